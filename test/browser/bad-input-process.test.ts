/** `npm start` as a process: a port that is taken, and Ctrl-C at any time. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { folderOf, hostFiles, removeFolders } from '../unit/preview-compile-folder'
import { allGone, descendants, run, type Running } from './processes'
import { until } from './until'

const ROOT = path.resolve(__dirname, '../..')
/** It takes a fraction of a second, at most two; a slow machine that is busy besides gets more. */
const STOP_LIMIT_MS = 20_000

let taken: Server
let started: Running | undefined

beforeAll(async () => {
  taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
})

afterAll(async () => {
  await new Promise((done) => taken.close(done))
  removeFolders()
})

afterEach(() => {
  // Only where a test has failed is anything left.
  for (const pid of started ? [started.pid, ...descendants(started.pid)] : []) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It had ended.
    }
  }
  started = undefined
})

/** What `npm start` runs. */
function start(...args: string[]): Running {
  started = run(process.execPath, ['--import', 'tsx', 'preview/serve.ts', ...args], ROOT)
  return started
}

async function endsWell(preview: Running): Promise<void> {
  const children = descendants(preview.pid)
  const since = Date.now()
  preview.interrupt()
  expect(await preview.ended).toEqual({ code: 0, signal: null })
  expect(Date.now() - since).toBeLessThan(STOP_LIMIT_MS)
  await allGone(children)
}

test('a taken port means the next free one; one line says where; Ctrl-C ends it with all it has started', async () => {
  const { port } = taken.address() as AddressInfo
  const preview = start('--port', String(port), '--host', folderOf(hostFiles()))
  await until('the address', () => preview.stdout().includes('\n'), 100_000)
  const [, url = '', next = ''] = /^Preview: (http:\/\/127\.0\.0\.1:(\d+)\/)\n$/.exec(preview.stdout()) ?? []
  expect(Number(next)).toBeGreaterThan(port)
  expect(await (await fetch(url)).text()).toContain('window.__PREVIEW__')
  await endsWell(preview)
})

test('Ctrl-C while it still builds ends it with all it has started', async () => {
  const preview = start('--host', folderOf(hostFiles()))
  await until('the build', () => descendants(preview.pid).length > 1, 100_000)
  await endsWell(preview)
  expect(preview.stdout()).toBe('')
})
