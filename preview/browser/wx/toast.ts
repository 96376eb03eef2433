/** showToast and showLoading: one at a time on the whole phone, the newer in place of the older. */
import type { Shell } from '../contracts'
import { asyncCall, asyncCalls, CallFailure, quietly, type Options } from './async'
import { element, show } from './dom'
import { addressOf } from './files'
import { perShell, type WxArea, type WxHome } from './home'
import { optionalNumber, optionalString, requireString } from './parameters'
import { uiStyles } from './ui-styles'

const line =
  'fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"'

/** Path data in a square of 40. */
const icons: Record<string, string> = {
  success: `<path d="M8 21l8.5 8.5L33 12" ${line}/>`,
  error: `<path d="M20 6a14 14 0 1 0 0 28 14 14 0 0 0 0-28zM20 13v9M20 27v.2" ${line}/>`,
  loading: `<circle cx="20" cy="20" r="15" fill="none" stroke="currentColor" stroke-opacity=".25" stroke-width="3"/><path d="M20 5a15 15 0 0 1 15 15" ${line}/>`,
}

interface Toasts {
  show(icon: string, title: string, mask: boolean, picture?: string): void
  /** false when nothing stood there. */
  hide(): boolean
  hideAfter(ms: number): void
}

export const toastsOf = perShell((shell: Shell): Toasts => {
  let remove: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = () => {
    clearTimeout(timer)
    const stood = remove !== undefined
    remove?.()
    remove = undefined
    return stood
  }
  return {
    show(icon, title, mask, picture) {
      hide()
      const layer = element('div', mask ? 'wx-layer' : 'wx-layer wx-through', {}, [box(icon, title, picture)])
      remove = show(shell.overlay, layer, uiStyles)
    },
    hide,
    hideAfter(ms) {
      timer = setTimeout(hide, ms)
    },
  }
})

export const toastArea: WxArea = (home) => {
  const toasts = toastsOf(home.shell)
  const hide = () => {
    if (!toasts.hide()) throw new CallFailure("toast can't be found")
  }
  const shows = asyncCalls({
    showToast(options) {
      showToast(home, options)
      toasts.hideAfter(optionalNumber(options, 'duration', 1500))
    },
    showLoading(options) {
      toasts.show('loading', requireString(options, 'title'), options['mask'] === true)
    },
  })
  // Pages hide what may have gone already, and mean no more than that it be gone.
  const hides = {
    hideToast: quietly(asyncCall('hideToast', hide)),
    hideLoading: quietly(asyncCall('hideLoading', hide)),
  }
  return { ...shows, ...hides }
}

function showToast(home: WxHome, options: Options): void {
  const title = requireString(options, 'title')
  const icon = optionalString(options, 'icon', 'success')
  const image = optionalString(options, 'image')
  const picture = image === '' ? undefined : addressOf(home, image)
  toastsOf(home.shell).show(icon, title, options['mask'] === true, picture)
}

function box(icon: string, title: string, picture: string | undefined): HTMLElement {
  const text = element('div', 'wx-toast-title', { text: title })
  if (picture === undefined && icon === 'none') {
    return element('div', 'wx-toast wx-toast-text', { attributes: { role: 'status' } }, [text])
  }
  return element('div', 'wx-toast', { attributes: { role: 'status' } }, [iconNode(icon, picture), text])
}

function iconNode(icon: string, picture: string | undefined): Element {
  if (picture !== undefined) return element('img', 'wx-toast-icon', { attributes: { src: picture, alt: '' } })
  const node = element('div', icon === 'loading' ? 'wx-toast-icon wx-spin' : 'wx-toast-icon')
  node.innerHTML = `<svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">${icons[icon] ?? icons['success'] ?? ''}</svg>`
  return node
}
