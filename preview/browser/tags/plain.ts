/** Tags that only WeChat can fill: each keeps its place on the page and says so once. */
import { shell } from './context'
import { defineTag, type StyledTag } from './define'

/** web-view covers its page; a site that forbids framing stays white there. */
export const webView = defineTag({
  name: 'web-view',
  props: { src: '', progressbarColor: '' },
  styles: `
wx-web-view { display: block; position: absolute; inset: 0; z-index: 1; background: #fff; }
wx-web-view > iframe { display: block; width: 100%; height: 100%; border: 0; }`,
  setup(tag) {
    const frame = tag.prepend(document.createElement('iframe'))
    frame.title = 'web-view'
    frame.referrerPolicy = 'no-referrer'
    tag.listen(frame, 'load', () => tag.props.src && tag.emit('load', { src: tag.props.src }))
    return {
      update() {
        if (!tag.changed('src')) return
        if (/^https?:/.test(tag.props.src)) frame.src = tag.props.src
        else shell().warnOnce(`<web-view src="${tag.props.src}">: 需要完整的 https 地址`)
      },
    }
  },
})

/** open-data shows what WeChat shows everyone today: a grey head and a general name. */
export const openData = defineTag({
  name: 'open-data',
  props: { type: '', openGid: '', lang: 'en', defaultText: '', defaultAvatar: '' },
  styles: `
wx-open-data { display: inline-block; }
wx-open-data[wx-avatar] { background: #dcdcdc; min-width: 1em; min-height: 1em; }`,
  setup(tag) {
    const text = tag.prepend(document.createElement('span'))
    return {
      update() {
        const { type, defaultText } = tag.props
        shell().warnOnce(`<open-data type="${type}">: 只在微信里有内容，预览里显示占位`)
        tag.element.toggleAttribute('wx-avatar', /avatar/i.test(type))
        text.textContent = /nick/i.test(type) ? defaultText || '微信用户' : ''
      },
    }
  },
})

function placeholder(name: string, props: Record<string, unknown>, label: string): StyledTag {
  return defineTag({
    name,
    props,
    styles: `
wx-${name} { display: block; }
.wx-plain { display: flex; align-items: center; justify-content: center; width: 100%; height: 100%; min-height: 44px; box-sizing: border-box;
  border: 1px dashed #d5d5d5; border-radius: 4px; color: #a0a0a0; font-size: 13px; }`,
    setup(tag) {
      const box = tag.prepend(document.createElement('div'))
      box.className = 'wx-plain'
      box.textContent = label
      shell().warnOnce(`<${name}>: 只在微信里有内容，预览里只留位置`)
    },
  })
}

/** Names with nothing but a place to keep. */
const others = {
  广告: ['ad', 'ad-custom'],
  视频号: ['channel-live', 'channel-video'],
  小商店: ['store-coupon', 'store-home', 'store-product'],
  通话: ['voip-room'],
  动画: ['animation-video', 'xr-frame'],
  支付: ['inline-payment-panel'],
  功能页: ['functional-page-navigator'],
}

/** The attributes these are given most; they lead nowhere. */
const othersProps = {
  unitId: '',
  adIntervals: 0,
  adType: '',
  adTheme: '',
  finderUserName: '',
  feedId: '',
  feedToken: '',
  path: '',
}

export const placeholders: StyledTag[] = [
  ...Object.entries(others).flatMap(([label, names]) =>
    names.map((name) => placeholder(name, othersProps, label)),
  ),
  placeholder('official-account', {}, '公众号'),
  placeholder(
    'map',
    {
      longitude: NaN,
      latitude: NaN,
      scale: 16,
      markers: null,
      covers: null,
      polyline: null,
      circles: null,
      controls: null,
      includePoints: null,
      showLocation: false,
      polygons: null,
      enableZoom: true,
      enableScroll: true,
    },
    '地图',
  ),
  placeholder(
    'camera',
    { mode: 'normal', devicePosition: 'back', flash: 'auto', frameSize: 'medium', resolution: 'medium' },
    '相机',
  ),
  placeholder(
    'editor',
    { readOnly: false, placeholder: '', showImgSize: false, showImgToolbar: false, showImgResize: false },
    '富文本编辑器',
  ),
]
