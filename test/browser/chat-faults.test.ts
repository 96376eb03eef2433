/** The chat service and the one that signs, failing in every way under the demo's shop: the picture goes on, and the chat comes back. */
import type { Browser } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import type { ChatFault } from '../../preview/services/chat'
import { launchChromium } from './chromium'
import { ShopWindow } from './shop-window'
import { until } from './until'

const ROOM = 'live-shop'
const SIGNING = '**/v1/user-sig*'
const PATIENCE_MS = 300_000

let preview: Preview
let browser: Browser
let ann: ShopWindow

beforeAll(async () => {
  preview = await startPreview({ build: false, watch: false, port: 18_480, log: () => undefined })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
})

afterEach(async () => {
  preview.running.chat.fail(undefined)
  expect(await ann.close()).toEqual([])
  // The service hears of a closed window a moment later; what is done to it before then is done to ann.
  await until('a room that ann has left', () => preview.running.chat.membersOf(ROOM).length === 0)
})

const enter = (): Promise<ShopWindow> => ShopWindow.enter(browser, preview, 'shop', 'user=ann')

/** Somebody in the room says something. */
function hear(text: string): void {
  const common = {
    ID: text,
    conversationType: 'GROUP',
    to: ROOM,
    from: 'bob',
    nick: 'Bob',
    avatar: '',
    time: 1,
  }
  preview.running.chat.inject('ann', [{ ...common, type: 'TIMTextElem', payload: { text } }])
}

async function chats(words: string): Promise<void> {
  await ann.online()
  expect(preview.running.chat.membersOf(ROOM)).toEqual(['ann'])
  hear(`${words}, Bob`)
  await ann.hears(`${words}, Bob`)
  await ann.say(`${words}, Ann`)
  await ann.hears(`${words}, Ann`)
}

test(
  'the chat service is killed, silent, talks garbage: said on the page, and back by itself when it is well; slow is only slow',
  async () => {
    ann = await enter()
    await chats('begin')
    const { chat } = preview.running
    for (const fault of ['down', 'silence', 'garbage'] satisfies ChatFault[]) {
      chat.fail(fault)
      await ann.reads('聊天断开，正在重连…')
      await ann.moves()
      chat.fail(undefined)
      await chats(`after ${fault}`)
    }
    chat.fail('slow')
    await ann.say('late')
    await ann.hears('late')
    expect(await ann.data('connection')).toBe('online')
  },
  PATIENCE_MS,
)

test(
  'entered while the chat service is down: the picture plays, and the room is entered once the service is there',
  async () => {
    preview.running.chat.fail('down')
    ann = await enter()
    await ann.moves()
    await ann.reads('聊天断开，正在重连…')
    expect(preview.running.chat.membersOf(ROOM)).toEqual([])
    preview.running.chat.fail(undefined)
    await chats('here')
  },
  PATIENCE_MS,
)

test(
  'behind another app for more than 5 s: the system closes the chat’s socket, and back in front the room is entered again',
  async () => {
    ann = await enter()
    await chats('before')
    const press = (label: string): Promise<void> =>
      ann.page.evaluate((name) => {
        const buttons = [...document.querySelectorAll<HTMLElement>('#preview-panel button')]
        buttons.find(({ textContent }) => textContent === name)?.click()
      }, label)
    await press('切到后台')
    await ann.shows('connection', 'reconnecting')
    await press('切到后台')
    await chats('after')
    await ann.moves()
    expect((await ann.heard()).filter((line) => line === 'after, Bob')).toHaveLength(1)
  },
  PATIENCE_MS,
)

test(
  'the signing service is slow, gone, fails, answers garbage or a wrong signature: said, and in again on a tap',
  async () => {
    ann = await enter()
    const { page } = ann
    await ann.online()
    // A page that begins anew asks for a signature anew.
    const begin = async (): Promise<void> => {
      await page.reload()
      await ann.moves()
    }
    await page.route(SIGNING, async (route) => {
      await new Promise((done) => setTimeout(done, 1500))
      await route.continue()
    })
    await begin()
    await ann.online()
    await page.unroute(SIGNING)

    for (const [words, status, body] of [
      ['连不上签名服务', 0, ''],
      ['签名服务答复 500', 500, 'oops'],
      ['签名服务答复 200', 200, '<html>'],
      ['登录凭证无效', 200, '{"sdkAppID":1400000001,"userSig":"nonsense"}'],
    ] as const) {
      await page.route(SIGNING, (route) => (status === 0 ? route.abort() : route.fulfill({ status, body })))
      await begin()
      await ann.shows('connection', 'failed')
      expect(await ann.data('reason')).toContain(words)
      await page.unroute(SIGNING)
      await ann.tap('重试')
      await ann.online()
    }
    await chats('in')
  },
  PATIENCE_MS,
)
