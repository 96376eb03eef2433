/** The live shop's chat in a real Chromium where it is given what it cannot use: a userSig that is none of the viewer's, and texts of any kind and size. */
import type { Browser } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { launchChromium } from './chromium'
import { ShopWindow, type Role } from './shop-window'
import { until } from './until'

const ROOM = 'live-shop'
const PATIENCE_MS = 180_000
/** Bytes that a message may have. */
const LARGEST = 12 * 1024

let preview: Preview
let browser: Browser
let windows: ShopWindow[] = []

beforeAll(async () => {
  preview = await startPreview({ build: false, watch: false, port: 18_560, log: () => undefined })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
})

afterEach(async () => {
  const faults = await Promise.all(windows.map((window) => window.close()))
  windows = []
  expect(faults.flat()).toEqual([])
  // The service hears of a closed window a moment later.
  await until('an empty room', () => preview.running.chat.membersOf(ROOM).length === 0)
})

async function enter(role: Role, query: string): Promise<ShopWindow> {
  const window = await ShopWindow.enter(browser, preview, role, query)
  windows.push(window)
  return window
}

test(
  'a userSig of another user, then one cut in half: said in words, the picture goes on, and “重试” asks for a new one',
  async () => {
    const { chat } = preview.running
    const sign = chat.sign.bind(chat)
    const signing = jest.spyOn(chat, 'sign')
    signing.mockImplementation((_userID, expire) => sign('somebody-else', expire))
    const ann = await enter('shop', 'user=ann')
    await ann.reads('聊天没有连上：登录凭证不是你的')
    await ann.moves()

    signing.mockImplementation((userID, expire) => {
      const signed = sign(userID, expire)
      return { ...signed, userSig: signed.userSig.slice(0, signed.userSig.length / 2) }
    })
    await ann.tap('重试')
    await ann.reads('聊天没有连上：登录凭证无效')
    expect(chat.membersOf(ROOM)).toEqual([])

    signing.mockImplementation(sign)
    await ann.tap('重试')
    await ann.online()
    expect(chat.membersOf(ROOM)).toEqual(['ann'])
    await ann.say('进来了')
    await ann.hears('进来了')
    await ann.moves()
  },
  PATIENCE_MS,
)

/** As many letters as fit into the bytes, after a beginning that a page might take for its own. */
function textOf(bytes: number, beginning: string, letter: string): string {
  const left = bytes - Buffer.byteLength(beginning)
  const text = beginning + letter.repeat(Math.floor(left / Buffer.byteLength(letter)))
  return text + '.'.repeat(bytes - Buffer.byteLength(text))
}

test(
  'emoji, right-to-left, {{}}, markup, up to 12 KB, are shown as text; over 12 KB is refused in words, and the room goes on',
  async () => {
    const host = await (await enter('shop-host', '')).online()
    const ann = await (await enter('shop', 'user=ann')).online()
    await ann.call('stop')
    const markup = '{{x}}<img src=x onerror="window.hit=1"><script>window.hit=1</script>&lt;&amp;'
    const texts = [
      markup,
      '👩‍👩‍👧‍👦🏳️‍🌈👍🏽 e\u0301 مرحبا שלום \u202eabc\u202c \u0000\u0007',
      '[object Object] undefined null __proto__ {{',
    ]
    for (const text of texts) {
      expect(await send(host, 'sendTextMsg', text)).toBe('sent')
      await ann.hears(text)
      expect(await shown(ann, text)).toBe(1)
    }

    expect(await send(host, 'sendTextMsg', textOf(LARGEST + 1, markup, '好'))).toMatch(
      /^sendTextMsg:fail .*12 KB/,
    )
    expect(await send(host, 'sendTextMsg', 'a'.repeat(100_000))).toMatch(/^sendTextMsg:fail .*12 KB/)

    // The cloud counts the message as it travels, as JSON.
    for (const large of [textOf(LARGEST - 300, markup, '好'), textOf(LARGEST - 300, 'ل', 'ل👍🏽')]) {
      expect(await send(host, 'sendTextMsg', large)).toBe('sent')
      await ann.page.getByText('全文').last().click()
      await ann.hears(large)
      expect(await shown(ann, large)).toBe(1)
    }

    const page = await ann.page.evaluate(() => ({
      hit: 'hit' in window,
      wide: document.documentElement.scrollWidth > innerWidth,
      images: [...document.images].filter(({ src }) => src.endsWith('/x')).length,
    }))
    expect(page).toEqual({ hit: false, wide: false, images: 0 })
    expect(await send(host, 'sendCustomMsg', { data: 'LIKE', description: markup, extension: markup })).toBe(
      'sent',
    )
    await ann.say('还在')
    await host.hears('还在')
  },
  PATIENCE_MS,
)

/** By the component's own call; gives how it ended. */
function send(shop: ShopWindow, method: 'sendTextMsg' | 'sendCustomMsg', what: unknown): Promise<string> {
  return shop.page.evaluate(
    ([name, argument]) => {
      const page = window.__preview?.getCurrentPages().at(-1) as unknown as {
        pusher: Record<string, (what: unknown) => Promise<unknown>>
      }
      return Promise.resolve(page.pusher[name]?.(argument)).then(
        () => 'sent',
        (error: unknown) => (error as { errMsg: string }).errMsg,
      )
    },
    [method, what] as const,
  )
}

/** How many lines of the list hold exactly that text. */
function shown(shop: ShopWindow, text: string): Promise<number> {
  return shop.page.evaluate(
    (wanted) =>
      [...document.querySelectorAll('[class*=words]')].filter(({ textContent }) => textContent === wanted)
        .length,
    text,
  )
}
