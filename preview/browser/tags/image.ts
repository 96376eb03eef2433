/** <image> with its 14 modes, and <cover-image>. */
import { fileAddress } from './context'
import { defineTag } from './define'
import type { Tag } from './tag'

/** mode → how the picture fills its box. widthFix and heightFix change the box instead. */
const fits: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

const positions = new Set([
  'top',
  'bottom',
  'center',
  'left',
  'right',
  'top left',
  'top right',
  'bottom left',
  'bottom right',
])

interface PictureProps {
  src: string
  lazyLoad: boolean
}

/** The <img> inside, which follows `src` and tells load and error. */
function picture(tag: Tag<PictureProps>, onLoad: (img: HTMLImageElement) => void) {
  const img = tag.prepend(document.createElement('img'))
  img.draggable = false
  img.alt = ''
  tag.listen(img, 'load', () => {
    onLoad(img)
    tag.emit('load', { width: img.naturalWidth, height: img.naturalHeight })
  })
  tag.listen(img, 'error', () => {
    tag.emit('error', {
      errMsg: `GET ${tag.props.src} failed: the picture is missing or is not one a browser can show`,
    })
  })
  return {
    img,
    update() {
      img.loading = tag.props.lazyLoad ? 'lazy' : 'eager'
      // Screen readers get the label on the tag itself; the inner picture carries it for "save image" and the like.
      img.alt = tag.element.getAttribute('aria-label') ?? ''
      if (!tag.changed('src')) return
      const address = fileAddress(tag.props.src, tag.component)
      if (address) img.src = address
      else img.removeAttribute('src')
    },
  }
}

export const image = defineTag({
  name: 'image',
  props: {
    src: '',
    mode: 'scaleToFill',
    lazyLoad: false,
    fadeIn: false,
    webp: false,
    showMenuByLongpress: false,
    forceHttp: false,
  },
  styles: `
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { display: block; width: 100%; height: 100%; -webkit-user-select: none; user-select: none; }
wx-image > img:not([src]) { visibility: hidden; }`,
  setup(tag) {
    /** The two modes in which the picture gives its box a height or a width, once it is known. */
    const resize = (img: HTMLImageElement) => {
      const { mode } = tag.props
      const ratio = `aspect-ratio:${img.naturalWidth}/${img.naturalHeight}`
      if (mode === 'widthFix' && img.naturalWidth > 0) tag.style(`height:auto;${ratio}`)
      else if (mode === 'heightFix' && img.naturalHeight > 0) tag.style(`width:auto;${ratio}`)
      else tag.style('')
    }
    const inner = picture(tag, resize)
    return {
      update() {
        const { mode } = tag.props
        inner.img.style.objectFit = fits[mode] ?? (positions.has(mode) ? 'none' : 'fill')
        inner.img.style.objectPosition = positions.has(mode) ? mode : ''
        inner.update()
        if (tag.changed('mode')) resize(inner.img)
      },
    }
  },
})

export const coverImage = defineTag({
  name: 'cover-image',
  props: { src: '', lazyLoad: false, referrerPolicy: '' },
  styles: `
wx-cover-image { display: inline-block; overflow: hidden; pointer-events: auto; }
wx-cover-image > img { display: block; width: 100%; height: 100%; -webkit-user-select: none; user-select: none; }
wx-cover-image > img:not([src]) { visibility: hidden; }`,
  setup: (tag) => picture(tag, () => undefined),
})
