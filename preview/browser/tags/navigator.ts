/** <navigator>: a link to another page. */
import type { Shell } from '../contracts'
import { parsePageUrl } from '../url'
import { shell } from './context'
import { defineTag } from './define'
import { hover, hoverProps } from './hover'
import { keyboardTap } from './tap'

/** open-type → the call that errMsg names. */
const apiNames: Record<string, string> = {
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

function go(router: Shell['router'], openType: string, url: string, delta: number): Promise<unknown> {
  switch (openType) {
    case 'redirect':
      return router.redirectTo(url)
    case 'switchTab':
      return router.switchTab(url)
    case 'reLaunch':
      return router.reLaunch(url)
    case 'navigateBack':
      return router.navigateBack(delta)
    default:
      return router.navigateTo(url)
  }
}

export const navigator = defineTag({
  name: 'navigator',
  props: {
    ...hoverProps,
    hoverClass: 'navigator-hover',
    hoverStayTime: 600,
    url: '',
    target: 'self',
    openType: 'navigate',
    delta: 1,
    appId: '',
    path: '',
    extraData: null as unknown,
    version: 'release',
    shortLink: '',
  },
  styles: `
wx-navigator { display: block; cursor: pointer; }
wx-navigator[wx-hover] { background-color: rgba(0, 0, 0, .1); opacity: .7; }
wx-navigator:focus-visible { outline: 2px solid #10aeff; outline-offset: 2px; }`,
  setup(tag) {
    const { props } = tag
    hover(tag, () => false, 'navigator-hover')
    keyboardTap(tag, () => false).refresh()
    tag.element.setAttribute('role', 'link')

    const follow = async () => {
      if (props.target === 'miniProgram' || props.openType === 'exit') {
        shell().warnOnce(
          `<navigator target="${props.target}" open-type="${props.openType}">: 预览里只有这一个小程序，点击没有作用`,
        )
        tag.emit('fail', { errMsg: 'navigateToMiniProgram:fail not supported' })
        return
      }
      // WeChat resolves a relative address against the page the tag stands in, which is the one that is shown when it is tapped.
      const url = props.url && `/${parsePageUrl(props.url, shell().currentPage()?.route).full}`
      const name = apiNames[props.openType] ?? 'navigateTo'
      try {
        await go(shell().router, props.openType, url, props.delta)
        tag.emit('success', { errMsg: `${name}:ok` })
        tag.emit('complete', { errMsg: `${name}:ok` })
      } catch (error) {
        const errMsg = `${name}:fail ${error instanceof Error ? error.message : String(error)}`
        console.error(`<navigator url="${props.url}">: ${errMsg}`)
        tag.emit('fail', { errMsg })
        tag.emit('complete', { errMsg })
      }
    }
    tag.on('tap', () => void follow())
  },
})
