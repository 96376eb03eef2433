/** What differs between wxss and CSS inside a value: the unit rpx, and where url() looks. */
import path from 'node:path'

/** Strings and url() are matched so that they are passed over. */
const rpxOrOpaque =
  /("(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\((?:"[^"]*"|'[^']*'|[^)]*)\))|(?<![\w.#-])([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/gi

/** `20rpx` → `calc(20 * var(--rpx))`: the runtime sets --rpx to a 750th of the screen's width. */
export function rpxToCalc(value: string): string {
  return value.replace(rpxOrOpaque, (all: string, opaque?: string, number?: string) =>
    opaque === undefined && number !== undefined ? `calc(${Number(number)} * var(--rpx))` : all,
  )
}

/** In a media query, which takes no var(): as on a screen 375 px wide. */
export function rpxToPx(params: string): string {
  return params.replace(rpxOrOpaque, (all: string, opaque?: string, number?: string) =>
    opaque === undefined && number !== undefined ? `${Number(number) / 2}px` : all,
  )
}

const urlFunction = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')][^)]*?))\s*\)/gi

/** Replaces addresses of local files. `place` gets the path as written and gives the new address, or undefined to keep it. */
export function replaceLocalUrls(value: string, place: (url: string) => string | undefined): string {
  return value.replace(urlFunction, (all: string, double?: string, single?: string, bare?: string) => {
    const url = double ?? single ?? bare ?? ''
    if (url === '' || isElsewhere(url)) return all
    const replaced = place(url)
    return replaced === undefined ? all : `url("${replaced}")`
  })
}

/** The address under which the preview serves a file of the package. */
export function fileAddress(filesUrl: string, file: string): string {
  return filesUrl + file.split('/').map(encodeURIComponent).join('/')
}

/** The path without `?query` and `#fragment`, which the stylesheets of icon fonts carry. */
export function withoutQuery(url: string): { file: string; query: string } {
  const at = url.search(/[?#]/)
  return at === -1 ? { file: url, query: '' } : { file: url.slice(0, at), query: url.slice(at) }
}

export function isPicture(file: string): boolean {
  return ['.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp'].includes(path.posix.extname(file).toLowerCase())
}

function isElsewhere(url: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url)
}
