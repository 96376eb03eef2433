/** Tips, notices of an app's own server, and listeners: what says something, and what looks like it but says nothing. */
import TSL, { EVENT } from '../../tim-live-sell/src'
import { createReader } from '../../tim-live-sell/src/incoming'
import { base, notice, tip } from '../fixtures/tsl/messages'
import { roomID, SDKAppID, setUp, settle, type Stage } from '../fixtures/tsl/stage'

/** What ann, in the room of host, is told of one message. */
function read(message: object): unknown[] {
  const found: unknown[] = []
  const emit_ = (event: string, payload: unknown) => void found.push([event, payload])
  const lose_ = (reason: string) => void found.push(['lost', reason])
  createReader({ roomID, ownerID_: 'host', userName: 'ann', emit_, lose_ }, () => true)([message])
  return found
}

const said = (content: unknown, operationType: unknown = 255) =>
  notice({ operationType, userDefinedField: JSON.stringify(content) })
const nobody = { userID: '', nick: '', avatar: '' }

describe('what an app’s own server sends to the room', () => {
  test('is an event with what it brings, as it is and as text', () => {
    expect(read(said({ type: 'BID', msg: { price: 3 } }))).toStrictEqual([
      ['BID', { ...nobody, value: '{"price":3}', extension: '{"price":3}', msg: { price: 3 } }],
    ])
    expect(read(said({ type: 'BID', msg: 'open' }))).toStrictEqual([
      ['BID', { ...nobody, value: 'open', extension: 'open', msg: 'open' }],
    ])
  })

  test('without a msg it brings none', () => {
    expect(read(said({ type: 'BID' }))).toStrictEqual([['BID', { ...nobody, value: '', extension: '' }]])
  })

  test('counts as the owner’s word', () => {
    expect(read(said({ type: 'ADD_GOODS', msg: '7' }))).toMatchObject([['ADD_GOODS', { value: '7' }]])
  })

  test('is one tap when it is a like', () => {
    expect(read(said({ type: 'LIKE', msg: '' }))).toMatchObject([['LIKE', { count: 1 }]])
  })

  test.each([1, 2, 254, '255', null])('says nothing in a notice of kind %j', (kind) => {
    expect(read(said({ type: 'BID', msg: 1 }, kind))).toEqual([])
  })

  test.each(['{', '[]', 'null', '{"msg":1}', '{"type":5}', '{"type":"KICKED"}'])(
    'says nothing when it is %s',
    (userDefinedField) => {
      expect(read(notice({ operationType: 255, userDefinedField }))).toEqual([])
    },
  )
})

describe('tips', () => {
  test.each([4, 5, 8, 9, 255])('of kind %d tell nobody’s coming or going', (operationType) => {
    expect(read(tip({ operationType, operatorID: 'bob', userIDList: ['bob'] }))).toEqual([])
    expect(read(tip({ operationType, operatorID: 'bob' }))).toEqual([])
  })

  test('my own going elsewhere is a going, no loss of the room', () => {
    expect(read(tip({ operationType: 2, operatorID: 'ann', userIDList: ['ann'] }))).toEqual([
      ['EXIT_GROUP', { userID: 'ann', nick: 'BOB', avatar: 'b.png' }],
    ])
  })

  // What the SDK makes of a short tip: the members are IDs only, and its own nick is that of the first of them.
  test.each([
    [1, 'JOIN_GROUP'],
    [2, 'EXIT_GROUP'],
  ])('of kind %d that name the members by their IDs: the operator is known', (operationType, event) => {
    const operatorInfo = { userID: 'bob', nick: 'BOB', avatar: 'b.png' }
    const memberList = [{ userID: 'bob' }, { userID: 'cat' }]
    const payload = { operationType, operatorID: 'bob', operatorInfo, memberList, userIDList: ['bob', 'cat'] }
    expect(read({ ...tip(payload), nick: '', avatar: '' })).toEqual([
      [event, operatorInfo],
      [event, { userID: 'cat', nick: '', avatar: '' }],
    ])
  })

  test.each([undefined, null, '', {}])('somebody whose name is %j has not come', (operatorID) => {
    expect(read(tip({ operationType: 1, operatorID }))).toEqual([])
  })

  test.each([undefined, null, '60'])('a changed member is not muted by a muteTime of %j', (muteTime) => {
    expect(read(tip({ operationType: 7, memberList: [{ userID: 'ann', muteTime }] }))).toEqual([])
    expect(read(tip({ operationType: 7 }))).toEqual([])
  })

  test.each(['TIMImageElem', 'TIMFileElem', ''])('a message of type %j is not taken for a notice', (type) => {
    expect(read({ ...base, type, payload: { operationType: 5 } })).toEqual([])
  })
})

describe('listeners', () => {
  let stage: Stage

  beforeEach(() => {
    jest.useFakeTimers()
    stage = setUp()
  })

  test('the constants are names of events, not of the room’s fields', () => {
    expect(EVENT.NOTIFICATION).toBe('NOTIFACATION')
    expect(EVENT.ATTENTION).toBe('ATTENT')
    expect(Object.keys(EVENT).filter((name) => !/^[A-Z_]+$/.test(name))).toEqual([])
  })

  test.each([undefined, '', 5, null])('an event named %j cannot be listened to, nor left', (name) => {
    const { tsl } = stage.client('ann')
    expect(() => tsl.on(name as 'LIKE', () => undefined)).toThrow(/^on\(.*, listener\): event must be a name/)
    expect(() => tsl.off(name as 'LIKE')).toThrow(/^off\(.*, listener\): event must be a name/)
  })

  test('an error goes to the console again when the last listener of ERROR is gone', async () => {
    const console_ = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const tsl = new TSL({ SDKAppID, roomID, userName: 'ann', userSig: 's', TIM: stage.device() })
    const heard = jest.fn()
    tsl.on('ERROR', heard).off('ERROR', heard)
    stage.cloud.refusedLogins.set('ann', 70001)
    await settle()
    expect(heard).not.toHaveBeenCalled()
    expect(console_.mock.calls).toEqual([[expect.objectContaining({ code: 70001, reason: 'login' })]])
    await Promise.all([tsl.destroy(), settle()])
  })
})
