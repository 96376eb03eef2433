/** Which Chromium is taken, and what is said where there is none; the machine is made up of small scripts. */
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { findChromium, installedBrowsers } from '../../scripts/browser'

let dir: string

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'browsers-test-'))
})

afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

/** A program of that name that prints the page a browser would show. */
function program(name: string, script: string) {
  const file = path.join(dir, name)
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return file
}

const machine = (env: Record<string, string> = {}) => ({
  platform: 'freebsd' as const,
  env: { PATH: dir, ...env },
})
const works = 'echo "<title>plays-h264</title>"'

test('a chosen path is taken as it is', () => {
  const chosen = program('my-browser', 'exit 1')
  expect(findChromium(machine({ CHROMIUM_PATH: chosen }))).toBe(chosen)
  expect(findChromium(machine({ CHROME_PATH: chosen }))).toBe(chosen)
})

test('a chosen path that is wrong is named', () => {
  expect(() => findChromium(machine({ CHROMIUM_PATH: '/no/such/browser' }))).toThrow(
    /\/no\/such\/browser, which does not/,
  )
})

test('names are tried in order of preference, not in order of folders', () => {
  const chrome = program('google-chrome', works)
  const chromium = program('chromium', works)
  expect(installedBrowsers(machine()).slice(0, 2)).toEqual([chromium, chrome])
  expect(findChromium(machine())).toBe(chromium)
})

test('a browser that does not start, or lacks H.264, is passed over', () => {
  program('chromium', 'exit 1')
  program('chromium-browser', 'echo "<title>lacks-h264</title>"')
  const good = program('google-chrome', works)
  expect(findChromium(machine())).toBe(good)
})

test('where none works, one line says why and what to do', () => {
  const broken = program('chromium', 'exit 3')
  const poor = program('google-chrome', 'echo "<title>lacks-h264</title>"')
  const places = { platform: 'darwin' as const, env: { PATH: dir, HOME: dir } }
  expect(() => findChromium(places)).toThrow(
    `No usable Chromium found (${broken} does not start (exit code 3); ${poor} cannot play H.264): ` +
      'install Chromium or Chrome, or set CHROMIUM_PATH to its program.',
  )
})
