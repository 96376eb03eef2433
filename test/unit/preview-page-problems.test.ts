/** Errors of a running page, posted to the server and told in the terminal. */
import http from 'node:http'
import path from 'node:path'
import { EventHub } from '../../preview/server/events'
import { createHttpServer } from '../../preview/server/http'
import { PageProblems } from '../../preview/server/page-problems'
import { listenFrom } from '../../preview/server/ports'
import type { CompileProblem } from '../../preview/package-format'
import { folderOf, removeFolders } from './preview-compile-folder'

afterEach(removeFolders)

describe('what a page posts', () => {
  const told: CompileProblem[] = []
  const events = new EventHub(() => ({ version: 2, problems: [] }))
  const site = { page: () => '', text: () => undefined, filesRoot: () => undefined }
  const server = createHttpServer(site, events, (problem) => void told.push(problem))
  let origin = ''

  beforeAll(async () => {
    origin = `http://127.0.0.1:${await listenFrom(server, 20_000 + Math.floor(Math.random() * 20_000))}`
  })
  afterAll(() => {
    events.close()
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => void told.splice(0))

  function post(body: string, { target = '/events?version=2', from = origin } = {}): Promise<number> {
    return new Promise((resolve, reject) => {
      // Not fetch(): it would not let an origin be claimed.
      const options = { method: 'POST', headers: from === '' ? {} : { origin: from } }
      http
        .request(origin + target, options, (response) => {
          response.resume().on('end', () => resolve(response.statusCode ?? 0))
        })
        .on('error', reject)
        .end(body)
    })
  }

  const problem = { file: 'pages/a/a.js:2', message: 'onLoad: boom' }

  test('is handed on', async () => {
    expect(await post(JSON.stringify({ ...problem, hint: 'Do this.', stack: 'x' }))).toBe(204)
    expect(told).toEqual([{ ...problem, hint: 'Do this.', severity: 'error' }])
  })

  test('is one line, and nothing a terminal would obey', async () => {
    await post(JSON.stringify({ file: 'a\u001b[2J.js', message: 'one\n  two\u0007' }))
    expect(told).toEqual([{ file: 'a[2J.js', message: 'one two', severity: 'error' }])
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['no problem', '{"file": 1, "message": "x"}'],
    ['far too much', JSON.stringify({ ...problem, message: 'x'.repeat(100_000) })],
  ])('%s is refused', async (_name, body) => {
    expect(await post(body)).toBe(400)
    expect(told).toEqual([])
  })

  test('of an older version is not worth telling', async () => {
    expect(await post(JSON.stringify(problem), { target: '/events?version=1' })).toBe(204)
    expect(told).toEqual([])
  })

  test.each([
    ['a foreign page', { from: 'https://evil.example' }],
    ['nobody', { from: '' }],
    ['its own page to another address', { target: '/' }],
  ])('from %s is refused', async (_name, options) => {
    expect(await post(JSON.stringify(problem), options)).toBe(405)
    expect(told).toEqual([])
  })
})

describe('in the terminal', () => {
  const problem = (file: string): CompileProblem => ({ file, message: 'boom', severity: 'error' })

  test('a problem names the host’s file as the compiler does, and what to do', () => {
    const lines: string[] = []
    const root = folderOf({ 'pages/a/a.js': '' })
    const problems = new PageProblems((line) => lines.push(line))
    problems.tell(problem('pages/a/a.js:2'), root, 1)
    problems.tell(problem('plugin/index.js:3'), root, 1)
    problems.tell({ ...problem('app.json'), hint: 'Do this.' }, undefined, 1)
    expect(lines).toEqual([
      `${path.join(root, 'pages/a/a.js')}:2 boom — Mend it and save: the page loads again by itself.`,
      'plugin/index.js:3 boom — Mend it and save: the page loads again by itself.',
      'app.json boom — Do this.',
    ])
  })

  test('it is told once for each state of the sources', () => {
    const lines: string[] = []
    const problems = new PageProblems((line) => lines.push(line))
    for (const version of [1, 1, 2, 2]) problems.tell(problem('a.js'), undefined, version)
    expect(lines).toHaveLength(2)
  })
})
