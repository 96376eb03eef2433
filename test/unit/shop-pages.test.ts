/** What stands behind the shop's two pages: the viewer's picture and till, the course of the host's show. */
import { catalog } from '../../miniprogram/shop/catalog'
import { Playback, type PlaybackView } from '../../miniprogram/pages/shop/playback'
import { Till } from '../../miniprogram/pages/shop/till'
import { ShowControl } from '../../miniprogram/pages/shop-host/show-control'
import { firstData as viewerData } from '../../miniprogram/pages/shop/first-data'
import { firstData as hostData } from '../../miniprogram/pages/shop-host/first-data'
import { noShow } from '../../miniprogram/pages/shop-host/show'
import type * as codes from '../../plugin/room/codes'
import type { LivePlayer, LivePusher } from '../../miniprogram/live-room'
import type { ShopChat } from '../../miniprogram/shop/port'
import type { ShowStatus } from '../../miniprogram/shop/room-state'

// The plugin's own table, as requirePlugin gives it.
jest.mock('../../miniprogram/live-room', () => {
  const { describeCode } = jest.requireActual<typeof codes>('../../plugin/room/codes')
  return {
    describePlayerCode: (code: number) => describeCode('player', code),
    describePusherCode: (code: number) => describeCode('pusher', code),
  }
})

let called: string[]
let toasts: string[]
let stored: Record<string, unknown>

beforeEach(() => {
  jest.useFakeTimers({ now: 1_700_000_000_000 })
  called = []
  toasts = []
  stored = {}
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => stored[key] ?? '',
      setStorage: ({ key, data }: { key: string; data: unknown }) => void (stored[key] = data),
      showToast: ({ title }: { title: string }) => void toasts.push(title),
      showModal: ({ success }: { success: (answer: object) => void }) => success({ confirm: true }),
      canIUse: () => false,
      onAudioInterruptionEnd: () => undefined,
      offAudioInterruptionEnd: () => undefined,
      getAppBaseInfo: () => ({ theme: 'light' }),
    },
  })
})
afterEach(() => void jest.useRealTimers())

/** A handle, or a chat, that notes what it is asked for; `refuses` names what it refuses. */
function noting(refuses: string[] = []): object {
  const answer = (name: string, given: unknown): Promise<unknown> => {
    called.push(given === undefined ? name : `${name} ${JSON.stringify(given)}`)
    return refuses.includes(name) ? Promise.reject(new Error(name)) : Promise.resolve({})
  }
  const get = (_: object, name: string) => (given?: unknown) => answer(name, given)
  return new Proxy({}, { get })
}

const playing = { tag: 'playEvent', code: 2004, detail: { code: 2004 } } as const
const ended = { tag: 'playEvent', code: 2006, detail: { code: 2006 } } as const
const retrying = { tag: 'playEvent', code: 2103, detail: { code: 2103 } } as const
const byPlugin = { tag: 'reconnect', code: 50001, detail: '' } as const
const givenUp = { tag: 'playEvent', code: -2301, detail: { code: -2301 } } as const
const refused = { tag: 'error', code: -1, detail: '域名没有登记', reason: 'domain' } as const

describe('the viewer’s picture', () => {
  function open(): { playback: Playback; shown: Partial<PlaybackView> } {
    const shown: Partial<PlaybackView> = {}
    const playback = new Playback(noting() as LivePlayer, (view, then) => {
      Object.assign(shown, view)
      then?.()
    })
    return { playback, shown }
  }

  it.each<[ShowStatus, string[], string | undefined]>([
    ['none', ['start'], 'rtmp://play.live-room.example/live/sample'],
    ['live', ['start'], 'rtmp://play.live-room.example/live/live-shop'],
    ['paused', ['stop'], undefined],
    ['ended', ['stop'], undefined],
  ])('of a show that is %s: %j, %s', (status, calls, playUrl) => {
    const { playback, shown } = open()
    playback.turnTo(status)
    expect([called, shown.playUrl]).toEqual([calls, playUrl])
  })

  it('is seen once it moves, and gone with a reason when it breaks off', () => {
    const { playback, shown } = open()
    playback.start()
    playback.take(playing)
    expect(shown).toMatchObject({ seen: true, trouble: '' })
    playback.take(ended)
    expect(shown).toMatchObject({ seen: false, trouble: '主播已经下播。' })
    playback.start()
    playback.take(refused)
    expect(shown).toMatchObject({ seen: false, trouble: '域名没有登记' })
  })

  it('says of a network that is away what a viewer understands, and what came of it', () => {
    const { playback, shown } = open()
    playback.start()
    playback.take({ ...refused, detail: 'request:fail http://1.2.3.4', reason: 'unreachable' })
    expect(shown.trouble).toBe('网络不通，还没能核实播放地址。')
    playback.take(refused)
    expect(shown.trouble).toBe('域名没有登记')
    playback.take(playing)
    expect(shown).toMatchObject({ seen: true, trouble: '' })
  })

  it('that was given up is tried again when the host is on air again, and only then', () => {
    const { playback, shown } = open()
    playback.turnTo('live')
    playback.onAir()
    playback.take(playing)
    playback.onAir()
    expect(called).toEqual(['start'])
    playback.take(givenUp)
    playback.onAir()
    expect([called, shown.trouble]).toEqual([['start', 'start'], ''])
  })

  it('that stands still says so, and takes the next try at once when the host is on air again', () => {
    const { playback, shown } = open()
    playback.start()
    playback.take(playing)
    playback.take(retrying)
    expect(shown).toMatchObject({ seen: true, trouble: '', stands: '信号断了，正在重连…', dark: false })
    playback.take(byPlugin)
    // The native player keeps its last picture; one that begins anew may have none.
    expect(shown).toMatchObject({ seen: true, stands: '信号断了，正在重连…', dark: true })
    playback.onAir()
    expect([called, shown.stands]).toEqual([['start', 'start'], '信号断了，正在重连…'])
    playback.take(playing)
    expect(shown).toMatchObject({ seen: true, stands: '', dark: false })
    playback.take(retrying)
    playback.take(givenUp)
    expect(shown).toMatchObject({ seen: false, stands: '', trouble: '试了几次，一直收不到画面。' })
  })

  it('ends with the page, and does not begin again', () => {
    const { playback } = open()
    playback.leave()
    playback.start()
    playback.turnTo('live')
    expect(called).toEqual(['stop'])
  })
})

describe('the till', () => {
  const coupon = { id: 'twenty-1', title: '券', off: 2000, over: 9900 }

  function open(refuses: string[] = []) {
    const chat = noting(refuses) as ShopChat
    const data = { ...viewerData, shelf: { goods: catalog, showing: 'cream', coupon } }
    const ask = (call: (chat: ShopChat) => Promise<unknown>, otherwise: string, then: () => void) =>
      call(chat).then(
        () => (then(), true),
        () => (toasts.push(otherwise), false),
      )
    return { data, till: new Till({ data, show: (change) => void Object.assign(data, change), ask }, 'ann') }
  }

  it('takes a claimed coupon off the order it suits, once', async () => {
    const { data, till } = open()
    till.claim()
    till.claim()
    await jest.advanceTimersByTimeAsync(0)
    expect(data).toMatchObject({ couponState: 'claimed', cardNumber: 2 })
    till.offer('cream')
    till.order()
    await jest.advanceTimersByTimeAsync(0)
    till.offer('cream')
    till.order()
    await jest.advanceTimersByTimeAsync(0)
    expect(called).toEqual([
      'sendCustomMsgAndEmitEvent "CLAIM_COUPON"',
      'buy {"id":"cream","paid":7900,"coupon":"twenty-1"}',
      'useCoupon "{\\"id\\":\\"twenty-1\\"}"',
      'buy {"id":"cream","paid":9900}',
    ])
    expect(data).toMatchObject({ couponState: 'used', sheet: '', orderBusy: false })
  })

  it('keeps the coupon when the order does not go through, and offers a claim anew that failed', async () => {
    const claiming = open(['sendCustomMsgAndEmitEvent'])
    claiming.till.claim()
    await jest.advanceTimersByTimeAsync(0)
    expect(claiming.data.couponState).toBe('offered')
    const { till } = open()
    till.claim()
    await jest.advanceTimersByTimeAsync(0)
    const buying = open(['buy'])
    buying.till.offer('cream')
    buying.till.order()
    await jest.advanceTimersByTimeAsync(0)
    expect(buying.data).toMatchObject({ sheet: 'order', orderCoupon: coupon, orderBusy: false })
    buying.till.showShelf()
    expect(buying.data.couponState).toBe('claimed')
    expect(toasts).toEqual(['没有领到，请再试一次', '已领取，下单时自动使用', '订单没有提交，请再试一次'])
  })

  it('opens no order for what this shop does not sell', () => {
    const { data, till } = open()
    till.offer('unknown')
    expect(data.sheet).toBe('')
  })
})

describe('the course of the show', () => {
  const live = { tag: 'pushEvent', code: 1002, detail: { code: 1002 } } as const

  /** `refuses`: what the room refuses, as long as it is there. */
  function open(refuses: string[] = []) {
    const data = { ...hostData }
    let gone = false
    const page = {
      data,
      sum: noShow,
      noLikes: () => void called.push('noLikes'),
      show: (change: Partial<typeof data>) => void Object.assign(data, change),
      chat: () => noting(refuses) as ShopChat,
    }
    const teller = { isGone: () => gone, log: () => undefined }
    const control = new ShowControl(page, noting() as LivePusher, teller)
    return { data, page, control, go: () => (gone = true) }
  }

  it('begins at the button, is told to the room once it flows, pauses, and ends when that is confirmed', async () => {
    const { data, page, control } = open()
    control.main()
    expect(called).toEqual(['noLikes', 'start'])
    control.broadcast.take(live)
    page.sum = { ...noShow, likes: 3 }
    control.pause()
    await jest.advanceTimersByTimeAsync(0)
    expect(data.status).toBe('paused')
    control.pause()
    await jest.advanceTimersByTimeAsync(65_000)
    expect(data).toMatchObject({ status: 'live', onAir: '01:05' })
    control.main()
    expect(called).toEqual([
      'noLikes',
      'start',
      'setRoomStatus "live"',
      'pause',
      'setRoomStatus "paused"',
      'resume',
      'setRoomStatus "live"',
      'setRoomStatus "ended"',
      'stop',
    ])
    expect(data).toMatchObject({ over: true, lasted: '01:05', onAir: '', wanted: false })
    expect(data.figures).toContainEqual({ name: '点赞', value: '3' })
    expect(jest.getTimerCount()).toBe(0)
  })

  it('counts anew for another show', () => {
    const { data, page, control } = open()
    page.sum = { ...noShow, orders: 2, visits: 9 }
    Object.assign(data, { orders: [{}, {}], claimedNow: 4, watching: 3 })
    control.anew()
    called = []
    control.main()
    expect([data.over, data.orders, data.claimedNow]).toEqual([false, [], 0])
    // Those who are there see it from its beginning.
    expect(page.sum).toEqual({ ...noShow, visits: 3, most: 3 })
    expect(called).toContain('noLikes')
  })

  it('is told again to a room that is joined on air, and to nobody before', () => {
    const { control } = open()
    control.tellAgain()
    expect(called).toEqual([])
    control.main()
    control.broadcast.take(live)
    control.tellAgain()
    expect(called).toEqual(['noLikes', 'start', 'setRoomStatus "live"', 'setRoomStatus "live"'])
    control.leave()
  })

  it('is told to the room once it is there again, when it could not be told', async () => {
    const refuses = ['setRoomStatus']
    const { control } = open(refuses)
    control.main()
    control.broadcast.take(live)
    control.main()
    await jest.advanceTimersByTimeAsync(0)
    expect(toasts).toContain('观众还不知道直播的状态')
    called = []
    refuses.pop()
    control.online()
    await jest.advanceTimersByTimeAsync(0)
    control.online()
    expect(called).toEqual(['setRoomStatus "ended"'])
  })

  it('ends for those who watch when the page goes on air, and leaves nothing', () => {
    const { control, go } = open()
    control.main()
    control.broadcast.take(live)
    control.leave()
    go()
    expect(called).toEqual(['noLikes', 'start', 'setRoomStatus "live"', 'setRoomStatus "ended"', 'stop'])
    expect(jest.getTimerCount()).toBe(0)
  })

  it('that nobody saw ends without a word to the room', () => {
    const { control } = open()
    control.main()
    control.leave()
    expect(called).toEqual(['noLikes', 'start', 'stop'])
  })
})
