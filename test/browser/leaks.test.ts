/**
 * A page with player, pusher and chat, entered and left over and over in a real Chromium: at once, half-way, and with the picture
 * on the screen and the chat's room entered. What the browser holds afterwards is what it held before, and the room is empty.
 */
import { resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { count, patience } from '../fixtures/counts'
import { launchChromium } from './chromium'
import { LeakWatch, watchOpened, type Held } from './leak-watch'
import { granted } from './push-pages'
import { until } from './until'

const ENTRIES = count('pageEntries')
/** What is loaded and compiled once, on the way. */
const WARM_UP = 10
/** A stream that runs so long keeps the screen on, for which the preview begins to listen, once and for good. */
const SCREEN_ON_MS = 1500
/** How long the page stands, ms; 'picture': until it plays, broadcasts, and has said something in the chat. */
const STAYS = [0, 20, 120, 0, 300, 60, 0, 30, 200, 'picture'] as const

/**
 * Bytes. The browser compiles what has run often, and keeps a line on each request and each message of the console; one
 * entry's components, forgotten, would be more than a hundred thousand.
 */
const HEAP_FOR_THE_BROWSER = 1_500_000
const HEAP_PER_ENTRY = 1500

let preview: Preview
let browser: Browser
let context: BrowserContext
let page: Page
let watch: LeakWatch
const faults: string[] = []
/** As the page's wxml names it. */
const CHAT_ROOM = 'live-shop'

beforeAll(async () => {
  preview = await startPreview({
    hostDir: resolve(__dirname, '../fixtures/leak-host'),
    build: false,
    watch: false,
    port: 18_700,
    log: () => undefined,
  })
  browser = await launchChromium()
  context = await browser.newContext({ viewport: { width: 390, height: 700 } })
  await context.addInitScript((given) => {
    localStorage.setItem('wx-permissions/touristappid', JSON.stringify(given))
  }, granted)
  await watchOpened(context)
  page = await context.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.goto(preview.url)
  await page.evaluate(() => window.__preview?.ready)
  watch = await LeakWatch.open(page)
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
})

/** `stay`: as above. Each broadcast has a name of its own. */
function enter(number: number, stay: number | 'picture'): Promise<void> {
  return page.evaluate(
    async ([n, how]) => {
      const pages = (): unknown[] => window.__preview?.getCurrentPages() ?? []
      const [home] = pages() as { enter(url: string): Promise<void> }[]
      const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
      await home?.enter(`/pages/room/room?name=leak${n}`)
      const room = pages().at(-1) as { heard: unknown[]; say(text: string): Promise<unknown> }
      if (how !== 'picture') return how > 0 ? pause(how) : undefined
      const end = performance.now() + 45_000
      for (const wanted of [2004, 1002, 'join_group_event']) {
        while (!room.heard.includes(wanted)) {
          if (performance.now() > end) throw new Error(`no ${wanted}; heard ${room.heard.join(' ')}`)
          await pause(30)
        }
      }
      await room.say('hello')
    },
    [number, stay] as const,
  )
}

function leave(): Promise<void> {
  return page.evaluate(async () => {
    const [home] = (window.__preview?.getCurrentPages() ?? []) as unknown as { leave(): Promise<void> }[]
    await home?.leave()
  })
}

/** Everything that ends by itself a moment later has ended. */
async function settled(): Promise<Held> {
  await until('the end of every broadcast', async () =>
    (await preview.running.media.streams()).every(({ name }) => !name.includes('leak')),
  )
  await until('an empty chat room', () => preview.running.chat.membersOf(CHAT_ROOM).length === 0)
  let held = await watch.held()
  for (let i = 0; i < 40; i++) {
    await page.waitForTimeout(250)
    const next = await watch.held()
    const still =
      next.nodes === held.nodes && next.listeners === held.listeners && next.timeouts === held.timeouts
    held = next
    if (still) break
  }
  return held
}

test(
  `after ${ENTRIES} entries nothing is left of them`,
  async () => {
    let number = 0
    const comeAndGo = async (times: number): Promise<void> => {
      for (let i = 0; i < times; i++) {
        await enter(++number, STAYS[number % STAYS.length] ?? 0)
        await leave()
      }
    }
    await comeAndGo(WARM_UP)
    await enter(++number, 'picture')
    await page.waitForTimeout(SCREEN_ON_MS)
    await leave()
    const before = await settled()

    // What is looked for can be seen: camera, microphone and encoders, sound, both sockets and the player's request.
    await enter(++number, 'picture')
    const open = await watch.held()
    for (const what of ['tracks', 'codecs', 'audioContexts', 'sockets', 'fetches', 'intervals'] as const) {
      expect([what, open[what] > before[what]]).toEqual([what, true])
    }
    expect(open.sockets - before.sockets).toBe(2)
    expect(preview.running.chat.membersOf(CHAT_ROOM)).toEqual(['visitor'])
    await leave()

    await comeAndGo(ENTRIES - 1)
    const after = await settled()
    const { heapBytes, ...counts } = after
    const { heapBytes: heapBefore, ...countsBefore } = before
    expect(counts).toEqual(countsBefore)
    expect(heapBytes - heapBefore).toBeLessThan(HEAP_FOR_THE_BROWSER + ENTRIES * HEAP_PER_ENTRY)
    expect(faults).toEqual([])
  },
  patience(300_000),
)
