import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { BadArguments, readArguments } from '../../preview/server/args'
import { EventHub } from '../../preview/server/events'
import { createHttpServer, type Site } from '../../preview/server/http'
import { pageHtml } from '../../preview/server/page'
import { listenFrom } from '../../preview/server/ports'
import { FolderWatch } from '../../preview/server/watch'
import { requestMap } from '../../preview/server/whitelist-map'
import type { CompileProblem, PreviewConfig } from '../../preview/package-format'
import { folderOf, removeFolders } from './preview-compile-folder'

afterEach(removeFolders)

const config: PreviewConfig = {
  mediaOrigin: 'http://127.0.0.1:1',
  requestMap: {},
  pluginId: 'live',
  hostAppId: 'wx1',
  eventsUrl: '/events',
}

function errorOf(run: () => unknown): Error | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return error as Error
  }
}

describe('the command line', () => {
  it('gives everything that was said', () => {
    const host = folderOf({})
    const said = [
      '--host',
      host,
      `--whitelist=${host}`,
      '--sample',
      'live/a',
      '--sample',
      'x/b',
      '--port',
      '81',
    ]
    expect(readArguments(said)).toEqual({
      help: false,
      host,
      whitelist: host,
      samples: ['live/a', 'x/b'],
      port: 81,
    })
    expect(readArguments([])).toEqual({ help: false, samples: [] })
    expect(readArguments(['--help']).help).toBe(true)
  })

  it('takes a host’s folder that is not there yet', () => {
    expect(readArguments(['--host', '/nowhere/at/all']).host).toBe('/nowhere/at/all')
  })

  it('takes folders from where the command was typed', () => {
    const base = folderOf({ 'shop/app.json': {} })
    expect(readArguments(['--host', 'shop', '--whitelist', '.'], base)).toMatchObject({
      host: path.join(base, 'shop'),
      whitelist: base,
    })
  })

  it.each([
    [['--hots', 'x'], "Unknown option '--hots': see npm start -- --help"],
    [['x'], 'x stands alone: npm needs -- before options, e.g. npm start -- --host x'],
    [['--host'], 'see npm start -- --help'],
    [['--host', __filename], 'this is a file; give the folder it lies in'],
    [['--host='], '--host: give a folder'],
    [['--whitelist', '/nowhere/at/all'], 'there is no such folder; create it or leave the option out'],
    [['--sample', 'live'], '--sample live: write it as app/stream'],
    [['--sample', '../etc'], 'write it as app/stream'],
    [['--port', 'x'], '--port x: give a number from 1 to 65535'],
    [['--port', '70000'], 'give a number from 1 to 65535'],
    [['--port', '-1'], 'see npm start -- --help'],
  ])('%j is refused in one line', (argv, expected) => {
    const error = errorOf(() => readArguments(argv))
    expect(error).toBeInstanceOf(BadArguments)
    expect(error?.message).toContain(expected)
    expect(error?.message).not.toContain('\n')
  })
})

describe('the page', () => {
  const runtime = { script: '/runtime.js' }

  it('writes the configuration, then the packages, then the runtime', () => {
    const html = pageHtml({ config, problems: [], packages: ['/p.js', '/h.js'], runtime })
    const places = ['__PREVIEW__', '__PACKAGES__ = []', '"/p.js"', '"/h.js"', '"/runtime.js"'].map((text) =>
      html.indexOf(text),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(html).not.toContain('__PROBLEMS__')
  })

  it('lets no problem’s text out of its place', () => {
    const problem: CompileProblem = { file: 'a', message: '</script><b>', severity: 'error' }
    for (const html of [
      pageHtml({ config, problems: [problem], packages: [], runtime }),
      pageHtml({ config, problems: [problem], packages: [] }),
    ]) {
      expect(html).not.toContain('</script><b>')
      expect(html).toContain('__PROBLEMS__')
    }
  })
})

describe('the server', () => {
  const stops: (() => void)[] = []
  afterEach(() => {
    for (const stop of stops.splice(0)) stop()
  })

  async function serve(site: Partial<Site>, problems: CompileProblem[] = []) {
    const events = new EventHub(() => ({ version: 4, problems }))
    const all: Site = { page: () => 'PAGE', text: () => undefined, filesRoot: () => undefined, ...site }
    const server = createHttpServer(all, events)
    const port = await listenFrom(server, 20_000 + Math.floor(Math.random() * 20_000))
    stops.push(() => {
      events.close()
      server.closeAllConnections()
      server.close()
    })
    const ask = (target: string, options: http.RequestOptions = {}) =>
      new Promise<{ status: number; body: string }>((resolve, reject) => {
        // Not fetch(): it would tidy up the path.
        http
          .get({ host: '127.0.0.1', port, path: target, ...options }, (response) => {
            let body = ''
            response.setEncoding('utf8').on('data', (text: string) => {
              body += text
              if (target.startsWith('/events') && body.endsWith('\n\n') && body.includes('data:'))
                response.destroy()
            })
            response.on('close', () => resolve({ status: response.statusCode ?? 0, body }))
          })
          .on('error', reject)
      })
    return { port, ask, events }
  }

  it('answers the page, texts and files', async () => {
    const root = folderOf({ 'img/a b.txt': 'hello' })
    const { ask } = await serve({
      text: (file) => (file === '/x.js' ? { type: 'text/javascript', body: 'X' } : undefined),
      filesRoot: () => root,
    })
    expect((await ask('/?a=1')).body).toBe('PAGE')
    expect((await ask('/x.js')).body).toBe('X')
    expect((await ask('/files/host/img/a%20b.txt')).body).toBe('hello')
    expect((await ask('/nothing')).status).toBe(404)
    expect((await ask('/files/host/img')).status).toBe(404)
  })

  it.each([
    '/files/host/../secret.txt',
    '/files/host/%2e%2e/secret.txt',
    '/files/host/..%2fsecret.txt',
    '/files/host/a/../../secret.txt',
    '/files/host/.git/config',
    '/files/host/%00',
    '/files/host/%zz',
    '/files/host//etc/passwd',
    '/files/host/..\\secret.txt',
  ])('keeps %s', async (target) => {
    const folder = folderOf({ 'secret.txt': 'secret', 'host/a.txt': '', 'host/.git/config': 'secret' })
    const { ask } = await serve({ filesRoot: () => path.join(folder, 'host') })
    const { status, body } = await ask(target)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).not.toMatch(/^secret|root:/)
  })

  it('answers under its own names and to questions only', async () => {
    const { ask } = await serve({})
    expect((await ask('/', { headers: { host: 'evil.example' } })).status).toBe(403)
    expect((await ask('/', { headers: { host: 'localhost:1' } })).status).toBe(200)
    expect((await ask('/', { method: 'POST' })).status).toBe(405)
  })

  it('takes the next port when one is taken', async () => {
    const { port } = await serve({})
    const second = http.createServer()
    stops.push(() => second.close())
    expect(await listenFrom(second, port)).toBeGreaterThan(port)
  })

  it('tells a page that is out of date to load again, and one that is not nothing', async () => {
    const problem: CompileProblem = { file: 'a', message: 'm', severity: 'error' }
    const { ask } = await serve({}, [problem])
    expect((await ask('/events?version=3')).body).toContain('id: 4\nevent: reload\n')
    const current = (await ask('/events?version=4')).body
    expect(current).not.toContain('reload')
    expect(current).toContain(`id: 4\nevent: problems\ndata: ${JSON.stringify([problem])}\n\n`)
    expect((await ask('/events?version=4', { headers: { 'last-event-id': '2' } })).body).toContain('reload')
  })
})

describe('watching', () => {
  const waitFor = async (done: () => boolean) => {
    const end = Date.now() + 25_000
    while (!done() && Date.now() < end) await new Promise((next) => setTimeout(next, 20))
    return done()
  }

  it('names the folder that changed, also when it was gone for a while', async () => {
    const root = folderOf({ 'a/x.txt': '1', 'b/x.txt': '1' })
    const file = (name: string) => path.join(root, name)
    const seen: string[] = []
    const watch = new FolderWatch(
      { a: file('a'), b: file('b'), c: file('c') },
      (changed) => seen.push(...changed),
      (error) => seen.push(error.message),
    )
    try {
      await watch.ready()
      // Once or, where the machine dwells between the steps of one change, more often; but nothing else.
      const names = () => [...new Set(seen)].join()
      fs.writeFileSync(file('a/x.txt'), '2')
      expect(await waitFor(() => seen.length > 0)).toBe(true)
      expect(names()).toBe('a')
      fs.mkdirSync(file('c'))
      expect(await waitFor(() => names() !== 'a')).toBe(true)
      expect(names()).toBe('a,c')
      fs.rmSync(file('b'), { recursive: true })
      expect(await waitFor(() => seen.includes('b'))).toBe(true)
      seen.length = 0
      fs.mkdirSync(file('b'))
      expect(await waitFor(() => seen.includes('b'))).toBe(true)
      seen.length = 0
      fs.writeFileSync(file('b/y.txt'), '1')
      expect(await waitFor(() => seen.includes('b'))).toBe(true)
    } finally {
      await watch.stop()
    }
  }, 120_000)
})

describe('whitelist requests', () => {
  const settings = (text: string) => requestMap(folderOf({ 'settings.js': text }), 'http://127.0.0.1:5')

  it('for what the built plugin’s settings name go to the local service', () => {
    expect(
      settings("exports.settings = { registry: 'https://a.example/v1', testRegistry: 'https://b.example/' }"),
    ).toEqual({
      'https://a.example/v1': 'http://127.0.0.1:5',
      'https://b.example': 'http://127.0.0.1:5',
    })
  })

  it('are nobody’s where nothing is set or built', () => {
    expect(settings("exports.settings = { registry: '' }")).toEqual({})
    expect(requestMap('/nowhere', 'http://127.0.0.1:5')).toEqual({})
  })
})
