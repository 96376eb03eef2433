/** What request, downloadFile and uploadFile share: headers, bodies, and the words of a failure. */
import { CallFailure } from './async'

/** WeChat's own limit when the call names none. */
export const defaultTimeout = 60000

/** Error numbers of WeChat's network calls. */
const errno = { timeout: 5, unreachable: 600001, interrupted: 600003, invalidUrl: 600009 }

export function checkUrl(url: string): void {
  if (!/^https?:\/\/[^/]/i.test(url)) {
    throw new CallFailure(`invalid url "${url}"`, { errno: errno.invalidUrl })
  }
}

/** Response headers spelt as servers send them (Content-Type); the lower-case name finds them too. */
export function headerObject(headers: Headers): Record<string, string> {
  const result: Record<string, string> = {}
  headers.forEach((value, name) => {
    const spelt = name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
    result[spelt] = value
    if (spelt !== name) Object.defineProperty(result, name, { value, enumerable: false })
  })
  return result
}

/** The mini-program's header object for fetch: what is no header value is left out. */
export function requestHeaders(given: unknown): Headers {
  const headers = new Headers()
  if (typeof given !== 'object' || given === null) return headers
  for (const [name, value] of Object.entries(given as Record<string, unknown>)) {
    if (value !== undefined && value !== null) headers.set(name, String(value))
  }
  return headers
}

/** `a=1&b=2` of an object; objects inside are written as JSON. */
export function queryString(data: object): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
      return `${encodeURIComponent(key)}=${encodeURIComponent(text)}`
    })
    .join('&')
}

export function urlWithQuery(url: string, query: string): string {
  if (query === '') return url
  const hashAt = url.indexOf('#')
  const address = hashAt < 0 ? url : url.slice(0, hashAt)
  const separator = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&'
  return address + separator + query
}

/** Fetches and reads within WeChat's time limit; what goes wrong comes back in words. The task aborts `controller`. */
export async function fetchWithin<T>(
  ms: number,
  controller: AbortController,
  url: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const state = { timedOut: false, answered: false }
  const timer = setTimeout(() => {
    state.timedOut = true
    controller.abort()
  }, ms)
  try {
    const response = await fetch(url, { credentials: 'omit', ...init, signal: controller.signal })
    state.answered = true
    return await read(response)
  } catch (error) {
    if (state.timedOut) throw new CallFailure('timeout', { errno: errno.timeout })
    if (controller.signal.aborted) throw new CallFailure('abort')
    if (!state.answered) throw await networkFailure(url, error)
    throw new CallFailure(`interrupted: ${wordsOf(error)}`, { errno: errno.interrupted })
  } finally {
    clearTimeout(timer)
  }
}

/** A browser says only "failed to fetch": a second, harmless question tells a refused answer (CORS) from no answer. */
export async function networkFailure(url: string, error: unknown): Promise<CallFailure> {
  const reason = wordsOf(error)
  // Both are missing in plain node.
  const { navigator, location } = globalThis as Partial<Pick<typeof globalThis, 'navigator' | 'location'>>
  if (navigator?.onLine === false) {
    return new CallFailure(`the browser is offline (${reason})`, { errno: errno.interrupted })
  }
  const page = location?.origin
  if (page !== undefined && new URL(url).origin !== page && (await answersAtAll(new URL('/', url).href))) {
    return new CallFailure(
      `the browser withholds the answer of ${new URL(url).origin} (CORS); a phone would not. For the preview, let that ` +
        `server send "Access-Control-Allow-Origin: ${page}" and allow the request's headers and method`,
      { errno: errno.unreachable },
    )
  }
  return new CallFailure(`no answer from ${new URL(url).origin}: ${reason}`, { errno: errno.unreachable })
}

/** Whether anything answers there, readable or not. */
export async function answersAtAll(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', mode: 'no-cors', credentials: 'omit' })
    return true
  } catch {
    // No answer to this one either: the server is not there.
    return false
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
