/** Page addresses: `/pages/a/a?x=1`, relative ones, and the form they take in the browser's address. */

export interface PageUrl {
  /** Path without leading slash. */
  path: string
  /** Values as written: WeChat does not decode them. */
  query: Record<string, string>
  /** path + '?' + the query as written */
  full: string
}

/** Resolves '.' and '..' against the folder of `from`; a leading slash means the package's root. */
export function joinPath(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    query[at < 0 ? pair : pair.slice(0, at)] = at < 0 ? '' : pair.slice(at + 1)
  }
  return query
}

/** `from`: route of the page that navigates. An address of a plugin's page (`plugin://…`) is kept whole. */
export function parsePageUrl(url: string, from = ''): PageUrl {
  const at = url.indexOf('?')
  const rawPath = (at < 0 ? url : url.slice(0, at)).replace(/^\/(?=[\w-]+:\/\/)/, '')
  const rawQuery = at < 0 ? '' : url.slice(at + 1)
  const path = (rawPath.includes('://') ? rawPath : joinPath(from, rawPath)).replace(/\.html$/, '')
  return { path, query: parseQuery(rawQuery), full: rawQuery ? `${path}?${rawQuery}` : path }
}

/** The browser percent-encodes these in an address's fragment; a mini-program never sees them so. */
const ENCODED_BY_BROWSER = /(?:%(?:[89A-F][0-9A-F]|20|22|3C|3E|60))+/gi

/** The page an address's hash names, undefined for an empty one. */
export function urlFromHash(hash: string): string | undefined {
  const text = hash.replace(/^#\/?/, '')
  if (text === '') return undefined
  return `/${text.replace(ENCODED_BY_BROWSER, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })}`
}

export function hashOf(full: string): string {
  return `#/${full}`
}
