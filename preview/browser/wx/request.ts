/** wx.request over fetch, with a RequestTask. */
import { CallFailure, run, tell, optionsOf, type Options } from './async'
import type { WxArea } from './home'
import {
  checkUrl,
  defaultTimeout,
  fetchWithin,
  headerObject,
  queryString,
  requestHeaders,
  urlWithQuery,
} from './http'
import { Listeners, eventPair } from './listeners'
import { optionalNumber, optionalString, requireString } from './parameters'
import { mappedUrl } from './request-map'

const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'PATCH']

export const requestArea: WxArea = ({ shell }) => ({
  request(given?: unknown) {
    const options = optionsOf(given)
    const controller = new AbortController()
    const headersReceived = new Listeners('RequestTask.onHeadersReceived')
    const chunkReceived = new Listeners('RequestTask.onChunkReceived')

    const outcome = run(async () => {
      const { url, init } = prepared(options)
      const timeout = optionalNumber(options, 'timeout', defaultTimeout)
      return fetchWithin(timeout, controller, mappedUrl(shell, url), init, async (response) => {
        const header = headerObject(response.headers)
        headersReceived.emit({ header, statusCode: response.status, cookies: [] })
        const bytes = await bodyOf(response, options['enableChunked'] === true ? chunkReceived : undefined)
        return { data: dataOf(bytes, options), statusCode: response.status, header, cookies: [] }
      })
    }, options)
    tell('request', options, outcome)

    return {
      abort: () => controller.abort(),
      ...eventPair('HeadersReceived', headersReceived),
      ...eventPair('ChunkReceived', chunkReceived),
    }
  },
})

/** Address, method, headers and body, by the rules of wx.request. */
function prepared(options: Options): { url: string; init: RequestInit } {
  const url = requireString(options, 'url')
  checkUrl(url)
  const method = optionalString(options, 'method', 'GET').toUpperCase()
  if (!methods.includes(method)) {
    throw new CallFailure(`parameter error: parameter.method should be one of ${methods.join(', ')};`, {
      errno: 1001,
    })
  }
  const headers = requestHeaders(options['header'])
  const data = options['data']
  if (method === 'GET' || method === 'HEAD') {
    const query =
      typeof data === 'object' && data !== null ? queryString(data) : optionalString(options, 'data')
    return { url: urlWithQuery(url, query), init: { method, headers } }
  }
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return { url, init: { method, headers, body: bodyFor(data, headers.get('content-type') ?? '') } }
}

function bodyFor(data: unknown, contentType: string): BodyInit | undefined {
  if (data === undefined || data === null) return undefined
  if (data instanceof ArrayBuffer || typeof data === 'string') return data
  if (typeof data !== 'object') return String(data)
  return contentType.includes('application/x-www-form-urlencoded') ? queryString(data) : JSON.stringify(data)
}

async function bodyOf(response: Response, chunks: Listeners | undefined): Promise<ArrayBuffer> {
  if (!chunks || !response.body) return response.arrayBuffer()
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new ArrayBuffer(0)
    chunks.emit({ data: value.slice().buffer })
  }
}

function dataOf(bytes: ArrayBuffer, options: Options): unknown {
  if (options['responseType'] === 'arraybuffer') return bytes
  const text = new TextDecoder().decode(bytes)
  if (optionalString(options, 'dataType', 'json') !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    // As on a phone: an answer that is no JSON arrives as the text it is.
    return text
  }
}
