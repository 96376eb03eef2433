/**
 * A stream address taken apart strictly. What cannot be read in exactly one way is refused, since the native player has a
 * parser of its own: an address must not mean one host to the whitelist and another to the player.
 */

export interface StreamUrl {
  /** In lower case, without '://'. */
  scheme: 'rtmp' | 'http' | 'https' | 'webrtc'
  /** In lower case. */
  host: string
  /** First segments of the path, as written. */
  app: string
  /** Last segment of the path without extension. */
  stream: string
}

export type ParsedUrl =
  | { ok: true; url: StreamUrl }
  /** `problem`: in Chinese, and without a part of the address that could be secret. */
  | { ok: false; reason: 'malformed-address' | 'scheme'; problem: string }

const SCHEMES: readonly string[] = ['rtmp', 'http', 'https', 'webrtc']
const MAX_LENGTH = 4096
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** A label that begins with a letter, so that no number, whatever its notation, is taken for a domain. */
const TOP_LABEL = /^[a-z]./
const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i
const PARTS = /^[a-z]+:\/\/([^/?]+)(\/[^?]*)(?:\?(.*))?$/i
const AUTHORITY = /^([^:]+)(?::([1-9][0-9]{0,4}))?$/

const refuse = (problem: string): ParsedUrl => ({ ok: false, reason: 'malformed-address', problem })

function isDomain(host: string): boolean {
  const labels = host.split('.')
  const top = labels[labels.length - 1] || ''
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(top)
  )
}

/** '.', '..' and empty segments, also percent-encoded: servers and players resolve them differently. */
function hasOddSegment(path: string): boolean {
  return path
    .slice(1)
    .split('/')
    .some((segment) => segment === '' || /^(?:\.|%2e){1,2}$/i.test(segment) || /%(?:2f|5c|00)/i.test(segment))
}

/** Media servers let the address name another domain than the one that is called: `?vhost=other`, `/live...vhost...other/room`. */
function namesOtherHost(host: string, path: string, query: string): boolean {
  if (/\.{3}vhost\.{3}/i.test(decode(path))) return true
  return query.split(/[?&;]/).some((pair) => {
    const [name = '', ...value] = decode(pair).split('=')
    return name.toLowerCase() === 'vhost' && value.join('=').toLowerCase() !== host
  })
}

/** Byte by byte: unlike decodeURIComponent it never gives up, and only ASCII matters here. */
const decode = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

export function parseStreamUrl(text: unknown): ParsedUrl {
  if (typeof text !== 'string' || text === '') return refuse('地址为空')
  if (text.length > MAX_LENGTH) return refuse(`地址超过 ${MAX_LENGTH} 个字符`)
  if (!/^[\x21-\x7e]+$/.test(text))
    return refuse('地址里有空白、控制字符或非 ASCII 字符，请先编码（encodeURIComponent）')
  if (/[\\<>"`{}|^]/.test(text)) return refuse('地址里有反斜杠、引号或括号等不允许的字符')
  if (text.includes('#')) return refuse('地址不能带 #')
  const [, schemeText = ''] = SCHEME.exec(text) || []
  const scheme = schemeText.toLowerCase()
  if (scheme !== '' && !SCHEMES.includes(scheme)) {
    return { ok: false, reason: 'scheme', problem: `不支持 ${schemeText}://，请使用 rtmp:// 或 https://` }
  }
  const parts = PARTS.exec(text)
  if (!parts) return refuse('地址不完整，应为 rtmp://域名/应用名/流名 或 https://域名/应用名/流名.flv')
  const [, authority = '', path = '', query = ''] = parts
  const [, hostText = '', port] = AUTHORITY.exec(authority) || []
  const host = hostText.toLowerCase()
  if (!isDomain(host)) return refuse('域名格式不对：不能带用户名，也不能是 IP 地址，须是完整的域名')
  if (Number(port) > 65535) return refuse('端口号不对')
  if (/%(?![0-9a-f]{2})/i.test(text)) return refuse('地址里的百分号编码不对')
  const segments = path.slice(1).split('/')
  if (segments.length < 2 || hasOddSegment(path)) return refuse('路径不对，应为 /应用名/流名')
  if (namesOtherHost(host, path, query)) return refuse('地址里的 vhost 与域名不一致，请直接使用要播放的域名')
  const last = segments[segments.length - 1] || ''
  return {
    ok: true,
    url: {
      scheme: scheme as StreamUrl['scheme'],
      host,
      app: segments.slice(0, -1).join('/'),
      stream: last.replace(/\.[a-z0-9]+$/i, ''),
    },
  }
}

/** An address as it may be shown and logged: without its query, which holds the signature (encoded by mistake as well), and without a password. */
export const shownAddress = (url: string): string =>
  url.replace(/(?:[?#]|%3f|%23)[^]*$/i, '').replace(/\/\/[^/]*@/, '//***@')

/**
 * The address of a stream's sound alone, for `wx.getBackgroundAudioManager()` with `protocol = 'hls'`:
 * `{stream}_pureAudio.m3u8` over the play address's own host, path and signature. '' where the address is not a stream's.
 */
export function pureAudioUrl(playUrl: string): string {
  const parsed = parseStreamUrl(playUrl)
  if (!parsed.ok) return ''
  const [, authority = ''] = PARTS.exec(playUrl) || []
  const scheme = parsed.url.scheme === 'https' ? 'https' : 'http'
  // A port of RTMP's is not one of HTTP's.
  const server = parsed.url.scheme === 'rtmp' ? authority.replace(/:\d+$/, '') : authority
  const query = playUrl.indexOf('?') >= 0 ? playUrl.slice(playUrl.indexOf('?')) : ''
  return `${scheme}://${server}/${parsed.url.app}/${parsed.url.stream}_pureAudio.m3u8${query}`
}
