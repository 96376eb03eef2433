import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { requestArea } from '../../preview/browser/wx/request'
import { mappedUrl } from '../../preview/browser/wx/request-map'
import { transferArea } from '../../preview/browser/wx/transfer'
import { tempFiles } from '../../preview/browser/temp-files'
import { fakeShell, callOf, outcome, type FakeShell } from './preview-wx-shell'

let server: Server
let origin: string
let shell: FakeShell
let wx: Record<string, unknown>

/** Answers with what it was asked. */
async function echo(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method, url, headers } = request
  return JSON.stringify({
    method,
    url,
    type: headers['content-type'] ?? null,
    body: Buffer.concat(chunks).toString(),
  })
}

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/hang') return
    if (request.url === '/text') return void response.end('no json')
    if (request.url === '/404') return void response.writeHead(404).end('{"missing":true}')
    void echo(request).then((body) => response.setHeader('X-Made-By', 'echo').end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  shell = fakeShell()
  const home = { shell, packageId: '', has: () => false }
  wx = { ...requestArea(home), ...transferArea(home) }
})

describe('wx.request', () => {
  test.each([
    [
      'GET puts an object into the query',
      { url: '/a?x=1', data: { y: '二', z: { k: 1 } } },
      { method: 'GET', url: '/a?x=1&y=%E4%BA%8C&z=%7B%22k%22%3A1%7D' },
    ],
    ['GET without data', { url: '/a' }, { method: 'GET', url: '/a', body: '' }],
    [
      'POST sends JSON by default',
      { url: '/a', method: 'POST', data: { y: 1 } },
      { method: 'POST', type: 'application/json', body: '{"y":1}' },
    ],
    ['a lower-case method', { url: '/a', method: 'put', data: 'text' }, { method: 'PUT', body: 'text' }],
    [
      'a form, whatever the case of the header',
      {
        url: '/a',
        method: 'POST',
        header: { 'content-TYPE': 'application/x-www-form-urlencoded' },
        data: { a: 1, b: 'c d' },
      },
      { type: 'application/x-www-form-urlencoded', body: 'a=1&b=c%20d' },
    ],
    ['bytes', { url: '/a', method: 'POST', data: new TextEncoder().encode('raw').buffer }, { body: 'raw' }],
  ])('%s', async (_name, options, expected) => {
    const result = await outcome(wx, 'request', { ...options, url: origin + options.url })
    expect(result).toMatchObject({ errMsg: 'request:ok', statusCode: 200, data: expected, cookies: [] })
  })

  test('header names are found as servers spell them and in lower case', async () => {
    const { header } = (await outcome(wx, 'request', { url: `${origin}/a` })) as {
      header: Record<string, string>
    }
    expect(header['X-Made-By']).toBe('echo')
    expect(header['x-made-by']).toBe('echo')
    expect(Object.keys(header)).not.toContain('x-made-by')
  })

  test.each([
    ['an answer that is no JSON arrives as text', { url: '/text' }, 'no json'],
    ['dataType text is never parsed', { url: '/404', dataType: 'text' }, '{"missing":true}'],
    ['a 404 is a success with its status', { url: '/404' }, { missing: true }],
  ])('%s', async (_name, options, data) => {
    const result = await outcome(wx, 'request', { ...options, url: origin + options.url })
    expect(result).toMatchObject({ errMsg: 'request:ok', data })
  })

  test('responseType arraybuffer', async () => {
    const { data } = await outcome(wx, 'request', { url: `${origin}/text`, responseType: 'arraybuffer' })
    expect(new TextDecoder().decode(data as ArrayBuffer)).toBe('no json')
  })

  test.each([
    ['api/relative', 'request:fail invalid url "api/relative"'],
    ['rtmp://a/b', 'request:fail invalid url "rtmp://a/b"'],
    [undefined, 'request:fail parameter error: parameter.url should be String instead of Undefined;'],
  ])('the address %p is refused', async (url, errMsg) => {
    expect(await outcome(wx, 'request', { url })).toMatchObject({ errMsg })
  })

  test('timeout', async () => {
    const result = await outcome(wx, 'request', { url: `${origin}/hang`, timeout: 30 })
    expect(result).toEqual({ errMsg: 'request:fail timeout', errno: 5 })
  })

  test('abort, and a task with the events of a phone', async () => {
    const failure = new Promise((resolve) => {
      const task = callOf(wx, 'request')({ url: `${origin}/hang`, fail: resolve }) as Record<
        string,
        () => void
      >
      expect(Object.keys(task).sort()).toEqual(
        ['abort', 'offChunkReceived', 'offHeadersReceived', 'onChunkReceived', 'onHeadersReceived'].sort(),
      )
      task['abort']?.()
    })
    expect(await failure).toEqual({ errMsg: 'request:fail abort' })
  })

  test('onHeadersReceived comes before success', async () => {
    const heard: string[] = []
    await new Promise<void>((resolve) => {
      const task = callOf(
        wx,
        'request',
      )({
        url: `${origin}/a`,
        success: () => heard.push('success'),
        complete: () => resolve(),
      }) as { onHeadersReceived: (listener: (result: { statusCode: number }) => void) => void }
      task.onHeadersReceived(({ statusCode }) => heard.push(`headers ${statusCode}`))
    })
    expect(heard).toEqual(['headers 200', 'success'])
  })

  test('a server that is not there is named', async () => {
    const { errMsg } = await outcome(wx, 'request', { url: 'http://127.0.0.1:9/x' })
    expect(errMsg).toContain('request:fail no answer from http://127.0.0.1:9')
  })
})

describe('an answer the browser withholds (CORS)', () => {
  const original = globalThis.fetch

  afterEach(() => {
    globalThis.fetch = original
    Reflect.deleteProperty(globalThis, 'location')
  })

  test('is told apart from a dead server, with what to do', async () => {
    Object.assign(globalThis, { location: { origin: 'http://127.0.0.1:7000' } })
    globalThis.fetch = ((_url: unknown, init: RequestInit) =>
      init.mode === 'no-cors'
        ? Promise.resolve(new Response())
        : Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch
    const { errMsg } = await outcome(wx, 'request', { url: 'https://api.example/x' })
    expect(errMsg).toMatch(
      /withholds the answer of https:\/\/api\.example \(CORS\).*Access-Control-Allow-Origin: http:\/\/127\.0\.0\.1:7000/,
    )
  })
})

describe('requestMap', () => {
  const requestMap = {
    'https://whitelist.example/v1': 'http://127.0.0.1:5/whitelist',
    'https://whitelist.example/v1/test': 'http://127.0.0.1:5/test',
  }

  test.each([
    ['https://whitelist.example/v1/1250000001.json', 'http://127.0.0.1:5/whitelist/1250000001.json'],
    ['https://whitelist.example/v1?a=b', 'http://127.0.0.1:5/whitelist?a=b'],
    ['https://whitelist.example/v1/test/1.json', 'http://127.0.0.1:5/test/1.json'],
    ['https://whitelist.example/v10/1.json', 'https://whitelist.example/v10/1.json'],
    ['https://other.example/v1', 'https://other.example/v1'],
  ])('%s is answered by %s', (url, expected) => {
    expect(mappedUrl({ ...shell, config: { ...shell.config, requestMap } }, url)).toBe(expected)
  })

  test('a mapped request reaches the local server, and the console says once where it went', async () => {
    shell.config.requestMap = { 'https://api.example': `${origin}/local` }
    for (const path of ['/a', '/b']) {
      const result = await outcome(wx, 'request', { url: `https://api.example${path}` })
      expect(result).toMatchObject({ data: { url: `/local${path}` } })
    }
    expect(shell.warnings).toEqual([
      `Requests to https://api.example are answered by ${origin}/local in the preview.`,
    ])
  })
})

describe('wx.downloadFile', () => {
  test('gives a temporary file, and progress on the way', async () => {
    const progress: unknown[] = []
    const result = await new Promise<Record<string, unknown>>((resolve) => {
      const task = callOf(wx, 'downloadFile')({ url: `${origin}/text`, success: resolve, fail: resolve }) as {
        onProgressUpdate: (listener: (step: object) => void) => void
      }
      task.onProgressUpdate((step) => progress.push(step))
    })
    expect(result).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 200 })
    const blob = tempFiles.get(String(result['tempFilePath']))
    expect(await blob?.text()).toBe('no json')
    expect(progress.at(-1)).toEqual({ progress: 100, totalBytesWritten: 7, totalBytesExpectedToWrite: 7 })
  })

  test.each([
    ['into the mini-program’s own folder', 'wxfile://usr/a.txt', 'downloadFile:ok'],
    ['nowhere else', '/etc/a.txt', 'downloadFile:fail permission denied, open "/etc/a.txt"'],
  ])('filePath leads %s', async (_name, filePath, errMsg) => {
    expect(await outcome(wx, 'downloadFile', { url: `${origin}/text`, filePath })).toMatchObject({ errMsg })
  })
})
