/** The parts of the demo's live shop that sell: goods, coupons, the host's desk, what it came to; rendered with WeChat's own template compiler. */
import type { Coupon, Goods } from '../../miniprogram/components/goods-shelf/goods'
import { catalog, coupons } from '../../miniprogram/shop/catalog'
import { listen, renderPart, settled, tap, textOf } from './demo-stage'

const [essence, cream] = catalog as [Goods, Goods]
const coupon: Coupon = { id: 'c', title: '直播间专享券', off: 2000, over: 9900 }
/** What a text must not turn into. */
const nasty = '{{x}} <b>粗</b> &amp; مرحبا 👨‍👩‍👧'

beforeEach(() => {
  jest.useFakeTimers({ now: 1_700_000_000_000 })
})

afterEach(() => {
  jest.useRealTimers()
})

describe('goods', () => {
  it('stand on the shelf by number, the one explained first; a tap buys', async () => {
    const shelf = renderPart('goods-shelf', { goods: [essence, cream], showing: 'cream' })
    const heard = listen(shelf, 'buy')
    expect(shelf.querySelectorAll('.row').map(textOf)).toEqual([
      '2 讲解中 神经酰胺修护面霜 50 g 换季干痒，厚涂一夜 ¥ 99 ¥139 抢购',
      '1 玫瑰保湿精华水 150 ml 清爽不粘，早晚都能用 ¥ 129 ¥168 抢购',
    ])
    await tap(shelf.querySelectorAll('.buy')[1])
    expect(heard.mock.calls).toEqual([[{ id: 'essence' }]])
    expect(textOf(renderPart('goods-shelf', { goods: [] }))).toContain('主播还没有上架商品')
  })

  it('are shown as a card while the host explains them', async () => {
    const card = renderPart('goods-card', { goods: cream, number: 2 })
    const heard = listen(card, 'buy')
    expect(textOf(card)).toBe('讲解中 2 神经酰胺修护面霜 50 g ¥ 99 抢')
    await tap(card.querySelector('.card'))
    expect(heard.mock.calls).toEqual([[{ id: 'cream' }]])
    expect(textOf(renderPart('goods-card', { goods: cream, plain: true }))).not.toContain('抢')
  })

  it.each([
    [coupon, '−¥20', '¥79'],
    [{ ...coupon, over: 20_000 }, '满 200 减 20，还差 101 元可用', '¥99'],
    [null, '没有可用的优惠券', '¥99'],
  ])('are ordered with %j: %s', async (given, saving, total) => {
    const sheet = renderPart('order-sheet', { goods: cream, coupon: given })
    const heard = listen(sheet, 'confirm')
    expect(textOf(sheet)).toContain(saving)
    expect(textOf(sheet.querySelector('.total'))).toBe(total)
    await tap(sheet.querySelector('.confirm'))
    sheet.setData({ busy: true })
    await tap(sheet.querySelector('.confirm'))
    expect(heard.mock.calls).toEqual([[{ id: 'cream' }]])
  })
})

describe('coupon-card', () => {
  it.each([
    ['offered', '领取', 1],
    ['claiming', '领取中', 0],
    ['claimed', '已领取', 0],
    ['used', '已使用', 0],
  ])('%s: %s', async (state, words, taps) => {
    const card = renderPart('coupon-card', { coupon, state })
    const heard = listen(card, 'claim')
    expect(textOf(card)).toBe(`¥ 20 直播间专享券 满 99 减 20 ${words}`)
    await tap(card.querySelector('.card'))
    expect(heard).toHaveBeenCalledTimes(taps)
  })
})

describe('the host’s desk', () => {
  it('puts goods up and down, and explains only what is up', async () => {
    const editor = renderPart('shelf-editor', { catalog, goods: [cream], showing: '' })
    const [put, show] = [listen(editor, 'put'), listen(editor, 'show')]
    for (const action of editor.querySelectorAll('.action').slice(0, 4)) await tap(action)
    expect(put.mock.calls).toEqual([[{ id: 'essence', on: true }], [{ id: 'cream', on: false }]])
    expect(show.mock.calls).toEqual([[{ id: 'cream' }]])
    editor.setData({ showing: 'cream' })
    await settled()
    await tap(editor.querySelectorAll('.action')[2])
    expect(show.mock.calls[1]).toEqual([{ id: '' }])
    editor.setData({ showing: '' })
    jest.advanceTimersByTime(200)
    // The second tap of two does not take back what the first one did.
    await tap(editor.querySelectorAll('.action')[2])
    expect(show).toHaveBeenCalledTimes(2)
    jest.advanceTimersByTime(600)
    editor.setData({ busy: true })
    await tap(editor.querySelectorAll('.action')[2])
    expect(show).toHaveBeenCalledTimes(2)
  })

  it('hands coupons out and stops', async () => {
    const desk = renderPart('coupon-desk', { coupons, current: '满减券', claimed: 7 })
    const [hand, withdraw] = [listen(desk, 'hand'), listen(desk, 'withdraw')]
    expect(textOf(desk)).toContain('正在发放「满减券」，7 人已领')
    await tap(desk.querySelectorAll('.hand')[1])
    await tap(desk.querySelector('.withdraw'))
    expect(hand.mock.calls).toEqual([[{ id: 'twenty' }]])
    expect(withdraw).toHaveBeenCalledTimes(1)
  })

  it('publishes a notice of at most a hundred characters, or takes it down', async () => {
    const editor = renderPart('notice-editor', { text: '旧公告' })
    const heard = listen(editor, 'publish')
    editor.instance['onInput']?.({ detail: { value: '字'.repeat(120) } })
    expect(editor.data['value']).toBe('旧公告')
    await tap(editor.querySelector('.publish'))
    editor.instance['onInput']?.({ detail: { value: ' ' } })
    await tap(editor.querySelector('.publish'))
    expect(heard.mock.calls).toEqual([[{ text: '字'.repeat(100) }], [{ text: '' }]])
  })

  it('offers to take a notice down only where one stands', () => {
    const button = (text: string, typed: string) => {
      const editor = renderPart('notice-editor', { text })
      editor.instance['onInput']?.({ detail: { value: typed } })
      const publish = editor.querySelector('.publish')
      return [publish ? publish.dom.textContent : '', publish?.dom.className.includes('publish--off')]
    }
    expect([button('', ' \u200b'), button('', '新'), button('旧', '新'), button('旧', ' ')]).toEqual([
      ['发布公告', true],
      ['发布公告', false],
      ['发布公告', false],
      ['撤下公告', false],
    ])
  })

  it('lists the orders', () => {
    const list = renderPart('order-list', {
      orders: [{ key: 1, nick: nasty, title: '面霜', paid: 7900, time: '20:00:00' }],
      count: 60,
      total: 123_400,
    })
    expect(textOf(list)).toBe(`订单 60 单 · 成交 ¥1234 面霜 ${nasty} · 20:00:00 ¥79`)
    expect(textOf(renderPart('order-list'))).toContain('还没有订单')
  })
})

describe('room-summary', () => {
  it('shows the figures and leads on', async () => {
    const figures = [{ name: '点赞', value: '1.2万' }]
    const end = renderPart('room-summary', {
      large: '12:30',
      largeName: '观看时长',
      figures,
      action: '关注主播',
    })
    const [main, leave] = [listen(end, 'main'), listen(end, 'leave')]
    expect(textOf(end)).toBe('直播已结束 观看时长 12:30 1.2万 点赞 关注主播 返回首页')
    for (const button of end.querySelectorAll('.button')) await tap(button)
    expect([main.mock.calls.length, leave.mock.calls.length]).toEqual([1, 1])
  })
})
