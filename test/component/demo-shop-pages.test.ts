/** The shop's pages, with a handle of the plugin and a chat that are watched: what they ask for, and what they show. */
import { catalog } from '../../miniprogram/shop/catalog'
import { readShelf } from '../../miniprogram/shop/shelf'
import { type Rendered, renderPage, settled, textOf } from './demo-stage'

type Fake = Record<string, jest.Mock>

let wx: Fake
let handle: Fake
let chat: Fake
/** What the signing service answers. */
let signed: { statusCode: number; data: unknown }

const profile = {
  groupID: 'live-shop',
  ownerID: 'anchor',
  ownerInfo: { userID: 'anchor', nick: '小满', avatar: '' },
  notification: '八点抽奖',
  memberCount: 3,
  groupCustomField: [{ key: 'room_status', value: 'live' }],
}

beforeEach(() => {
  jest.useFakeTimers({ now: 1_700_000_000_000 })
  signed = { statusCode: 200, data: { sdkAppID: 1400000001, userSig: 'sig' } }
  const done = () => jest.fn<Promise<unknown>, unknown[]>(() => Promise.resolve({}))
  chat = Object.fromEntries(
    'like gift buy useCoupon attention sendCustomMsgAndEmitEvent setRoomStatus setGoods setNotification'
      .split(' ')
      .map((name) => [name, done()]),
  )
  Object.assign(chat, {
    on: jest.fn(),
    off: jest.fn(),
    getRoomInfo: jest.fn(() => Promise.resolve(profile)),
    sendMessage: jest.fn((message: string) => Promise.resolve({ userID: 'ann', nick: 'Ann', message })),
    TIM: { getMyProfile: done(), updateMyProfile: done() },
  })
  handle = Object.fromEntries(
    'start stop pause resume startPreview stopPreview initIM switchCamera'
      .split(' ')
      .map((name) => [name, done()]),
  )
  handle['getLiveSell'] = jest.fn(() => chat)
  wx = {
    request: jest.fn(({ success }: { success: (answer: object) => void }) => success(signed)),
    onAudioInterruptionEnd: jest.fn(),
    offAudioInterruptionEnd: jest.fn(),
    getStorageSync: jest.fn(() => ''),
    setStorage: jest.fn(),
    showToast: jest.fn(),
    showModal: jest.fn(({ success }: { success: (answer: object) => void }) => success({ confirm: true })),
    showActionSheet: jest.fn(),
    canIUse: jest.fn(() => false),
    getMenuButtonBoundingClientRect: jest.fn(() => ({ top: 6, left: 296, height: 32 })),
    getWindowInfo: jest.fn(() => ({ windowWidth: 390 })),
    navigateBack: jest.fn(),
  }
  const instance = { getLiveRoomInstance: () => handle, getLiveRoomPushInstance: () => handle }
  const describeCode = (_component: string, code: number) => ({ code, name: '', zh: '', kind: 'progress' })
  Object.assign(globalThis, {
    wx,
    getCurrentPages: () => [{}, {}],
    requirePlugin: () => ({ instance, describeCode }),
  })
})

afterEach(() => {
  jest.useRealTimers()
})

async function call(page: Rendered, name: string, detail?: object): Promise<void> {
  page.instance[name]?.({ detail })
  await settled()
}

async function opened(name: 'shop' | 'shop-host', user = ''): Promise<Rendered> {
  const page = renderPage(name)
  page.instance['onLoad']?.({ user })
  await settled()
  await call(page, 'onIMEvent', { tag: 'join_group_event', code: 0, detail: { group: profile } })
  return page
}

const toasts = () => wx['showToast']?.mock.calls.map(([{ title }]: [{ title: string }]) => title) ?? []

describe('the viewer’s page', () => {
  it('signs in as asked, follows the room, and shows the host’s own picture once the show is on', async () => {
    const page = await opened('shop', 'ann')
    expect(page.data['chat']).toEqual({
      sdkAppID: '1400000001',
      userID: 'ann',
      userSig: 'sig',
      roomID: 'live-shop',
      nickName: 'ann',
    })
    expect(page.data).toMatchObject({
      connection: 'online',
      status: 'live',
      notice: '八点抽奖',
      watching: 2,
      playUrl: 'rtmp://play.live-room.example/live/live-shop',
    })
    expect(textOf(page)).toContain('小满')
  })

  it('holds out against a lost signal once there was a picture, with the cover over a player that begins anew', async () => {
    const page = await opened('shop', 'ann')
    const holdsOut = () => page.querySelector('#player')?.data['reconnect']
    const cover = () => page.querySelector('.note')?.data['cover']
    expect(holdsOut()).toBe(false)
    await call(page, 'onPlayEvent', { tag: 'playEvent', code: 2004, detail: '' })
    expect([holdsOut(), cover()]).toEqual([true, ''])
    await call(page, 'onPlayEvent', { tag: 'reconnect', code: 50001, detail: '' })
    expect([holdsOut(), cover()]).toEqual([true, page.data['cover']])
  })

  it('says why nothing goes out while it is not in the room, and when the cloud refuses', async () => {
    const page = await opened('shop', 'ann')
    chat['sendMessage']?.mockRejectedValueOnce({ code: 10017 })
    await call(page, 'onSay', { text: '你好' })
    expect(page.data['refused']).toContain('你已被禁言')
    chat['gift']?.mockRejectedValueOnce({ code: 2805 })
    await call(page, 'onGive', { id: 'rose' })
    page.setData({ connection: 'kicked' })
    await call(page, 'onIMEvent', { tag: 'kicked', code: 2, detail: { type: 'multipleAccount' } })
    await call(page, 'onSay', { text: '你好' })
    expect(toasts()).toEqual(['你已被禁言', '没有网络，消息没有发出', '账号在别处登录，聊天已断开'])
  })

  it('lets nobody begin to write in a room that is no more', async () => {
    const page = await opened('shop', 'ann')
    const said = () => textOf(page.querySelector('.bar'))
    expect(said()).toContain('说点什么')
    page.instance['moveTo']?.('dismissed', '')
    await settled()
    expect(said()).toContain('聊天室已解散')
    page.instance['moveTo']?.('online', '')
    await settled()
    expect(said()).toContain('说点什么')
  })

  it('shows nothing beside the line to write in, while one writes', async () => {
    for (const [role, row] of [
      ['shop', '.bar'],
      ['shop-host', '.desk'],
      ['shop-host', '.main-row'],
    ] as const) {
      const page = await opened(role, role === 'shop' ? 'ann' : '')
      expect(page.querySelectorAll('.away')).toHaveLength(0)
      page.setData({ sheet: 'write' })
      expect(page.querySelector(row)?.dom.className).toContain('away')
    }
  })

  it('keeps what is said in sight above the keyboard', async () => {
    const page = await opened('shop', 'ann')
    await call(page, 'onRise', { height: 300 })
    expect(page.querySelector('.low')?.dom.getAttribute('style')).toContain('translateY(-300px)')
    await call(page, 'onRise', { height: 0 })
    expect(page.querySelectorAll('.low--raised')).toHaveLength(0)
  })

  it('can be passed on, and leads to the same room', async () => {
    const page = await opened('shop', 'ann')
    expect(page.instance['onShareAppMessage']?.()).toEqual({
      title: '「小满」正在直播',
      path: '/pages/shop/shop',
      imageUrl: '/images/cover-sample.jpg',
    })
  })

  it('claims a coupon once, and takes it off the order', async () => {
    const page = await opened('shop', 'ann')
    const coupon = { id: 'twenty-1', title: '券', off: 2000, over: 9900 }
    page.instance['take']?.({ shelf: { goods: catalog, showing: 'cream', coupon } })
    await call(page, 'onClaim')
    await call(page, 'onClaim')
    expect(chat['sendCustomMsgAndEmitEvent']).toHaveBeenCalledTimes(1)
    await call(page, 'onBuy', { id: 'cream' })
    await call(page, 'onOrder')
    expect(chat['buy']).toHaveBeenCalledWith({ id: 'cream', paid: 7900, coupon: 'twenty-1' })
    expect(chat['useCoupon']).toHaveBeenCalledTimes(1)
    expect(page.data).toMatchObject({ couponState: 'used', sheet: '', orderBusy: false })
  })

  it('turns to the pause and to the end, and leaves nothing when it goes', async () => {
    const page = await opened('shop', 'ann')
    page.instance['take']?.({ status: 'paused' })
    await settled()
    expect(textOf(page)).toContain('主播暂时离开一下')
    page.instance['take']?.({ status: 'ended' })
    await settled()
    expect(textOf(page)).toContain('谢谢你来看「小满」')
    await call(page, 'onUnload')
    expect(chat['off']?.mock.calls.length).toBe(chat['on']?.mock.calls.length)
    page.detach()
    expect(jest.getTimerCount()).toBe(0)
  })

  it('sums up one show: what was before it, and the show before, do not count', async () => {
    const page = await opened('shop', 'ann')
    chat['getRoomInfo']?.mockRejectedValue({ code: 2801 })
    const like = page.querySelector('#like')
    const likes = () => (page.data['figures'] as { name: string; value: string }[]).map(({ value }) => value)
    const turn = async (status: string) => {
      page.instance['take']?.({ status })
      await settled()
    }
    // Who came in the middle of it has seen it since then.
    jest.advanceTimersByTime(30_000)
    like?.instance['onTap']?.()
    await turn('paused')
    await turn('live')
    jest.advanceTimersByTime(30_000)
    await turn('ended')
    expect([page.data['watched'], likes()[0], likes()[4]]).toEqual(['01:00', '1', '1'])
    jest.advanceTimersByTime(60_000)
    await turn('live')
    expect(page.querySelector('#like')?.data).toMatchObject({ total: 0, words: '' })
    jest.advanceTimersByTime(5000)
    await turn('ended')
    expect([page.data['watched'], likes()[0], likes()[4]]).toEqual(['00:05', '0', '0'])
    await call(page, 'onUnload')
    page.detach()
  })

  it('says that the signing service cannot be had, and tries again', async () => {
    signed = { statusCode: 500, data: { error: '签名服务坏了' } }
    const page = renderPage('shop')
    page.instance['onLoad']?.({ user: 'ann' })
    await settled()
    expect(page.data).toMatchObject({ connection: 'failed', reason: '签名服务坏了' })
    signed = { statusCode: 200, data: { sdkAppID: 1400000001, userSig: 'sig' } }
    await call(page, 'onRejoin')
    expect(handle['initIM']).toHaveBeenCalledTimes(1)
  })
})

describe('the host’s page', () => {
  it('tells the room when it is on air, paused, and over, with the figures', async () => {
    const page = await opened('shop-host')
    await call(page, 'onMain')
    expect(handle['start']).toHaveBeenCalledTimes(1)
    await call(page, 'onPushEvent', { tag: 'pushEvent', code: 1002, detail: '' })
    await call(page, 'onPause')
    await call(page, 'onPause')
    await call(page, 'onMain')
    expect(chat['setRoomStatus']?.mock.calls).toEqual([['live'], ['paused'], ['live'], ['ended']])
    expect(textOf(page)).toContain('成交额')
    await call(page, 'onUnload')
  })

  const choose = (answer: object) =>
    wx['showActionSheet']?.mockImplementation(({ success }: { success: (answer: object) => void }) =>
      success(answer),
    )

  it.each([
    [0, 600, '已禁言 10 分钟'],
    [1, 0, '已解除禁言'],
  ])('mutes who said something, and lets them speak again: choice %i', async (tapIndex, muteTime, words) => {
    const page = await opened('shop-host')
    const setGroupMemberMuteTime = jest.fn(() => Promise.resolve({}))
    Object.assign(chat['TIM'] ?? {}, { setGroupMemberMuteTime })
    choose({ tapIndex })
    page.querySelector('#list')?.dispatchEvent('speaker', { detail: { userID: 'ann', nick: 'Ann' } })
    await settled()
    const itemList = ['禁言「Ann」10 分钟', '解除「Ann」的禁言']
    expect(wx['showActionSheet']).toHaveBeenCalledWith(expect.objectContaining({ itemList }))
    expect(setGroupMemberMuteTime.mock.calls).toEqual([[{ groupID: 'live-shop', userID: 'ann', muteTime }]])
    expect(toasts()).toEqual([words])
  })

  it('says so where the cloud does not let it mute', async () => {
    const page = await opened('shop-host')
    choose({ tapIndex: 0 })
    await call(page, 'onSpeaker', { userID: 'ann', nick: 'Ann' })
    Object.assign(chat['TIM'] ?? {}, {
      setGroupMemberMuteTime: () => Promise.reject(Object.assign(new Error(), { code: 10007 })),
    })
    await call(page, 'onSpeaker', { userID: 'ann', nick: 'Ann' })
    expect(toasts()).toEqual(['没有成功，请再试一次', '只有主播可以这样做'])
  })

  it('explains nothing any more once it is over', async () => {
    const page = await opened('shop-host')
    await call(page, 'onPut', { id: 'cream', on: true })
    await call(page, 'onShowGoods', { id: 'cream' })
    await call(page, 'onMain')
    await call(page, 'onPushEvent', { tag: 'pushEvent', code: 1002, detail: '' })
    await call(page, 'onMain')
    const [last] = (chat['setGoods']?.mock.calls ?? []).slice(-1) as [[string]]
    expect(readShelf(last[0])).toMatchObject({ goods: [{ id: 'cream' }], showing: '' })
    await call(page, 'onUnload')
  })

  it('puts goods up, explains one, hands a coupon out; what is refused is said and not shown', async () => {
    const page = await opened('shop-host')
    await call(page, 'onPut', { id: 'cream', on: true })
    await call(page, 'onShowGoods', { id: 'cream' })
    await call(page, 'onHand', { id: 'ten' })
    expect(page.data['shelf']).toMatchObject({ showing: 'cream', coupon: { off: 1000 } })
    chat['setGoods']?.mockRejectedValueOnce({ code: 10007 })
    await call(page, 'onPut', { id: 'cream', on: false })
    expect((page.data['shelf'] as { goods: unknown[] }).goods).toHaveLength(1)
    expect(toasts()).toContain('只有主播可以这样做')
    await call(page, 'onUnload')
  })
})
