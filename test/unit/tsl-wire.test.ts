/** Ours and the published im-live-sells in one room: each understands the other, and none of its defects is ours. */
import type TSL from '../../tim-live-sell/src'
import { joinOld, loadOld, oldVersions, type OldClient } from '../fixtures/tsl/im-live-sells'
import { instanceOf, rejection, roomID, SDKAppID, setUp, settle, type Stage } from '../fixtures/tsl/stage'

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

const events = [
  'MESSAGE',
  'LIKE',
  'SEND_GIFT',
  'ATTENTION',
  'CANCELATTENTION',
  'BUY_GOODS',
  'USE_COUPON',
  'OWN_EVENT',
  'JOIN_GROUP',
  'EXIT_GROUP',
  'NOTIFACATION',
  'ROOM_STATUS_CHANGE',
  'ADD_GOODS',
  'room_status',
  'add_goods',
]
/** 1.0.16 gives `value`, 1.0.25 `extension`; this is how apps read both. */
const valueOf = (data: unknown) => {
  const { value, extension } = data as { value?: string; extension?: string }
  return value ?? extension
}

describe.each(oldVersions)('im-live-sells %s', (version) => {
  /** 1.0.25 wants the event's name first. */
  const named = (name: string, ...rest: unknown[]) =>
    (version === '1.0.25' ? [name, ...rest] : rest) as string[]

  describe('they speak, we hear', () => {
    test.each<[string, (tls: OldClient) => Promise<unknown>, string, string]>([
      ['like', (tls) => tls.like(...named('LIKE', 'vip')), 'LIKE', 'vip'],
      ['like with nothing', (tls) => tls.like(...named('LIKE')), 'LIKE', ''],
      ['gift', (tls) => tls.sendGift('rocket'), 'SEND_GIFT', 'rocket'],
      ['buy', (tls) => tls.buy(...named('BUY_GOODS', { id: 1 })), 'BUY_GOODS', '{"id":1}'],
      ['coupon', (tls) => tls.useCoupon('c1'), 'USE_COUPON', 'c1'],
      ['attention', (tls) => tls.attention('x'), 'ATTENT', 'x'],
      ['cancelAttention', (tls) => tls.cancelAttention('x'), 'CANCELATTENTION', 'x'],
      ['a custom event', (tls) => tls.sendCustomMsgAndEmitEvent('OWN_EVENT', 'x'), 'OWN_EVENT', 'x'],
    ])('%s', async (_, call, event, value) => {
      const ours = await stage.joined('ann')
      const own = jest.fn()
      ours.tsl.on('OWN_EVENT', own)
      const { tls } = await joinOld(version, 'bob', stage.device(), [])
      const called = call(tls)
      await settle()
      await called
      const heard = event === 'OWN_EVENT' ? own.mock.calls.flat() : ours.of(event)
      expect(heard).toMatchObject([
        { userID: 'bob', nick: 'BOB', avatar: 'bob.png', value, extension: value },
      ])
      expect(ours.of('MESSAGE')).toEqual([])
    })

    test('text, coming, going, status, goods and notice', async () => {
      const ours = await stage.joined('ann')
      const { tls } = await joinOld(version, 'host', stage.device(), [])
      const said = tls.sendMessage('hi')
      const { tim } = tls
      const changed = tim.updateGroupProfile({
        groupID: roomID,
        notification: 'n',
        groupCustomField: [
          { key: 'room_status', value: 'on' },
          { key: 'add_goods', value: 'g' },
        ],
      })
      await settle()
      await Promise.all([said, changed])
      expect(ours.of('MESSAGE')).toMatchObject([{ userID: 'host', nick: 'Host', message: 'hi' }])
      expect(ours.of('JOIN_GROUP')).toContainEqual(expect.objectContaining({ userID: 'host' }))
      expect(ours.of('ROOM_STATUS_CHANGE')).toMatchObject([{ userID: 'host', value: 'on' }])
      expect(ours.of('ADD_GOODS')).toMatchObject([{ value: 'g' }])
      expect(ours.of('NOTIFACATION')).toEqual([{ notification: 'n' }])
      const left = tls.destroy().catch(() => undefined)
      await settle()
      await left
      expect(ours.of('EXIT_GROUP')).toMatchObject([{ userID: 'host' }])
    })
  })

  describe('we speak, they hear', () => {
    test.each<[string, (tsl: TSL) => Promise<unknown>, string, string]>([
      ['like', (tsl) => tsl.like('vip'), 'LIKE', 'vip'],
      ['many likes', (tsl) => Promise.all([1, 2, 3].map(() => tsl.like('vip'))), 'LIKE', 'vip'],
      ['gift', (tsl) => tsl.gift('rocket'), 'SEND_GIFT', 'rocket'],
      ['buy', (tsl) => tsl.buy({ id: 1 }), 'BUY_GOODS', '{"id":1}'],
      ['coupon', (tsl) => tsl.useCoupon('c1'), 'USE_COUPON', 'c1'],
      ['attention', (tsl) => tsl.attention('x'), 'ATTENTION', 'x'],
      ['cancelAttention', (tsl) => tsl.cancelAttention('x'), 'CANCELATTENTION', 'x'],
      ['a custom event', (tsl) => tsl.sendCustomMsgAndEmitEvent('OWN_EVENT', 'x'), 'OWN_EVENT', 'x'],
    ])('%s', async (_, call, event, value) => {
      const ours = await stage.joined('ann')
      const theirs = await joinOld(version, 'bob', stage.device(), events)
      const called = call(ours.tsl)
      await settle(2000)
      await called
      expect(theirs.of(event)).toMatchObject([{ userID: 'ann', nick: 'ANN', avatar: 'ann.png' }])
      expect(theirs.of(event).map(valueOf)).toEqual([value])
    })

    test('text, coming, going, status, goods and notice', async () => {
      const theirs = await joinOld(version, 'bob', stage.device(), events)
      const host = await stage.joined('host')
      const viewer = await stage.joined('ann')
      // They report one changed field of a message only, so each goes alone.
      const all = [
        host.tsl.setRoomStatus('on'),
        host.tsl.setGoods('g'),
        host.tsl.setNotification('n'),
        viewer.tsl.sendMessage('hi'),
      ]
      await Promise.all([...all, settle(1000)])
      await Promise.all([viewer.tsl.exitRoom(), settle()])
      const mapped = version === '1.0.16'
      expect(theirs.of(mapped ? 'ROOM_STATUS_CHANGE' : 'room_status')).toMatchObject([
        { userID: 'host', value: 'on' },
      ])
      expect(theirs.of(mapped ? 'ADD_GOODS' : 'add_goods')).toMatchObject([{ value: 'g' }])
      expect(theirs.of('NOTIFACATION')).toEqual([{ notification: 'n' }])
      expect(theirs.of('MESSAGE')).toMatchObject([{ userID: 'ann', message: 'hi' }])
      expect(theirs.of('JOIN_GROUP')).toContainEqual(expect.objectContaining({ userID: 'ann' }))
      expect(theirs.of('EXIT_GROUP')).toMatchObject([{ userID: 'ann' }])
    })
  })

  /** Sees each defect in the published client, so that the case proves something, and not in ours. */
  describe('its defects', () => {
    const old = (userName: string, sdk = stage.device()) =>
      new (loadOld(version))({ SDKAppID, userName, userSig: 's', TIM: sdk, roomID })

    test('joinRoom() throws there when a roomID is configured; ours joins', async () => {
      const tls = old('bob')
      await settle()
      await expect(tls.joinRoom(undefined as never)).rejects.toThrow()
      const { tsl } = stage.client('ann')
      const joining = tsl.joinRoom()
      await settle()
      await expect(joining).resolves.toBeDefined()
    })

    test('only the first changed field is reported there; here all are', async () => {
      const theirs = await joinOld(version, 'bob', stage.device(), events)
      const ours = await stage.joined('ann')
      const host = await stage.joined('host')
      const groupCustomField = ['room_status', 'add_goods'].map((key) => ({ key, value: '1' }))
      await Promise.all([
        instanceOf(host.sdk).updateGroupProfile({ groupID: roomID, groupCustomField }),
        settle(),
      ])
      expect(theirs.heard.filter(([name]) => /status|goods/i.test(name))).toHaveLength(1)
      expect([ours.of('ROOM_STATUS_CHANGE'), ours.of('ADD_GOODS')].map((all) => all.length)).toEqual([1, 1])
    })

    test('`avtar` there, `avatar` here', async () => {
      const theirs = await joinOld(version, 'bob', stage.device(), events)
      const ours = await stage.joined('ann')
      const cat = await stage.joined('cat')
      await Promise.all([cat.tsl.sendMessage('hi'), settle()])
      expect(theirs.of('MESSAGE')).toMatchObject([{ avtar: 'cat.png' }])
      expect(ours.of('MESSAGE')).toEqual([{ userID: 'cat', nick: 'CAT', avatar: 'cat.png', message: 'hi' }])
    })

    test('messages of other rooms and one-to-one messages are shown there, not here', async () => {
      const theirs = await joinOld(version, 'bob', stage.device(), events)
      const ours = await stage.joined('ann')
      const text = { type: 'TIMTextElem', payload: { text: 'x' }, from: 'cat', nick: '', avatar: '' }
      const stray = [
        { ...text, ID: '1', conversationType: 'GROUP', to: '@TGS#elsewhere' },
        { ...text, ID: '2', conversationType: 'C2C', to: 'ann' },
      ]
      stage.cloud.inject('bob', stray)
      stage.cloud.inject('ann', stray)
      expect(theirs.of('MESSAGE')).toHaveLength(2)
      expect(ours.of('MESSAGE')).toEqual([])
    })

    test('a rejected login goes unseen there; here it is an ERROR with its code', async () => {
      stage.cloud.refusedLogins.set('ann', 70001)
      const ours = stage.client('ann')
      await settle()
      expect(ours.errors()).toMatchObject([{ code: 70001, reason: 'login' }])
      expect((await rejection(ours.tsl.sendMessage('x'))).code).toBe(70001)
    })

    test('no off, no retry, no reconnect there', () => {
      const tls = old('bob')
      expect(['off' in tls, 'once' in tls, 'reconnect' in tls]).toEqual([false, false, false])
    })

    test('likes are not merged there: ten taps are ten messages', async () => {
      const theirs = await joinOld(version, 'bob', stage.device(), [])
      const viewer = await stage.joined('cat')
      await Promise.all([
        ...Array.from({ length: 10 }, () => theirs.tls.like(...named('LIKE', ''))),
        settle(1000),
      ])
      expect(viewer.of('LIKE')).toHaveLength(10)
      const ours = await stage.joined('ann')
      await Promise.all([...Array.from({ length: 10 }, () => ours.tsl.like()), settle(2000)])
      expect(viewer.of('LIKE').slice(10)).toMatchObject([{ userID: 'ann', count: 10 }])
    })
  })
})

test('an app’s server reaches both: a notice {type, msg} is an event', async () => {
  const theirs = await joinOld('1.0.25', 'bob', stage.device(), ['BIT_BEGIN'])
  const ours = await stage.joined('ann')
  const heard = jest.fn()
  ours.tsl.on('BIT_BEGIN', heard)
  stage.cloud.notify(roomID, JSON.stringify({ type: 'BIT_BEGIN', msg: { price: 3 } }))
  stage.cloud.notify(roomID, 'no json')
  stage.cloud.notify(roomID, JSON.stringify({ type: 'KICKED', msg: 1 }))
  await settle()
  expect(theirs.of('BIT_BEGIN')).toEqual([{ msg: { price: 3 } }])
  expect(heard.mock.calls).toEqual([[expect.objectContaining({ msg: { price: 3 }, value: '{"price":3}' })]])
  expect(ours.of('KICKED')).toEqual([])
})
