/** Where a stream really comes from in the preview: whatever host its address names, the local media server stands in for it. */

/** What native live-player takes, and webrtc:// for mode RTC; each `scheme://host/app/stream`. */
const LIVE_SCHEMES = ['rtmp:', 'rtmps:', 'webrtc:']

/** undefined: not an address the native player (and so the preview) can play. */
export function localAddress(src: string, mediaOrigin: string): string | undefined {
  const url = parsed(src)
  if (url === undefined) return undefined
  const path = url.pathname.replace(/\/+$/, '')
  if (path.split('/').length < 3) return undefined
  if (LIVE_SCHEMES.includes(url.protocol)) {
    return `${mediaOrigin}${path.endsWith('.flv') ? path : `${path}.flv`}${url.search}`
  }
  if (/^https?:$/.test(url.protocol) && path.endsWith('.flv')) return `${mediaOrigin}${path}${url.search}`
  return undefined
}

/** An address as a console shows it: its query holds the signature. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '')

interface Address {
  protocol: string
  pathname: string
  search: string
}

function parsed(src: string): Address | undefined {
  const match = /^\s*([a-z]+):\/\/(\S+)\s*$/i.exec(src)
  if (match === null) return undefined
  try {
    // Only for http does URL take path and query apart in every browser, so the scheme is put aside for the parsing.
    const url = new URL(`http://${match[2] ?? ''}`)
    const protocol = `${(match[1] ?? '').toLowerCase()}:`
    return { protocol, pathname: url.pathname, search: url.search }
  } catch {
    return undefined
  }
}
