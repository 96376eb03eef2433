/** One room in the list: cover, title, host, whether it is live. Tapping it sends `enter` with the room's id. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { blankRoom } from '../../rooms'
import { tintOf } from '../tint'

ComponentWithComputed({
  properties: {
    room: { type: Object, value: blankRoom },
    /** 'large' has the words on the picture, 'row' beside it. */
    size: { type: String, value: 'row' },
  },
  computed: {
    initial(data): string {
      return data.room.host.slice(0, 1)
    },
    tint(data): string {
      return tintOf(data.room.host)
    },
    label(data): string {
      return `进入直播间：${data.room.title}，主播${data.room.host}`
    },
  },
  methods: {
    onTap() {
      this.triggerEvent('enter', { id: this.data.room.id })
    },
  },
})
