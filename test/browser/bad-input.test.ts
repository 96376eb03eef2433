/** Faults of a host's files, from its folder to the page: one message in the terminal and over the page, and the way back. */
import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startPreview, type Preview, type PreviewOptions } from '../../preview/serve'
import { folderOf, hostFiles, removeFolders } from '../unit/preview-compile-folder'
import { launchChromium } from './chromium'
import { until } from './until'

type Files = Record<string, string | object>

const GOOD: Files = hostFiles({
  'app.json': { pages: ['pages/a/a', 'pages/b/b'] },
  'pages/a/a.wxml': '<view bindtap="go">all is well</view>',
  'pages/a/a.js': 'Page({\n  go() {}\n})',
  'pages/b/b.js': 'Page({})',
  'pages/b/b.wxml': '<view>the other page</view>',
})
const MENDED = 'Mended: no errors any more.'
const SAVE = 'Mend it and save: the page loads again by itself.'

let browser: Browser
let page: Page
let preview: Preview | undefined
const lines: string[] = []

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
})

afterEach(async () => {
  await page.close()
  await preview?.stop()
  preview = undefined
  lines.length = 0
  removeFolders()
})

async function open(options: PreviewOptions, hash = ''): Promise<void> {
  const log = (line: string): void => void lines.push(line)
  preview = await startPreview({ build: false, port: 18_480, log, ...options })
  await page.goto(preview.url + hash)
}

/** `null`: that file is not there. */
function write(root: string, files: Record<string, string | object | null>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name)
    if (content === null) fs.rmSync(file, { force: true })
    else {
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    }
  }
}

/** The list over the page: each problem as `place message hint`. */
async function overlay(): Promise<string[]> {
  const panel = page.getByRole('alert', { name: '预览发现的问题' })
  await panel.waitFor()
  return panel
    .locator('li')
    .evaluateAll((items) =>
      items.map((item) => [...item.querySelectorAll('code, p')].map((part) => part.textContent).join(' ')),
    )
}

async function isWell(words = 'all is well'): Promise<void> {
  await page.getByText(words).waitFor()
  await page.waitForFunction(() => window.__preview?.problems().length === 0)
  await page.locator('.phone-problems').waitFor({ state: 'hidden' })
}

interface Fault {
  /** What differs from the good host; null: that file is not there. */
  broken: Record<string, string | object | null>
  hash?: string
  /** Where it is wrong, behind the host's folder. */
  place: string
  /** Found by the compiler, or only when it runs: then the overlay names the script as the browser does. */
  found?: 'running'
  says: string
}

const missing = (files: Files): Fault['broken'] =>
  Object.fromEntries(Object.keys(files).map((name) => [name, null]))

const FAULTS: [string, Fault][] = [
  ['no folder', { broken: missing(GOOD), place: '', says: 'does not exist' }],
  ['a folder without app.json', { broken: { 'app.json': null }, place: '', says: 'has no app.json' }],
  [
    'app.json that is not JSON',
    { broken: { 'app.json': '{"pages": ["pages/a/a",]}' }, place: '/app.json:1:24', says: 'is not JSON' },
  ],
  [
    'a page in app.json that has no files',
    {
      broken: { 'pages/b/b.js': null, 'pages/b/b.wxml': null },
      place: '/app.json:1:23',
      says: 'the page "pages/b/b" has no .js',
    },
  ],
  [
    'a wxml that does not compile',
    {
      broken: { 'pages/a/a.wxml': '<view>\n  <text>all is well</view>' },
      place: '/pages/a/a.wxml:2:4',
      says: 'missing end tag "text"',
    },
  ],
  [
    'a script that is no JavaScript',
    { broken: { 'pages/a/a.js': 'Page({\n  onLoad( {},\n})' }, place: '/pages/a/a.js:3', says: 'script: ' },
  ],
  [
    'a script that throws while it is loaded',
    {
      broken: { 'pages/a/a.js': 'const shop = undefined\nPage({ data: { name: shop.name } })' },
      place: '/pages/a/a.js:2',
      found: 'running',
      says: "loading: Cannot read properties of undefined (reading 'name')",
    },
  ],
  [
    'an onLoad that throws',
    {
      broken: { 'pages/a/a.js': 'Page({\n  onLoad() {\n    this.missing()\n  },\n})' },
      place: '/pages/a/a.js:3',
      found: 'running',
      says: 'onLoad: this.missing is not a function',
    },
  ],
  [
    'an app.js that throws',
    {
      broken: { 'app.js': "throw new Error('no such shop')" },
      place: '/app.js:1',
      found: 'running',
      says: 'loading: no such shop',
    },
  ],
  [
    'an address of a page that does not exist',
    {
      broken: { 'app.json': { pages: ['pages/a/a'] } },
      hash: '#/pages/b/b?x=1',
      place: '/app.json',
      found: 'running',
      says: 'there is no page "pages/b/b" — The pages are pages/a/a.',
    },
  ],
]

test.each(FAULTS)('%s: one message in terminal and page; mended, it goes by itself', async (_name, fault) => {
  const { broken, place, found, says, hash = '' } = fault
  const root = path.join(folderOf({}), 'shop')
  write(root, { ...GOOD, ...broken })
  await open({ hostDir: root }, hash)

  const shown = await overlay()
  await until('the line in the terminal', () => lines.length > 0)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`${root}${place}`)
  expect(lines[0]).toContain(says)
  // What to do about it.
  expect(lines[0]).toMatch(/ — \S.*\.$/)
  expect(shown).toHaveLength(1)
  expect(shown[0]).toContain(found === 'running' ? place.slice(1) : `${root}${place}`)
  expect(shown[0]).toContain(says.split(' — ')[0])

  write(root, GOOD)
  await isWell(hash === '' ? 'all is well' : 'the other page')
  expect(lines.slice(1)).toEqual(found === 'running' ? [] : [MENDED])
})

test('a fault that comes while it runs: the page stays, under the message, until the file is mended', async () => {
  const root = folderOf(GOOD)
  await open({ hostDir: root })
  await isWell()
  write(root, { 'pages/a/a.wxml': '<view>all is </veiw>' })
  expect((await overlay()).length).toBeGreaterThan(0)
  expect(await page.getByText('all is well').isVisible()).toBe(true)
  write(root, { 'pages/a/a.wxml': '<view>all is better</view>' })
  await isWell('all is better')
  expect(lines.at(-1)).toBe(MENDED)
})

test('a fault in a tap’s handler: told with its place, and the page goes on', async () => {
  const root = folderOf({ ...GOOD, 'pages/a/a.js': 'Page({\n  go() { this.setData({ x: y }) },\n})' })
  await open({ hostDir: root })
  await page.getByText('all is well').click()
  await page.getByText('all is well').click()
  expect(await overlay()).toEqual(['pages/a/a.js:2 tap → go: y is not defined'])
  await until('the line in the terminal', () => lines.length > 0)
  expect(lines).toEqual([`${root}/pages/a/a.js:2 tap → go: y is not defined — ${SAVE}`])
  write(root, GOOD)
  await isWell()
})

test('a whitelist file that is not JSON: the terminal names it, the room says so, and mended it plays', async () => {
  const file = '1250000001.json'
  const whitelistDir = folderOf({ [file]: '{"liveAppID": 1250000001, "domains": [' })
  await open({ whitelistDir, watch: false }, '#/pages/play/play?id=sample')
  await page.getByText('这个直播间暂时看不了').waitFor()
  await page.getByText('liveAppID 1250000001 的白名单文件有误').first().waitFor()
  await until('the line in the terminal', () => lines.length > 0)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(new RegExp(`${file}: is not JSON .*; mend it there`))
  write(whitelistDir, { [file]: { liveAppID: 1250000001, domains: ['play.live-room.example'] } })
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('status', { name: '播放中' }).waitFor()
  expect(lines).toHaveLength(1)
})
