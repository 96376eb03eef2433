/** Shows the picture just taken and saves it to the album; sends `close`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { savePicture } from './save-picture'

ComponentWithComputed({
  properties: {
    /** Temporary path of the picture. */
    path: { type: String, value: '' },
    /** px */
    width: { type: Number, value: 0 },
    height: { type: Number, value: 0 },
  },
  // What is derived comes after the first drawing, which hands it on as text all the same.
  data: { saving: false, size: '' },
  computed: {
    size(data): string {
      return data.width && data.height ? `${data.width} × ${data.height}` : ''
    },
  },
  methods: {
    onClose() {
      this.triggerEvent('close', {})
    },

    onSave() {
      if (this.data.saving) return
      this.setData({ saving: true })
      savePicture(this.data.path, (words, saved) => {
        this.setData({ saving: false })
        if (words) void wx.showToast({ title: words, icon: 'none' })
        if (saved) this.triggerEvent('close', {})
      })
    },
  },
})
