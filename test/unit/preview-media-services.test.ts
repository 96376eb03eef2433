/** The services as they run: the sample can be pulled, streams are cut and come back, documents are served, all of it stops. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FlvReader } from '../../preview/media/flv-reader'
import { startServices, type Services } from '../../preview/services'
import { whitelistProblem } from '../../preview/services/whitelist-documents'

const log: string[] = []
let folder: string
let services: Services

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whitelist-'))
  writeFileSync(join(folder, '1250000001.json'), '{"liveAppID": 1250000001, "domains": ["play.example.com"]}')
  writeFileSync(join(folder, '7.json'), '{"liveAppID": 7,')
  services = await startServices({
    samples: ['live/room1'],
    whitelistDir: folder,
    log: (line) => void log.push(line),
  })
})

afterAll(async () => {
  await services.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${what} did not come about within 40 s`)
}

const publishing = async (name: string): Promise<boolean> =>
  (await services.media.streams()).some((stream) => stream.name === name)

describe('media', () => {
  beforeEach(() => until('the sample', () => publishing('live/sample')))

  test('the sample is there for any page, under every name, with growing times', async () => {
    for (const name of ['live/sample', 'live/room1']) {
      await until(name, () => publishing(name))
      const response = await fetch(`${services.mediaOrigin}/${name}.flv`)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      const times = await pull(response, 30)
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })

  test.each(['/live/nobody.flv', '/admin/', '/api/v1/streams', '/'])('%s is not there', async (path) => {
    expect((await fetch(services.mediaOrigin + path)).status).toBe(404)
  })

  test('a name that cannot be one costs the others nothing', async () => {
    await statusOf('GET', services.mediaOrigin, '/live/%E4%BD%A0.flv')
    expect(await publishing('live/sample')).toBe(true)
  })

  test('when the publisher goes, viewers see the end; when it is back, they may come again', async () => {
    const response = await fetch(`${services.mediaOrigin}/live/sample.flv`)
    const pulled = response.arrayBuffer()
    await until('the viewer', async () =>
      (await services.media.streams()).some((stream) => stream.viewers === 1),
    )
    await services.media.cut('live/sample')
    expect((await pulled).byteLength).toBeGreaterThan(0)
    expect((await fetch(`${services.mediaOrigin}/live/sample.flv`)).status).toBe(404)
    await services.media.restore('live/sample')
    await until('the sample', () => publishing('live/sample'))
    const again = await pull(await fetch(`${services.mediaOrigin}/live/sample.flv`), 5)
    expect(again[0]).toBe(0)
  })

  test('a publisher that falls silent keeps its viewers waiting', async () => {
    await services.media.cut('live/sample', 'silence')
    expect(await publishing('live/sample')).toBe(true)
    await services.media.restore('live/sample')
    await pull(await fetch(`${services.mediaOrigin}/live/sample.flv`), 60)
  })

  test('another publisher that is cut is turned away until restored', async () => {
    await services.media.cut('live/other')
    const sent = post('/live/other.flv')
    await sent.ended
    expect(await publishing('live/other')).toBe(false)
    sent.destroy()
    await services.media.restore('live/other')
    const again = post('/live/other.flv')
    await until('the other stream', () => publishing('live/other'))
    again.destroy()
  })

  test('a name for the sample that cannot be one is refused in words', async () => {
    await expect(
      startServices({ samples: ['room one'], whitelistDir: folder, log: jest.fn() }),
    ).rejects.toThrow('--sample room one: write it as app/stream')
  })

  test('two previews run side by side, and each stops without waiting for anybody', async () => {
    const second = await startServices({ samples: [], whitelistDir: folder, log: jest.fn() })
    expect(second.rtmpPort).not.toBe(services.rtmpPort)
    const before = Date.now()
    await second.stop()
    // It takes a fraction of a second; idle connections alone would keep a server for five.
    expect(Date.now() - before).toBeLessThan(4000)
    await expect(fetch(`${second.mediaOrigin}/live/sample.flv`)).rejects.toThrow()
    expect(await isFree(second.rtmpPort)).toBe(true)
  })
})

describe('whitelist', () => {
  test('serves a document to any page, uncached', async () => {
    const response = await fetch(`${services.whitelistOrigin}/1250000001.json`)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ liveAppID: 1250000001, domains: ['play.example.com'] })
  })

  test.each([
    ['GET', '/1250000404.json', 404],
    ['HEAD', '/1250000001.json', 200],
    ['HEAD', '/1.json', 404],
    ['OPTIONS', '/1250000001.json', 204],
    ['POST', '/1250000001.json', 405],
    ['GET', '/../../../../etc/hostname', 404],
    ['GET', '/..%2f..%2fpackage.json', 404],
    ['GET', '/', 404],
    ['GET', '//', 404],
  ])('%s %s is answered %i', async (method, path, status) => {
    expect(await statusOf(method, services.whitelistOrigin, path)).toBe(status)
  })

  test('a file that is not JSON is served as it is, and named in the terminal with what to do', async () => {
    expect(await (await fetch(`${services.whitelistOrigin}/7.json`)).text()).toBe('{"liveAppID": 7,')
    await until('the line', () =>
      log.some((line) => line.includes('7.json: is not JSON') && line.includes('mend it')),
    )
  })

  test('a document that is changed is looked through again', async () => {
    writeFileSync(join(folder, '8.json'), '{"liveAppID": 9, "domains": []}')
    await until('the line', () => log.some((line) => line.includes('8.json')))
    expect(log.join('\n')).toContain('8.json: is asked for liveAppID 8')
  })

  test.each([
    ['[]', 'must hold one object'],
    ['{"liveAppID": "5"}', 'allows nothing'],
    ['{"liveAppID": 5, "domains": "a.com"}', '"domains" must be a list'],
    ['{"liveAppID": 5, "bizids": ["1"]}', '"bizids" must be a list'],
  ])('5.json holding %s: %s', (text, problem) => {
    expect(whitelistProblem('5.json', text)).toContain(problem)
  })

  test('a document may do with bizids alone', () => {
    expect(whitelistProblem('5.json', '{"liveAppID": 5, "bizids": [1]}')).toBeUndefined()
  })

  test('a folder that is not there is named, and everything is refused', async () => {
    const lines: string[] = []
    const missing = join(folder, 'missing')
    const other = await startServices({
      samples: [],
      whitelistDir: missing,
      log: (line) => void lines.push(line),
    })
    expect(lines.join('\n')).toContain('missing: no such folder')
    expect((await fetch(`${other.whitelistOrigin}/1.json`)).status).toBe(404)
    await other.stop()
  })
})

/** Times of the first `count` tags; then hangs up. */
async function pull(response: Response, count: number): Promise<number[]> {
  expect(response.status).toBe(200)
  const reader = response.body?.getReader()
  const flv = new FlvReader()
  const times: number[] = []
  while (times.length < count) {
    const chunk = await reader?.read()
    if (chunk === undefined || chunk.done) throw new Error('the stream ended')
    times.push(...flv.push(chunk.value).map((tag) => tag.timestamp))
  }
  await reader?.cancel()
  return times
}

/** Publishes by POST, without ever ending by itself. */
function post(path: string): { ended: Promise<void>; destroy(): void } {
  const sending = request(services.mediaOrigin + path, { method: 'POST' })
  // Turned away or hung up: both end here as an error of the socket.
  sending.on('error', () => undefined)
  sending.write(Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0]))
  const ended = new Promise<void>((done) => {
    sending.once('response', () => done()).once('close', () => done())
  })
  return { ended, destroy: () => void sending.destroy() }
}

/** By hand, since fetch tidies a path up before it sends it; on a connection of its own. */
function statusOf(method: string, origin: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    request({ hostname, port, method, path, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo
      server.close(() => resolve(taken === port))
    })
  })
}
