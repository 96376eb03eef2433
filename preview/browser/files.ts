/** Addresses of pictures and sounds as a mini-program writes them, as addresses the browser loads. */
import { tempFiles } from './temp-files'
import { joinPath } from './url'

const SCHEME = /^[a-z][\w+.-]*:/i

/** `filesUrl`: where the server has the package's files. `from`: path of the asking page or component. */
export function resolveFile(path: string, filesUrl: string, from = ''): string {
  const text = path.trim()
  if (text === '') return ''
  const temporary = tempFiles.url(text)
  if (temporary !== undefined) return temporary
  if (SCHEME.test(text)) return text
  if (text.startsWith('//')) return `https:${text}`
  const at = text.search(/[?#]/)
  const file = at < 0 ? text : text.slice(0, at)
  const rest = at < 0 ? '' : text.slice(at)
  const encoded = joinPath(from, file)
    .split('/')
    .map((part) => encodeURIComponent(safeDecode(part)))
    .join('/')
  return `${filesUrl}${encoded}${rest}`
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
