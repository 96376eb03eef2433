/** What the pictures show: each page of the demo as people use it, with real video, and chat between windows. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Preview } from '../../preview/serve'
import { Viewer } from '../../test/browser/demo-viewer'
import { ShopWindow } from '../../test/browser/shop-window'
import { Person } from './people'

export interface Stage {
  preview: Preview
  browser: Browser
  context: BrowserContextOptions
  /** Takes the light and the dark picture of a page as it stands. */
  shoot: (name: string, page: Page) => Promise<void>
}

/** Home, and a room that plays. */
export async function watching(stage: Stage): Promise<void> {
  const home = await Viewer.open(stage.browser, stage.preview, '', stage.context)
  await home.reads('正在直播')
  await home.page.waitForTimeout(PICTURES_LOADED_MS)
  await stage.shoot('home', home.page)
  await home.leave()

  const room = await Viewer.open(stage.browser, stage.preview, '#/pages/play/play?id=sample', stage.context)
  await room.state('播放中')
  await room.moves()
  // Until the history of the network's figures has some length.
  await room.page.waitForTimeout(FIGURES_MS)
  await stage.shoot('play', room.page)
  await room.leave()
}

/** One’s own broadcast, on air. */
export async function broadcasting(stage: Stage): Promise<void> {
  const window = await ShopWindow.enter(stage.browser, stage.preview, 'push', '', stage.context)
  await window.tap('开始直播')
  await window.page.getByText('直播中').filter({ visible: true }).first().waitFor()
  await window.page.waitForTimeout(FIGURES_MS)
  await stage.shoot('push', window.page)
  await window.tap('结束直播')
  await window.page.getByText('结束', { exact: true }).filter({ visible: true }).click()
  await window.close()
}

/** The live shop from both sides: two windows and a few people more. */
export async function selling(stage: Stage): Promise<void> {
  const { browser, preview, context } = stage
  const host = await (await ShopWindow.enter(browser, preview, 'shop-host', '', context)).online()
  await host.tap('开始直播')
  await host.shows('status', 'live')
  const viewer = await (await ShopWindow.enter(browser, preview, 'shop', 'user=momo', context)).online()
  await viewer.shows('status', 'live')
  await viewer.moves()
  await fillShelf(host)

  const { chat } = preview.running
  const deer = await Person.enter(chat, 'deer', '林深见鹿')
  const wind = await Person.enter(chat, 'wind', '晚风')
  const fish = await Person.enter(chat, 'fish', '小鱼干')
  await deer.say('这个面霜敏感肌能用吗？')
  await wind.say('上次买的精华水很好用，回购')
  await viewer.say('换季脸干，正需要这个')
  await host.say('敏感肌可以，先在耳后试一下')
  await fish.say('已下单，什么时候发货')
  for (let like = 0; like < LIKES; like++) await viewer.page.getByRole('button', { name: /^点赞/ }).click()
  await viewer.tap('送礼物')
  await viewer.tap(/^送出玫瑰/)
  await viewer.tap(/^关闭$/)
  await host.hears('送出 玫瑰')
  await stage.shoot('shop', viewer.page)
  await stage.shoot('shop-host', host.page)

  await viewer.tap(/^商品/)
  await viewer.reads('抢购')
  await viewer.page.waitForTimeout(PICTURES_LOADED_MS)
  await stage.shoot('shop-shelf', viewer.page)
  await host.tap(/^货架/)
  await host.page.waitForTimeout(PICTURES_LOADED_MS)
  await stage.shoot('shop-host-shelf', host.page)
  for (const person of [deer, wind, fish]) person.leave()
  await viewer.close()
  await host.close()
}

async function fillShelf(host: ShopWindow): Promise<void> {
  await host.tap(/^货架/)
  for (const goods of ['神经酰胺', '玫瑰保湿', '轻薄防晒']) await host.tap(new RegExp(`^上架 ${goods}`))
  await host.tap(/^讲解 神经酰胺/)
  await host.tap(/^关闭$/)
  await host.tap(/^公告$/)
  await host.page.locator('wx-textarea textarea').fill('今晚八点抽奖，关注主播不迷路')
  await host.tap('发布公告')
  await host.tap(/^优惠券$/)
  await host.tap(/^发放 直播间专享券/)
}

const PICTURES_LOADED_MS = 600
const FIGURES_MS = 6000
const LIKES = 3
