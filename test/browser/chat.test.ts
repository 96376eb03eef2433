/** Chat as two windows meet it: a host with its own chat SDK in the real preview, the local cloud, and what goes wrong there. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { makeChatHost, type ChatHost } from '../fixtures/chat/host'
import { launchChromium } from './chromium'
import { until } from './until'

interface Heard {
  name: string
  userID?: string
  message?: string
  code?: number
  state?: string
  type?: string
}

interface ChatPage {
  events: Heard[]
  version: string
  signed: { userSig: string }
  tsl: { sendMessage(text: string): Promise<unknown> }
}

let host: ChatHost
let preview: Preview
let browser: Browser
let context: BrowserContext
const faults: string[] = []

beforeAll(async () => {
  host = makeChatHost()
  preview = await startPreview(options(18_580))
  browser = await launchChromium()
})

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
})

afterEach(async () => {
  const { chat } = preview.running
  chat.fail(undefined)
  await context.close()
  chat.crowd.stop()
  // The service hears of a closed page a moment later.
  await until('an empty room', () => chat.membersOf('live-shop').length === 0)
  expect(faults.splice(0)).toEqual([])
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
  host.remove()
})

test('two windows in one room hear each other; the SDK in the page is not the one of the package', async () => {
  const [ann, bob] = [await enter('ann'), await enter('bob')]
  expect(await inPage(ann, ({ version }) => version)).toBe('0.0.0-local')
  await say(bob, '你好 <b>{{x}}</b> 🎤')
  expect(await when(ann, 'MESSAGE')).toMatchObject({ userID: 'bob', message: '你好 <b>{{x}}</b> 🎤' })
  await ann.getByText('你好 <b>{{x}}</b> 🎤').waitFor()
  expect(await events(ann, 'JOIN_GROUP')).toMatchObject([{ userID: 'ann' }, { userID: 'bob' }])
  await bob.close()
  expect(await when(ann, 'EXIT_GROUP')).toMatchObject({ userID: 'bob' })
  expect(preview.running.chat.membersOf('live-shop')).toEqual(['ann'])
})

test('a network that is cut and comes back: states, a gap, and the room again', async () => {
  const [ann, bob] = [await enter('ann'), await enter('bob')]
  preview.running.chat.cutOff('ann')
  await when(ann, 'NETWORK_CHANGE')
  await say(bob, 'nobody hears this')
  preview.running.chat.restore('ann')
  await when(ann, 'NETWORK_CHANGE', 3)
  await say(bob, 'heard')
  await when(ann, 'MESSAGE')
  expect(await events(ann, 'MESSAGE')).toMatchObject([{ message: 'heard' }])
  const states = await events(ann, 'NETWORK_CHANGE')
  expect(states.map(({ state }) => state)).toEqual(['disconnected', 'connecting', 'connected'])
  expect(await events(ann, 'SDK_READY')).toHaveLength(1)
})

test('a second login kicks the first, which stays out', async () => {
  const first = await enter('ann')
  await enter('ann')
  expect(await when(first, 'KICKED')).toMatchObject({ type: 'multipleAccount' })
  expect(preview.running.chat.membersOf('live-shop')).toEqual(['ann'])
})

test.each([
  ['of another user', 'sig=foreign', 70013],
  ['cut in half', 'sig=broken', 70003],
])('a userSig %s lets nobody in', async (_, query, code) => {
  const ann = await open(preview, `user=ann&${query}`)
  expect(await when(ann, 'ERROR')).toMatchObject({ code })
})

test('a userSig that runs out throws its user out', async () => {
  // The room is not waited for: on a slow machine the userSig may end before that.
  const ann = await open(preview, 'user=ann&expire=6')
  expect(await when(ann, 'KICKED')).toMatchObject({ type: 'userSigExpired' })
  expect(await events(ann, 'SDK_READY')).toHaveLength(1)
})

test('the panel: somebody comes, one is muted, kicked, and the service fails', async () => {
  const ann = await enter('ann')
  const panel = ann.getByRole('complementary', { name: '模拟面板' })
  await ann.getByRole('button', { name: '模拟面板' }).click()
  await panel.getByText(/^已连接：ann，在房间 live-shop，共 \d+ 人$/).waitFor()
  await panel.getByRole('button', { name: '进来一个人' }).click()
  await when(ann, 'JOIN_GROUP', 2)
  await panel.getByRole('switch', { name: '禁言我' }).click()
  await panel.getByRole('switch', { name: '禁言我', checked: true }).waitFor()
  expect(await say(ann, 'muted').catch(String)).toContain('10017')
  await panel.getByRole('switch', { name: '服务断开' }).click()
  await panel.getByText('未连接：ann').waitFor()
  await panel.getByRole('switch', { name: '服务断开' }).click()
  await when(ann, 'NETWORK_CHANGE', 3)
  await panel.getByRole('button', { name: '踢我下线' }).click()
  await when(ann, 'KICKED')
  await panel.getByRole('button', { name: '踢我下线' }).click()
  await panel.getByText('踢我下线：本页还没有登录聊天').waitFor()
})

test('with an app of one’s own the real SDK runs, and its userSig comes from one’s own server', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(JSON.stringify({ userSig: 'eJx-signed-elsewhere' }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const realChat = { SDKAppID: 1400999999, userSigUrl: `http://127.0.0.1:${port}/sign?app=mine` }
  const real = await startPreview({ ...options(18_680), realChat })
  const called: string[] = []
  try {
    // Tencent's cloud hears nothing of a test.
    await context.routeWebSocket(/./, (socket) => void called.push(socket.url()))
    await context.route(/qcloud|tencent|qq\.com/, (route) => route.abort())
    const page = await open(real, 'user=ann', true)
    await page.waitForFunction(() => {
      const [top] = window.__preview?.getCurrentPages() ?? []
      return (top as Partial<ChatPage> | undefined)?.tsl !== undefined
    })
    expect(await inPage(page, ({ version }) => version)).toBe('2.27.6')
    expect(await inPage(page, ({ signed }) => signed)).toMatchObject({
      ...{ sdkAppID: 1400999999, userID: 'ann', userSig: 'eJx-signed-elsewhere' },
    })
    expect(asked).toEqual(['/sign?app=mine&userID=ann&expire=86400'])
    await until('a connection to the real cloud', () => called.some((url) => url.startsWith('wss://')))
    expect(await page.evaluate(() => window.__preview?.problems())).toEqual([])
  } finally {
    await real.stop()
    await new Promise((done) => server.close(done))
  }
})

function options(port: number) {
  return { hostDir: host.folder, build: false, watch: false, port, log: (line: string) => faults.push(line) }
}

async function open(where: Preview, query: string, realSdk = false): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`))
  await page.goto(`${where.url}#/pages/chat/chat?${query}`)
  if (!realSdk) await page.waitForFunction(() => window.__preview?.getCurrentPages().length === 1)
  return page
}

/** Logged in, and in the room. */
async function enter(user: string, more = ''): Promise<Page> {
  const page = await open(preview, `user=${user}${more}`)
  await when(page, 'JOINED')
  return page
}

async function inPage<T>(page: Page, read: (shown: ChatPage) => T): Promise<T> {
  const shown = await page.evaluateHandle(() => window.__preview?.getCurrentPages()[0] as unknown as ChatPage)
  return shown.evaluate(read)
}

async function events(page: Page, name: string): Promise<Heard[]> {
  return (await inPage(page, ({ events: heard }) => heard)).filter((one) => one.name === name)
}

async function when(page: Page, name: string, times = 1): Promise<Heard | undefined> {
  await page.waitForFunction(
    ([wanted, count]) => {
      const [top] = window.__preview?.getCurrentPages() ?? []
      const heard = (top as Partial<ChatPage> | undefined)?.events ?? []
      return heard.filter((one) => one.name === wanted).length >= count
    },
    [name, times] as const,
  )
  return (await events(page, name))[times - 1]
}

async function say(page: Page, text: string): Promise<void> {
  await page.evaluate(async (words) => {
    const [top] = window.__preview?.getCurrentPages() ?? []
    await (top as unknown as ChatPage).tsl.sendMessage(words)
  }, text)
}
