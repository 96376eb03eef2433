/** The demo's live shop in a real Chromium: two and five windows in one room, over the plugin's chat and the local chat service. */
import type { Browser } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { launchChromium } from './chromium'
import { ShopWindow, type Role } from './shop-window'
import { until } from './until'

const ROOM = 'live-shop'
/** Several windows, one after the other, on a busy machine. */
const PATIENCE_MS = 300_000

let preview: Preview
let browser: Browser
let windows: ShopWindow[] = []

beforeAll(async () => {
  preview = await startPreview({ build: false, watch: false, port: 18_460, log: () => undefined })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
})

/** Nobody in it, nothing on the shelf. */
beforeEach(() => chat().openRoom(ROOM))

afterEach(async () => {
  const faults = await Promise.all(windows.map((window) => window.close()))
  windows = []
  expect(faults.reduce((all, some) => all.concat(some), [])).toEqual([])
})

const chat = () => preview.running.chat

async function enter(role: Role, query: string): Promise<ShopWindow> {
  const window = await ShopWindow.enter(browser, preview, role, query)
  windows.push(window)
  return window
}

/** The host puts goods on the shelf, shows them, says a notice, and hands out a coupon; everybody sees each of them. */
async function offer(host: ShopWindow, viewers: ShopWindow[]): Promise<void> {
  await host.tap(/^货架/)
  await host.tap(/^上架 神经酰胺/)
  await host.tap(/^讲解 神经酰胺/)
  await host.tap(/^关闭$/)
  for (const one of viewers) await one.button(/^讲解中：神经酰胺/).waitFor()
  await host.tap(/^公告$/)
  await host.page.locator('wx-textarea textarea').fill('八点抽奖')
  await host.tap('发布公告')
  for (const one of viewers) await one.button('公告：八点抽奖').waitFor()
  await host.tap(/^优惠券$/)
  await host.tap(/^发放 直播间专享券/)
  for (const one of viewers) await one.button(/^优惠券：直播间专享券.*领取$/).waitFor()
}

test(
  'host and viewer, two windows: every kind of message, the shelf, a coupon, an order, pause and the end',
  async () => {
    const host = await (await enter('shop-host', '')).online()
    const ann = await (await enter('shop', 'user=ann')).online()
    await ann.moves()

    await host.tap('开始直播')
    await host.shows('status', 'live')
    await ann.shows('status', 'live')
    await ann.moves()

    const text = '{{x}} <b>粗</b> &amp; مرحبا 👍'
    await ann.say(text)
    await host.say('欢迎 ann')
    await host.hears(text)
    await ann.hears(text)
    await ann.hears('欢迎 ann')
    await ann.reads(text)

    await ann.tap(/^点赞/)
    await host.reads('1')
    await ann.tap('送礼物')
    await ann.tap(/^送出玫瑰/)
    await ann.tap(/^关闭$/)
    await host.hears('送出 玫瑰')
    await ann.tap('关注主播')
    await host.hears('关注了主播')
    await ann.shows('followed', true)

    await offer(host, [ann])
    for (const sheet of ['送礼物', /^商品/]) {
      await ann.tap(sheet)
      expect(await ann.smallTargets()).toEqual([])
      await ann.tap(/^关闭$/)
    }
    for (const sheet of [/^货架/, /^优惠券$/]) {
      await host.tap(sheet)
      expect(await host.smallTargets()).toEqual([])
      await host.tap(/^关闭$/)
    }
    await ann.tap(/^优惠券：直播间专享券.*领取$/)
    await ann.shows('couponState', 'claimed')
    await host.hears('领取了优惠券')

    await ann.tap(/^讲解中/)
    await ann.reads('−¥20')
    // Whoever taps twice buys once, and opens nothing of what lies below.
    await ann.tapTwice(/^提交订单/)
    await ann.shows('sheet', '')
    await host.hears('买了 神经酰胺修护面霜 50 g')
    await ann.shows('couponState', 'used')
    await host.tap(/^订单/)
    await host.reads('1 单 · 成交 ¥79')
    await host.tap(/^关闭$/)

    await host.tap(/^暂停$/)
    await ann.reads('主播暂时离开一下')
    await host.tap('继续直播')
    await ann.shows('status', 'live')
    await ann.moves()

    await host.tap('结束直播')
    await host.page.getByText('结束', { exact: true }).filter({ visible: true }).click()
    await host.reads('直播时长')
    await ann.reads('谢谢你来看「小满的梳妆台」')
    // What lies under it is nothing to be read or tapped any more.
    for (const one of [host, ann])
      expect(await one.button(/^(说点什么|和观众说句话|返回|送礼物|货架)/).allTextContents()).toEqual([
        '返回首页',
      ])
    expect(await ann.data('status')).toBe('ended')
  },
  PATIENCE_MS,
)

test(
  'five windows: everybody hears everybody once, and every kind of message; muted; the network away for 10 s; kicked and back; dismissed',
  async () => {
    const names = ['v1', 'v2', 'v3', 'v4']
    const viewers: ShopWindow[] = []
    for (const name of names) viewers.push(await enter('shop', `user=${name}`))
    for (const viewer of viewers) {
      await viewer.online()
      // Five pictures at once are not what this is about.
      await viewer.call('stop')
    }
    const host = await (await enter('shop-host', '')).online()
    const all = [...viewers, host]
    expect(chat().membersOf(ROOM).sort()).toEqual(['anchor', ...names])
    for (const [index, one] of all.entries()) await one.say(`我是 ${index}`)
    for (const one of all) for (const index of all.keys()) await one.hears(`我是 ${index}`)
    const [one, two, three, four] = viewers as [ShopWindow, ShopWindow, ShopWindow, ShopWindow]

    await one.tap(/^点赞/)
    for (const each of viewers) await each.button(/^点赞.*1/).waitFor()
    await two.tap('送礼物')
    await two.tap(/^送出玫瑰/)
    await two.tap(/^关闭$/)
    await three.tap('关注主播')
    await offer(host, viewers)
    await four.tap(/^优惠券：直播间专享券.*领取$/)
    await four.shows('couponState', 'claimed')
    await four.tap(/^讲解中/)
    await four.tap(/^提交订单/)
    for (const each of all) {
      if (each !== two) await each.hears('送出 玫瑰')
      if (each !== three) await each.hears('关注了主播')
      if (each !== four) await each.hears('领取了优惠券')
      if (each !== four) await each.hears('买了 神经酰胺修护面霜 50 g')
    }

    chat().mute(ROOM, 'v1', 300)
    await one.button(/^你已被禁言/).waitFor()
    chat().mute(ROOM, 'v1', 0)
    await one.button('说点什么').waitFor()

    chat().cutOff('v2')
    await two.reads('聊天断开，正在重连…')
    await one.say('没人在听吗')
    await new Promise((done) => setTimeout(done, 10_000))
    chat().restore('v2')
    await two.online()
    await one.say('回来了')
    await two.hears('回来了')

    const second = await enter('shop', 'user=v3')
    await second.online()
    await three.reads('账号在别处登录，聊天已断开')
    await three.tap('重新进入')
    await three.online()
    await second.shows('connection', 'kicked')
    await three.say('又是我')
    await one.hears('又是我')

    chat().dismiss(ROOM)
    await one.reads('聊天室已解散')
    await three.reads('聊天室已解散')
  },
  PATIENCE_MS,
)

test(
  'a signature that runs out is renewed by itself; twenty visits leave nobody and no listener behind',
  async () => {
    const ann = await enter('shop', 'user=ann&expire=1')
    await until('the first signature to run out', async () => {
      const given = (await ann.data('chat')) as { userSig: string } | undefined
      return given !== undefined && given.userSig !== ''
    })
    await new Promise((done) => setTimeout(done, 1200))
    chat().expire('ann')
    await ann.online()
    await until('ann in the room', () => chat().membersOf(ROOM).join() === 'ann')

    const bob = await (await enter('shop', 'user=bob')).online()
    const joins: unknown[] = []
    const handle = chat().handle.bind(chat())
    jest.spyOn(chat(), 'handle').mockImplementation((from, name, ask) => {
      if (name === 'joinGroup') joins.push(from)
      return handle(from, name, ask)
    })
    const sockets = new Set<object>()
    ann.page.on('websocket', (socket) => {
      if (!socket.url().startsWith(chat().url)) return
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    for (let visit = 1; visit <= 20; visit++) {
      await ann.page.evaluate(() => window.__preview?.shell.router.reLaunch('/pages/home/home'))
      await until('ann gone', () => chat().membersOf(ROOM).join() === 'bob' && sockets.size === 0)
      await ann.page.evaluate(() => window.__preview?.shell.router.reLaunch('/pages/shop/shop'))
      await ann.online()
      expect(chat().membersOf(ROOM).sort()).toEqual(['ann', 'bob'])
      expect([joins.length, sockets.size]).toEqual([visit, 1])
    }
    await bob.say('只听一次')
    await ann.hears('只听一次')
  },
  PATIENCE_MS,
)
