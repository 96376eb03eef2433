/** What travels through the shop's room, read back from anything that may come; gifts together; likes told; who may speak. */
import fc from 'fast-check'
import { catalog } from '../../miniprogram/shop/catalog'
import { GiftSender } from '../../miniprogram/shop/gift-sender'
import { readGift, writeGift } from '../../miniprogram/shop/gifts'
import { orderFor, readOrder } from '../../miniprogram/shop/orders'
import { readProfile } from '../../miniprogram/shop/room-state'
import { refusalWords } from '../../miniprogram/shop/refusals'
import { readShelf, type Shelf, withGoods, writeShelf } from '../../miniprogram/shop/shelf'
import { Speech } from '../../miniprogram/shop/speech'
import { LikesTeller } from '../../miniprogram/pages/shop-host/likes-teller'
import { noShow, showFigures, withOrder } from '../../miniprogram/pages/shop-host/show'
import { HandClock } from '../fixtures/shop/hand-clock'

const [first, second] = catalog
if (!first || !second) throw new Error('the catalog needs two goods')

describe('the shelf', () => {
  const coupon = { id: 'ten-abc', title: '满减券', off: 1000, over: 5900 }
  const shelf: Shelf = { goods: [second, first], showing: first.id, coupon }

  it('is read as it was written, and all of the catalog fits into the 512 bytes of a field', () => {
    expect(readShelf(writeShelf(shelf))).toEqual(shelf)
    const most = { goods: catalog, showing: 'lipstick', coupon: { ...coupon, id: 'twenty-lzabcdef0' } }
    expect(Buffer.byteLength(writeShelf(most))).toBeLessThan(512)
  })

  it('is read from the list of goods that other hosts write', () => {
    const value = JSON.stringify([{ id: 'cream', price: 1 }, { id: 'unknown' }, null, 'sun'])
    expect(readShelf(value).goods.map(({ id }) => id)).toEqual(['cream', 'sun'])
  })

  it('never throws, and has only what this shop sells, once each', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (value) => {
        const { goods, showing } = readShelf(value)
        expect(new Set(goods).size).toBe(goods.length)
        expect(showing === '' || goods.some(({ id }) => id === showing)).toBe(true)
      }),
    )
  })

  it.each([
    ['{"coupon":{"id":"x","off":-5}}', null],
    ['{"coupon":{"id":"","off":5}}', null],
    ['{"coupon":{"id":"x","off":1e99}}', 10_000_000],
  ])('of %s takes %j off', (value, off) => {
    expect(readShelf(value).coupon?.off ?? null).toBe(off)
  })

  it('shows nothing that is taken down', () => {
    expect(withGoods(shelf, first, false)).toEqual({ goods: [second], showing: '', coupon })
    expect(withGoods(withGoods(shelf, second, false), second, true).goods).toEqual([first, second])
  })
})

describe('gifts and orders', () => {
  it.each([
    [writeGift('crown', 3), '皇冠', 3],
    ['rocket', '火箭', 1],
    ['{"id":"rose","count":-4}', '玫瑰', 1],
    ['{"id":"rose","count":1e12}', '玫瑰', 999],
    ['a gift of another app', '礼物', 1],
    ['', '礼物', 1],
  ])('%s is %s ×%d', (value, name, count) => {
    expect(readGift(value)).toMatchObject({ gift: { name }, count })
  })

  it.each([
    [JSON.stringify(orderFor('cream', 7900, 'c')), '神经酰胺修护面霜 50 g', 7900, true],
    [JSON.stringify(orderFor('cream', 9900, '')), '神经酰胺修护面霜 50 g', 9900, false],
    ['{"id":"cream"}', '神经酰胺修护面霜 50 g', 9900, false],
    ['{"id":"other","price":"1200"}', '商品', 1200, false],
    ['nonsense', '商品', 0, false],
  ])('%s is an order of %s for %d fen', (value, title, paid, withCoupon) => {
    expect(readOrder(value)).toMatchObject({ title, paid, withCoupon })
  })

  it('taps in quick succession go out together, the first at once, none is lost', () => {
    const clock = new HandClock()
    const sent: string[] = []
    const sender = new GiftSender((id, count) => sent.push(`${id}×${count}`), clock)
    sender.give('rose')
    for (let i = 0; i < 5; i++) sender.give('rose')
    sender.give('cake')
    expect(sent).toEqual(['rose×1'])
    clock.pass(400)
    expect(sent).toEqual(['rose×1', 'rose×5', 'cake×1'])
    sender.give('rose')
    sender.stop()
    expect(sent).toEqual(['rose×1', 'rose×5', 'cake×1', 'rose×1'])
    expect(clock.waiting).toBe(0)
  })
})

describe('the room’s profile', () => {
  it('is read whatever it has', () => {
    const bare = { groupID: 'g', ownerID: 'anchor' }
    expect(readProfile(bare)).toEqual({
      ...{ ownerID: 'anchor', hostName: '小满的梳妆台', hostAvatar: '' },
      ...{ notice: '', allMuted: false, members: 0 },
    })
    expect(readProfile({ ...bare, groupCustomField: [] })).toMatchObject({
      status: 'none',
      shelf: { goods: [], showing: '' },
    })
    const groupCustomField = [
      { key: 'room_status', value: 'paused' },
      { key: 'add_goods', value: '{"shelf":["sun"],"now":"sun"}' },
    ]
    const ownerInfo = { userID: 'anchor', nick: '小满', avatar: 'a.png' }
    expect(
      readProfile({ groupID: 'g', ownerID: 'anchor', ownerInfo, groupCustomField, memberCount: '12' }),
    ).toMatchObject({ hostName: '小满', status: 'paused', shelf: { showing: 'sun' }, members: 12 })
  })
})

describe('the host’s figures', () => {
  it('tell the likes soon to who comes, and now and then to all, only when they changed', () => {
    const clock = new HandClock()
    const told: [number, number][] = []
    const teller = new LikesTeller((count) => told.push([clock.now(), count]), clock)
    teller.add(5)
    clock.pass(5000)
    teller.tellSoon()
    clock.pass(30_000)
    teller.add(1)
    teller.add(1)
    clock.pass(30_000)
    expect(told).toEqual([
      [6500, 5],
      [45_000, 7],
    ])
    teller.add(1)
    teller.anew()
    teller.tellSoon()
    clock.pass(30_000)
    teller.add(2)
    clock.pass(30_000)
    expect(told.slice(2)).toEqual([[105_000, 2]])
    teller.add(1)
    teller.stop()
    expect(clock.waiting).toBe(0)
  })

  it('sum up, and keep a bounded list of orders, newest first', () => {
    expect(showFigures({ ...noShow, total: 15_800 }).find(({ name }) => name === '成交额')?.value).toBe(
      '¥158',
    )
    let rows = withOrder([], readOrder('{"id":"sun"}'), 'ann', '20:00:00')
    for (let i = 0; i < 99; i++) rows = withOrder(rows, readOrder('{"id":"cream"}'), 'bob', '20:00:01')
    expect(rows).toHaveLength(50)
    expect(rows[0]).toMatchObject({ key: 100, nick: 'bob' })
  })
})

describe('speech', () => {
  it.each([
    [30, false, '你已被禁言（30 秒）'],
    [300, false, '你已被禁言（5 分钟）'],
    [7200, false, '你已被禁言（2 小时）'],
    [Infinity, true, '主播开启了全员禁言'],
  ])('of %d s (all: %s): %s', (seconds, all, words) => {
    const clock = new HandClock()
    const said: string[] = []
    const speech = new Speech((refused) => said.push(refused), clock)
    speech.muted(seconds, all)
    clock.pass(seconds === Infinity ? 1e9 : seconds * 1000)
    expect(said).toEqual(seconds === Infinity ? [words] : [words, ''])
    speech.muted(0, all)
    expect(said[said.length - 1]).toBe('')
    speech.stop()
    expect(clock.waiting).toBe(0)
  })

  it('says why something was not taken', () => {
    expect(refusalWords({ code: 80001 })).toBe('内容里有不能发送的词')
    expect(refusalWords(undefined, '没有发出')).toBe('没有发出')
  })
})
