/** The library's contract: what is constructed, raised and resolved. */
import DefaultTSL, { EVENT, TIMLiveSell, TLS, TSL } from '../../tim-live-sell/src'
import { TYPES } from '../../preview/chat/constants'
import { instanceOf, rejection, roomID, SDKAppID, setUp, settle, type Stage } from '../fixtures/tsl/stage'

let stage: Stage

function updateMyProfile(tsl: TSL, profile: object) {
  return tsl.TIM.updateMyProfile(profile)
}

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

const ann = { userID: 'ann', nick: 'ANN', avatar: 'ann.png' }
const owner = { userID: 'host', nick: 'Host', avatar: 'https://img.example.com/host.png' }

describe('names', () => {
  test('the class goes by all three names of the manual', () => {
    expect([DefaultTSL, TLS, TIMLiveSell]).toEqual([TSL, TSL, TSL])
    expect(TSL.EVENT).toBe(EVENT)
  })

  test('every event of the manual is there', () => {
    const manual =
      'SDK_READY JOIN_GROUP EXIT_GROUP NOTIFACATION MESSAGE PROFILE_UPDATE ERROR KICKED NETWORK_CHANGE SDK_NOT_READY ' +
      'LIKE BUY_GOODS USE_COUPON SEND_GIFT ATTENT ADD_GOODS ROOM_STATUS_CHANGE'
    for (const name of manual.split(' ')) expect(EVENT).toHaveProperty(name, name)
  })

  test('TIM is what TIM.create returned', () => {
    const sdk = stage.device()
    const { tsl } = stage.client('ann', {}, sdk)
    expect(tsl.TIM).toBe(instanceOf(sdk))
    expect(tsl.tim).toBe(tsl.TIM)
  })

  test.each([
    ['a namespace with a default', (sdk: object) => ({ default: sdk })],
    ['a function with the fields', (sdk: object) => Object.assign(() => undefined, sdk)],
    ['text as SDKAppID', (sdk: object) => sdk],
  ])('accepted: %s', async (_, wrap) => {
    const tsl = new TSL({
      SDKAppID: String(SDKAppID),
      roomID,
      userName: 'ann',
      userSig: 's',
      TIM: wrap(stage.device()),
    })
    const ready = jest.fn()
    tsl.on('SDK_READY', ready)
    await settle()
    expect(ready).toHaveBeenCalledTimes(1)
  })
})

describe('bad input', () => {
  const good = () => ({ SDKAppID, roomID, userName: 'ann', userSig: 's', TIM: stage.device() as unknown })

  test.each<[string, (options: ReturnType<typeof good>) => unknown, RegExp]>([
    ['no options', () => undefined, /new TSL\(options\): pass \{ SDKAppID/],
    ['null', () => null, /new TSL\(options\)/],
    ['SDKAppID missing', (o) => ({ ...o, SDKAppID: undefined }), /SDKAppID must be a positive number/],
    ['SDKAppID zero', (o) => ({ ...o, SDKAppID: 0 }), /SDKAppID/],
    ['SDKAppID negative', (o) => ({ ...o, SDKAppID: -1 }), /SDKAppID/],
    ['SDKAppID a fraction', (o) => ({ ...o, SDKAppID: 1.5 }), /SDKAppID/],
    ['SDKAppID a word', (o) => ({ ...o, SDKAppID: 'abc' }), /SDKAppID/],
    ['SDKAppID empty', (o) => ({ ...o, SDKAppID: '' }), /SDKAppID/],
    ['SDKAppID an object', (o) => ({ ...o, SDKAppID: {} }), /SDKAppID/],
    ['userName missing', (o) => ({ ...o, userName: undefined }), /userName must be a text/],
    ['userSig empty', (o) => ({ ...o, userSig: '' }), /userSig must be a text/],
    ['roomID a number', (o) => ({ ...o, roomID: 7 }), /roomID must be a text/],
    ['TIM missing', (o) => ({ ...o, TIM: undefined }), /TIM is not a chat SDK.*tim-wx-sdk/],
    ['TIM something else', (o) => ({ ...o, TIM: { create: () => ({}) } }), /TIM is not a chat SDK/],
    [
      'TIM.create gives null',
      (o) => ({ ...o, TIM: { create: () => null, EVENT: {}, TYPES: {} } }),
      /TIM.create gave no instance for SDKAppID 1400000001/,
    ],
    [
      'TIM.create gives something else',
      (o) => ({ ...o, TIM: { create: () => ({ on() {} }), EVENT: {}, TYPES: {} } }),
      /TIM.create gave no instance/,
    ],
    ['checkUserSig no function', (o) => ({ ...o, checkUserSig: 1 }), /checkUserSig must be a function/],
  ])('%s', (_, change, words) => {
    const options = change(good()) as ConstructorParameters<typeof TSL>[0]
    expect(() => new TSL(options)).toThrow(words)
    expect(jest.getTimerCount()).toBeLessThanOrEqual(1)
  })

  test.each<[string, unknown, unknown, RegExp]>([
    ['on with no name', '', () => undefined, /on\('', listener\): event must be a name/],
    ['on with undefined', undefined, () => undefined, /event must be a name/],
    ['on without a function', 'LIKE', undefined, /on\('LIKE', listener\): listener must be a function/],
  ])('%s', (_, name, listener, words) => {
    const { tsl } = stage.client('ann')
    expect(() => tsl.on(name as 'LIKE', listener as () => void)).toThrow(words)
  })

  test('joinRoom without any roomID says where to give one', async () => {
    const { tsl } = stage.client('ann', { roomID: undefined })
    await expect(tsl.joinRoom()).rejects.toThrow(/^joinRoom: no roomID; call joinRoom\(\{ roomID \}\)$/)
    await expect(tsl.sendMessage('hi')).rejects.toMatchObject({ reason: 'argument' })
    await expect(tsl.like()).rejects.toMatchObject({ reason: 'argument' })
  })

  test.each<[string, unknown, RegExp]>([
    ['empty', '', /text is empty/],
    ['blank', '  \n', /text is empty/],
    ['no text', 5, /text is empty/],
    ['over 12 KB', 'x'.repeat(12 * 1024 + 1), /text must be at most 12 KB/],
    ['over 12 KB in UTF-8', '好'.repeat(4097), /text must be at most 12 KB/],
  ])('sendMessage refuses a text that is %s', async (_, text, words) => {
    const { tsl } = await stage.joined('ann')
    await expect(tsl.sendMessage(text as string)).rejects.toThrow(words)
  })

  test('a text of exactly 12 KB is sent', async () => {
    const { tsl } = await stage.joined('ann')
    const sent = tsl.sendMessage('x'.repeat(12 * 1024 - 40))
    await settle()
    await expect(sent).resolves.toMatchObject({ nick: 'ANN' })
  })

  test.each(['ERROR', 'KICKED', 'NOTIFICATION', 'JOIN_GROUP', 'ADD_GOODS', 'room_status'])(
    'a viewer cannot send %s',
    async (name) => {
      const { tsl } = await stage.joined('ann')
      await expect(tsl.sendCustomMsgAndEmitEvent(name)).rejects.toThrow(/cannot be sent/)
    },
  )
})

describe('methods and what they resolve', () => {
  test('joinRoom', async () => {
    const { tsl } = stage.client('ann')
    const joining = tsl.joinRoom()
    await settle()
    const { userInfo, groupInfo } = await joining
    expect(userInfo).toMatchObject(ann)
    expect(groupInfo).toMatchObject({ groupID: roomID, ownerID: 'host', ownerInfo: owner, name: 'Live' })
    expect(groupInfo).not.toHaveProperty('followed')
  })

  test('joinRoom asks the SDK for an AVChatRoom', async () => {
    const { tsl, sdk } = stage.client('ann')
    await settle()
    const join = jest.spyOn(instanceOf(sdk), 'joinGroup')
    await Promise.all([tsl.joinRoom(), settle()])
    expect(join.mock.calls).toEqual([[{ groupID: roomID, type: TYPES.GRP_AVCHATROOM }]])
  })

  test('joinRoom again gives the owner as well', async () => {
    const { tsl } = await stage.joined('ann')
    const again = tsl.joinRoom({ roomID })
    await settle()
    expect((await again).groupInfo.ownerInfo).toEqual(owner)
  })

  test('joinRoom({ getOwnerInfo: false }) asks for no profile', async () => {
    const { tsl } = stage.client('ann')
    const joining = tsl.joinRoom({ getOwnerInfo: false })
    await settle()
    expect((await joining).groupInfo.ownerInfo).toEqual({ userID: 'host', nick: '', avatar: '' })
  })

  test('getRoomInfo is the room, and its owner', async () => {
    const { tsl } = await stage.joined('ann')
    const asked = tsl.getRoomInfo()
    await settle()
    expect(await asked).toMatchObject({ ...owner, groupID: roomID, name: 'Live', ownerInfo: owner })
  })

  test('custom fields of the room are asked for by name', async () => {
    const sdk = stage.device()
    const asked = jest.spyOn(instanceOf(sdk), 'getGroupProfile')
    stage.client('ann', { groupCustomFieldFilter: ['add_goods'] }, sdk)
    await settle()
    expect(asked.mock.calls).toEqual([[{ groupID: roomID, groupCustomFieldFilter: ['add_goods'] }]])
  })

  test.each([
    ['and joinRoom() brings them, though joining by itself does not', ['add_goods'], ['add_goods']],
    ['what is not named does not come', undefined, []],
  ])('%s', async (_what, groupCustomFieldFilter, brought) => {
    const host = await stage.joined('host')
    await Promise.all([host.tsl.setGoods('7'), host.tsl.setRoomStatus('on'), settle()])
    const { tsl } = stage.client('ann', groupCustomFieldFilter ? { groupCustomFieldFilter } : {})
    const joining = tsl.joinRoom()
    await settle()
    const { groupInfo } = await joining
    expect(groupInfo).toMatchObject({ ownerInfo: owner })
    expect(groupInfo.groupCustomField?.map(({ key }) => key)).toEqual(brought)
  })

  test('exitRoom', async () => {
    const { tsl } = await stage.joined('ann')
    const left = tsl.exitRoom()
    await settle()
    expect(await left).toEqual({ status: 'Left' })
    expect(stage.cloud.membersOf(roomID)).toEqual([])
    const again = tsl.exitRoom()
    await settle()
    expect(await again).toEqual({ status: 'NotInRoom' })
  })

  test('the owner cannot leave', async () => {
    const { tsl } = await stage.joined('host')
    const refused = rejection(tsl.exitRoom())
    await settle()
    expect(await refused).toMatchObject({
      code: 10009,
      reason: 'room',
      message: 'exitRoom: the owner cannot leave the room (10009)',
    })
  })

  test('getUserInfo', async () => {
    const { tsl } = await stage.joined('ann')
    const asked = tsl.getUserInfo()
    await settle()
    expect(await asked).toMatchObject(ann)
  })

  test('sendMessage resolves what the caller shows, and raises no MESSAGE here', async () => {
    const one = await stage.joined('ann')
    const two = await stage.joined('bob')
    const sent = one.tsl.sendMessage('hello')
    await settle()
    expect(await sent).toEqual({ ...ann, message: 'hello' })
    expect(one.of('MESSAGE')).toEqual([])
    expect(two.of('MESSAGE')).toEqual([{ ...ann, message: 'hello' }])
  })

  test.each<[string, (tsl: TSL) => Promise<unknown>, string, string]>([
    ['like', (tsl) => tsl.like('vip3'), 'LIKE', 'vip3'],
    ['like()', (tsl) => tsl.like(), 'LIKE', ''],
    ['gift', (tsl) => tsl.gift('rocket'), 'SEND_GIFT', 'rocket'],
    ['sendGift', (tsl) => tsl.sendGift('rocket'), 'SEND_GIFT', 'rocket'],
    ['buy', (tsl) => tsl.buy({ id: 1 }), 'BUY_GOODS', '{"id":1}'],
    ['useCoupon', (tsl) => tsl.useCoupon('c1'), 'USE_COUPON', 'c1'],
    ['attention', (tsl) => tsl.attention('x'), 'ATTENT', 'x'],
    ['cancelAttention', (tsl) => tsl.cancelAttention(), 'CANCELATTENTION', ''],
    ['a custom message', (tsl) => tsl.sendCustomMsgAndEmitEvent('LOTTERY', 'open'), 'LOTTERY', 'open'],
    ['a custom LIKE', (tsl) => tsl.sendCustomMsgAndEmitEvent('LIKE', 'x'), 'LIKE', 'x'],
    ['a custom ATTENTION', (tsl) => tsl.sendCustomMsgAndEmitEvent('ATTENTION', 'x'), 'ATTENT', 'x'],
    ['like with a name', (tsl) => tsl.like('LOTTERY', 'x'), 'LOTTERY', 'x'],
    ['gift with a name', (tsl) => tsl.gift('SEND_GIFT', 'x'), 'SEND_GIFT', 'x'],
    ['buy with a name', (tsl) => tsl.buy('BUY_GOODS', 7), 'BUY_GOODS', '7'],
  ])('%s is raised here and at the others', async (_, call, event, value) => {
    const one = await stage.joined('ann')
    const two = await stage.joined('bob')
    const [here, there] = [jest.fn(), jest.fn()]
    one.tsl.on(event, here)
    two.tsl.on(event, there)
    const called = call(one.tsl)
    await settle(2000)
    const data = { ...ann, value, extension: value }
    expect(await called).toMatchObject(data)
    expect(here.mock.calls).toEqual([[expect.objectContaining(data)]])
    expect(there.mock.calls).toEqual([[expect.objectContaining(data)]])
    expect(two.of('MESSAGE')).toEqual([])
  })

  test("the owner's side: status, goods and notice reach everybody", async () => {
    const host = await stage.joined('host')
    const viewer = await stage.joined('ann')
    const all = Promise.all([
      host.tsl.setRoomStatus('paused'),
      host.tsl.setGoods([{ id: 1 }]),
      host.tsl.setNotification('back soon'),
    ])
    await settle()
    await all
    expect(viewer.of('ROOM_STATUS_CHANGE')).toEqual([{ ...owner, value: 'paused', extension: 'paused' }])
    expect(viewer.of('ADD_GOODS')).toMatchObject([{ value: '[{"id":1}]' }])
    expect(viewer.of('NOTIFACATION')).toEqual([{ notification: 'back soon' }])
  })

  test('fields of other names are written where the app says so', async () => {
    const host = await stage.joined('host', { fields: { status: 'room_tatus', goods: 'addgoods' } })
    const viewer = await stage.joined('ann', { groupCustomFieldFilter: ['room_tatus', 'addgoods'] })
    const set = Promise.all([host.tsl.setRoomStatus('on'), host.tsl.setGoods('g')])
    await settle()
    await set
    const info = viewer.tsl.getRoomInfo()
    await settle()
    expect((await info).groupCustomField).toEqual([
      { key: 'room_tatus', value: 'on' },
      { key: 'addgoods', value: 'g' },
    ])
    expect(viewer.of('ROOM_STATUS_CHANGE')).toHaveLength(1)
    expect(viewer.of('ADD_GOODS')).toHaveLength(1)
  })

  test('a viewer may not change the room, an admin may', async () => {
    const viewer = await stage.joined('ann')
    const admin = await stage.joined('admin')
    const refused = rejection(viewer.tsl.setRoomStatus('x'))
    const done = admin.tsl.setRoomStatus('x')
    await settle()
    const { code, message } = await refused
    expect(code).toBe(10007)
    expect(message).toMatch(/owner or an admin/)
    await expect(done).resolves.toBeUndefined()
  })
})

describe('events', () => {
  test('coming and going', async () => {
    const one = await stage.joined('ann')
    const two = await stage.joined('bob')
    await settle()
    const left = two.tsl.exitRoom()
    await settle()
    await left
    const bob = { userID: 'bob', nick: 'BOB', avatar: 'bob.png' }
    expect(one.of('JOIN_GROUP')).toContainEqual(bob)
    expect(one.of('EXIT_GROUP')).toEqual([bob])
  })

  test('the SDK’s own events are passed on as they are', async () => {
    const { tsl, of } = await stage.joined('ann')
    await Promise.all([updateMyProfile(tsl, { nick: 'Annie' }), settle()])
    expect(of('PROFILE_UPDATE')).toEqual([
      { name: 'onProfileUpdated', data: [expect.objectContaining({ userID: 'ann', nick: 'Annie' })] },
    ])
    const sent = tsl.sendMessage('hi')
    await settle()
    expect(await sent).toMatchObject({ nick: 'Annie' })
    stage.cloud.cutOff('ann')
    expect(of('NETWORK_CHANGE')).toEqual([{ name: 'netStateChange', data: { state: 'disconnected' } }])
  })

  test.each([
    ['NOTIFICATION', 'NOTIFACATION'],
    ['ATTENTION', 'ATTENT'],
    ['room_status', 'ROOM_STATUS_CHANGE'],
    ['room_tatus', 'ROOM_STATUS_CHANGE'],
    ['add_goods', 'ADD_GOODS'],
    ['addgoods', 'ADD_GOODS'],
  ])('%s is another name of %s', async (alias, event) => {
    const host = await stage.joined('host')
    const { tsl, of } = await stage.joined('ann')
    const listener = jest.fn()
    tsl.on(alias, listener)
    const calls = [
      host.tsl.setRoomStatus('1'),
      host.tsl.setGoods('2'),
      host.tsl.setNotification('3'),
      host.tsl.attention(),
    ]
    await Promise.all([...calls, settle()])
    expect(listener.mock.calls.flat()).toEqual(of(event))
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('on, once and off', async () => {
    const { tsl } = await stage.joined('ann')
    const [every, once, gone, twice] = [jest.fn(), jest.fn(), jest.fn(), jest.fn()]
    tsl.on('X', every).once('X', once).on('X', gone).off('X', gone).on('X', twice).on('X', twice)
    for (let i = 0; i < 2; i++) await Promise.all([tsl.sendCustomMsgAndEmitEvent('X'), settle()])
    expect([every, once, gone, twice].map((fn) => fn.mock.calls.length)).toEqual([2, 1, 0, 2])
    tsl.off('X')
    await Promise.all([tsl.sendCustomMsgAndEmitEvent('X'), settle()])
    expect(every).toHaveBeenCalledTimes(2)
  })
})

describe('following', () => {
  const followField = 'Tag_Profile_Custom_Follow'

  test('the list is kept in the profile, and joinRoom says whether the owner is on it', async () => {
    const first = await stage.joined('ann', { followField })
    await Promise.all([first.tsl.attention(), settle()])
    const again = first.tsl.joinRoom()
    await settle()
    expect((await again).groupInfo.followed).toBe(true)

    await Promise.all([first.tsl.destroy(), settle()])
    const second = stage.client('ann', { followField })
    const joining = second.tsl.joinRoom()
    await settle()
    expect((await joining).groupInfo.followed).toBe(true)
    await Promise.all([second.tsl.cancelAttention(), settle()])
    const last = second.tsl.joinRoom()
    await settle()
    expect((await last).groupInfo.followed).toBe(false)
  })

  test('a field that holds something else is taken for an empty list', async () => {
    stage.cloud.addUser('ann', { nick: 'ANN' })
    const { tsl } = await stage.joined('ann', { followField })
    await Promise.all([
      updateMyProfile(tsl, { profileCustomField: [{ key: followField, value: '{"a":1}' }] }),
      settle(),
    ])
    await Promise.all([tsl.attention(), settle()])
    const info = tsl.getUserInfo()
    await settle()
    expect((await info)['profileCustomField']).toEqual([{ key: followField, value: '["host"]' }])
  })
})
