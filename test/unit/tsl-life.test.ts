/** From login to destroy: every way in, every way out, and nothing left behind. */
import { createChatSdk } from '../../preview/chat/sdk'
import { type Link } from '../../preview/chat/link'
import TSL from '../../tim-live-sell/src'
import {
  instanceOf,
  otherRoom,
  rejection,
  roomID,
  SDKAppID,
  setUp,
  settle,
  type Client,
  type Stage,
} from '../fixtures/tsl/stage'
import { expectNoUnhandledRejections } from '../fixtures/unhandled'

let stage: Stage

expectNoUnhandledRejections()

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

const readies = ({ of }: Client) => of('SDK_READY').length

describe('SDK_READY is raised once, after login and profiles', () => {
  test.each(['after', 'before'] as const)('SDK_READY comes %s the login’s answer', async (ready) => {
    const sdk = stage.device({ ready })
    const asked = (['login', 'getMyProfile', 'getGroupProfile'] as const).map((name) =>
      jest.spyOn(instanceOf(sdk), name),
    )
    const one = stage.client('ann', {}, sdk)
    expect(readies(one)).toBe(0)
    await settle(2000)
    expect(readies(one)).toBe(1)
    for (const request of asked) expect(request).toHaveBeenCalledTimes(1)
    const sent = rejection(one.tsl.sendMessage('x'))
    await settle()
    expect(await sent).toMatchObject({ code: 2101 })
  })

  test.each([true, false])('the app was logged in before (isReady there: %s)', async (hasIsReady) => {
    const sdk = stage.device({ hasIsReady })
    await Promise.all([instanceOf(sdk).login({ userID: 'ann', userSig: 's' }), settle()])
    const one = stage.client('ann', {}, sdk)
    await settle()
    expect(readies(one)).toBe(1)
    expect(one.errors()).toEqual([])
  })

  test.each([true, false])(
    'the app’s login was answered, but the SDK is not ready yet (isReady there: %s)',
    async (hasIsReady) => {
      const sdk = stage.device({ hasIsReady })
      await instanceOf(sdk).login({ userID: 'ann', userSig: 's' })
      const one = stage.client('ann', {}, sdk)
      await jest.advanceTimersByTimeAsync(0)
      expect(readies(one)).toBe(0)
      await settle()
      expect(readies(one)).toBe(1)
      expect(one.errors()).toEqual([])
    },
  )

  test('the app’s login is pending', async () => {
    const sdk = stage.device()
    const login = instanceOf(sdk).login({ userID: 'ann', userSig: 's' })
    const one = stage.client('ann', {}, sdk)
    await settle()
    await login
    expect(readies(one)).toBe(1)
    expect(one.errors()).toEqual([])
  })

  test('the profiles are there when it is raised', async () => {
    const tsl = new TSL({ SDKAppID, roomID, userName: 'ann', userSig: 's', TIM: stage.device() })
    const seen = jest.fn()
    tsl.on('SDK_READY', () => {
      void tsl.like().then(seen)
    })
    await settle(20)
    expect(seen).toHaveBeenCalledWith(expect.objectContaining({ nick: 'ANN' }))
    await Promise.all([tsl.destroy(), settle()])
  })

  test('a room that does not exist is an ERROR, and ready all the same', async () => {
    const one = stage.client('ann', { roomID: '@TGS#none' })
    await settle()
    expect(readies(one)).toBe(1)
    expect(one.errors()).toMatchObject([{ code: 10010, reason: 'room' }])
    const refused = rejection(one.tsl.joinRoom())
    await settle()
    expect(await refused).toMatchObject({
      code: 10010,
      message: expect.stringMatching(/^joinRoom: no such room/) as string,
    })
  })
})

describe('login', () => {
  test.each([
    [70001, 'userSig expired'],
    [70013, 'userSig of another userName'],
    [0, 'no reason given'],
  ])('refused with %d', async (code, words) => {
    stage.cloud.refusedLogins.set('ann', code)
    const one = stage.client('ann')
    const waiting = rejection(one.tsl.joinRoom())
    await settle()
    expect(one.errors()).toMatchObject([
      { code, reason: 'login', message: expect.stringContaining(words) as string },
    ])
    expect(await waiting).toMatchObject({ code, reason: 'login' })
    expect(readies(one)).toBe(0)
    expect(await rejection(one.tsl.sendMessage('x'))).toMatchObject({ code })
  })

  test('not answered: reported after 15 s, and a late answer still counts', async () => {
    const links: Link[] = []
    const sdk = createChatSdk(() => {
      const real = stage.cloud.connect()
      const link: Link = { ...real }
      const request: Link['request'] = (...given) => real.request(...given)
      link.request = (name, ask) =>
        name === 'login' && links.length === 1
          ? new Promise((resolve, reject) =>
              setTimeout(() => void request(name, ask).then(resolve, reject), 20_000),
            )
          : request(name, ask)
      links.push(link)
      return link
    })
    const one = stage.client('ann', {}, sdk)
    const waiting = rejection(one.tsl.joinRoom())
    await settle(14_900)
    expect(one.errors()).toEqual([])
    await settle(200)
    expect(one.errors()).toMatchObject([
      { code: -102, reason: 'timeout', message: 'login: no answer in 15 s; call reconnect()' },
    ])
    expect(await waiting).toMatchObject({ code: -102, reason: 'timeout' })
    await settle(6000)
    expect(readies(one)).toBe(1)
  })

  test('never answered, and given up: nothing is left', async () => {
    stage.cloud.ignoreNext('login')
    const one = stage.client('ann')
    await settle(15_100)
    expect(one.errors()).toMatchObject([{ code: -102 }])
    await Promise.all([one.tsl.destroy(), settle(10_000)])
    expect(jest.getTimerCount()).toBe(0)
  })

  test('answered, but SDK_READY never comes', async () => {
    const one = stage.client('ann', {}, stage.device({ ready: 'never' }))
    await settle(15_100)
    expect(one.errors()).toMatchObject([{ code: -102 }])
  })

  test('reconnect() after a refused login', async () => {
    stage.cloud.refusedLogins.set('ann', 70001)
    const one = stage.client('ann')
    await settle()
    stage.cloud.refusedLogins.clear()
    await Promise.all([one.tsl.reconnect(), settle()])
    expect(readies(one)).toBe(1)
    await one.tsl.reconnect()
    expect(readies(one)).toBe(1)
  })

  test('the SDK throws', async () => {
    const sdk = stage.device()
    instanceOf(sdk).login = () => {
      throw new Error('Params validate failed.')
    }
    const one = stage.client('ann', {}, sdk)
    await settle()
    expect(one.errors()).toMatchObject([{ reason: 'login', message: 'login: Params validate failed.' }])
  })

  test('somebody else is logged in on this SDKAppID', async () => {
    const sdk = stage.device()
    const first = stage.client('ann', {}, sdk)
    await settle()
    const second = stage.client('bob', {}, sdk)
    await settle()
    expect(second.errors()).toMatchObject([
      { code: -107, message: expect.stringMatching(/already logged in as "ann"/) as string },
    ])
    expect(first.errors()).toEqual([])
    expect(readies(second)).toBe(0)
  })

  test('without a listener of ERROR it is said on the console', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    stage.cloud.refusedLogins.set('ann', 70001)
    const tsl = new TSL({ SDKAppID, roomID, userName: 'ann', userSig: 's', TIM: stage.device() })
    await settle()
    expect(said).toHaveBeenCalledTimes(1)
    await Promise.all([tsl.destroy(), settle()])
  })
})

describe('calls before ready', () => {
  test('wait for it', async () => {
    const { tsl, of } = stage.client('ann')
    const joined = tsl.joinRoom()
    const sent = joined.then(() => tsl.sendMessage('x'))
    const liked = tsl.like()
    await settle(2500)
    await expect(joined).resolves.toBeDefined()
    await expect(sent).resolves.toMatchObject({ nick: 'ANN' })
    await expect(liked).resolves.toMatchObject({ nick: 'ANN' })
    expect(of('LIKE')).toHaveLength(1)
  })

  test.each<[string, string, (one: Client) => unknown]>([
    ['KICKED', 'kicked', () => stage.cloud.kick('ann')],
    ['destroy', 'destroyed', ({ tsl }) => void tsl.destroy()],
    ['SDK_NOT_READY', 'not-ready', ({ sdk }) => void instanceOf(sdk).logout()],
  ])('fail clearly on %s', async (_, reason, happen) => {
    stage.cloud.ignoreNext('getUserProfile')
    const one = stage.client('ann')
    const waiting = [one.tsl.joinRoom(), one.tsl.sendMessage('x'), one.tsl.getRoomInfo()].map(rejection)
    await settle(50)
    happen(one)
    await settle()
    expect((await Promise.all(waiting)).map((error) => error.reason)).toEqual([reason, reason, reason])
    await settle(20_000)
    expect(readies(one)).toBe(0)
  })
})

describe('kicked', () => {
  test('no automatic login; calls fail; reconnect() is for the app', async () => {
    const one = await stage.joined('ann')
    const logins = jest.spyOn(instanceOf(one.sdk), 'login')
    const pending = rejection(one.tsl.getUserInfo())
    stage.cloud.kick('ann', 'multipleDevice')
    await settle(60_000)
    expect(one.of('KICKED')).toEqual([{ name: 'kickedOut', data: { type: 'multipleDevice' } }])
    expect(one.of('SDK_NOT_READY')).toHaveLength(1)
    expect(logins).not.toHaveBeenCalled()
    expect(await pending).toMatchObject({ code: -104, reason: 'kicked' })
    expect(await rejection(one.tsl.sendMessage('x'))).toMatchObject({ reason: 'kicked' })
    await Promise.all([one.tsl.reconnect(), settle()])
    expect(readies(one)).toBe(2)
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
    expect(one.of('MESSAGES_MISSED')).toMatchObject([{ roomID }])
    await Promise.all([one.tsl.sendMessage('back'), settle()])
  })

  test('two devices do not kick each other for ever', async () => {
    const first = await stage.joined('ann')
    const second = await stage.joined('ann')
    await settle(60_000)
    expect(first.of('KICKED')).toHaveLength(1)
    expect(second.of('KICKED')).toHaveLength(0)
  })

  test('an app that logs in by itself is ready again', async () => {
    const one = await stage.joined('ann')
    stage.cloud.kick('ann')
    await settle()
    await Promise.all([instanceOf(one.sdk).login({ userID: 'ann', userSig: 's' }), settle()])
    expect(readies(one)).toBe(2)
  })

  test('reconnect() without a kick asks nobody, and says nothing', async () => {
    const one = await stage.joined('ann')
    const profile = jest.spyOn(instanceOf(one.sdk), 'getMyProfile')
    const { length } = one.heard
    await Promise.all([one.tsl.reconnect(), settle()])
    expect([profile.mock.calls, one.heard.slice(length)]).toEqual([[], []])
  })

  test('reconnect() with a new userSig', async () => {
    const one = await stage.joined('ann')
    const login = jest.spyOn(instanceOf(one.sdk), 'login')
    stage.cloud.kick('ann', 'userSigExpired')
    await settle()
    await Promise.all([one.tsl.reconnect('new-sig'), settle()])
    expect(login.mock.calls).toEqual([[{ userID: 'ann', userSig: 'new-sig' }]])
  })

  test('reconnect() from within KICKED: the SDK_NOT_READY that follows takes nothing back', async () => {
    const one = await stage.joined('ann')
    one.tsl.once('KICKED', () => void one.tsl.reconnect('new-sig'))
    stage.cloud.kick('ann', 'userSigExpired')
    await settle()
    expect(readies(one)).toBe(2)
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
  })

  test.each<[string, number, string]>([
    ['answers late is tried again', 2801, 'MESSAGES_MISSED'],
    ['is gone meanwhile is lost', 10010, 'ROOM_LOST'],
  ])('reconnect(): a room that %s', async (_, code, event) => {
    const one = await stage.joined('ann')
    stage.cloud.kick('ann')
    await settle()
    stage.cloud.refuseNext('joinGroup', code)
    await Promise.all([one.tsl.reconnect(), settle(5000)])
    expect(one.of(event)).toMatchObject([{ roomID }])
    expect(one.of('MESSAGES_MISSED').concat(one.of('ROOM_LOST'))).toHaveLength(1)
  })

  test('an app that joins by itself at SDK_READY joins once, and is told what may be missing', async () => {
    const one = await stage.joined('ann')
    one.tsl.on('SDK_READY', () => one.tsl.joinRoom())
    stage.cloud.kick('ann')
    await settle()
    const joins = jest.spyOn(instanceOf(one.sdk), 'joinGroup')
    await Promise.all([one.tsl.reconnect(), settle()])
    expect(joins).toHaveBeenCalledTimes(1)
    expect(one.of('MESSAGES_MISSED')).toMatchObject([{ roomID }])
  })

  test('reconnect() that fails again rejects', async () => {
    const one = await stage.joined('ann')
    stage.cloud.kick('ann', 'userSigExpired')
    await settle()
    stage.cloud.refusedLogins.set('ann', 70001)
    const refused = rejection(one.tsl.reconnect())
    await settle()
    expect(await refused).toMatchObject({ code: 70001, reason: 'login' })
  })
})

describe('a network gap', () => {
  test('the room is joined again, and the app is told what may be missing', async () => {
    const one = await stage.joined('ann')
    const host = await stage.joined('host')
    const since = Date.now()
    stage.cloud.cutOff('ann')
    await settle(5000)
    await Promise.all([host.tsl.sendMessage('missed'), settle()])
    const joins = jest.spyOn(instanceOf(one.sdk), 'joinGroup')
    stage.cloud.restore('ann')
    const until = Date.now()
    await settle()
    expect(joins).toHaveBeenCalledTimes(1)
    expect(one.of('NETWORK_CHANGE')).toMatchObject([
      { data: { state: 'disconnected' } },
      { data: { state: 'connecting' } },
      { data: { state: 'connected' } },
    ])
    expect(one.of('MESSAGES_MISSED')).toEqual([{ roomID, since, until }])
    expect(one.of('MESSAGE')).toEqual([])
    await Promise.all([host.tsl.sendMessage('heard'), settle()])
    expect(one.of('MESSAGE')).toHaveLength(1)
    expect(readies(one)).toBe(1)
  })

  test('joining again is tried until it works', async () => {
    const one = await stage.joined('ann')
    stage.cloud.cutOff('ann')
    stage.cloud.refuseNext('joinGroup', 2801, 2)
    stage.cloud.restore('ann')
    await settle(500)
    expect(one.of('MESSAGES_MISSED')).toEqual([])
    await settle(4000)
    expect(one.of('MESSAGES_MISSED')).toHaveLength(1)
  })

  test.each([
    ['is gone meanwhile', 10010],
    ['the app’s server does not let in again', 10016],
  ])('a room that %s is lost, without a further try', async (_why, code) => {
    const one = await stage.joined('ann')
    const joins = jest.spyOn(instanceOf(one.sdk), 'joinGroup')
    stage.cloud.cutOff('ann')
    stage.cloud.refuseNext('joinGroup', code)
    stage.cloud.restore('ann')
    await settle(60_000)
    expect(one.of('ROOM_LOST')).toMatchObject([{ roomID, reason: 'gone', code }])
    expect(one.of('MESSAGES_MISSED')).toEqual([])
    expect(joins).toHaveBeenCalledTimes(1)
  })

  test('tries end with the room lost', async () => {
    const one = await stage.joined('ann')
    stage.cloud.cutOff('ann')
    stage.cloud.refuseNext('joinGroup', 2801, 99)
    stage.cloud.restore('ann')
    await settle(60_000)
    expect(one.of('ROOM_LOST')).toMatchObject([{ reason: 'gone', code: 2801 }])
    expect(jest.getTimerCount()).toBeLessThanOrEqual(2)
  })

  test('a line that comes and goes is one gap', async () => {
    const one = await stage.joined('ann')
    const since = Date.now()
    stage.cloud.refuseNext('joinGroup', 2801)
    for (let i = 0; i < 3; i++) {
      stage.cloud.cutOff('ann')
      await settle(1000)
      stage.cloud.restore('ann')
    }
    await settle(5000)
    expect(one.of('MESSAGES_MISSED')).toMatchObject([{ since }])
  })

  test('outside of a room there is nothing to join', async () => {
    const one = stage.client('ann')
    await settle()
    const joins = jest.spyOn(instanceOf(one.sdk), 'joinGroup')
    stage.cloud.cutOff('ann')
    stage.cloud.restore('ann')
    await settle()
    expect(joins).not.toHaveBeenCalled()
    expect(one.of('MESSAGES_MISSED')).toEqual([])
  })
})

describe('what happens to the room', () => {
  test('dismissed', async () => {
    const one = await stage.joined('ann')
    stage.cloud.dismiss(roomID)
    await settle()
    expect(one.of('ROOM_LOST')).toEqual([
      { roomID, reason: 'dismissed', code: 10010, message: 'room dismissed' },
    ])
    const refused = rejection(one.tsl.sendMessage('x'))
    await settle()
    expect(await refused).toMatchObject({ code: 2101 })
  })

  test('removed by the host', async () => {
    const one = await stage.joined('ann')
    const host = await stage.joined('host')
    const ask = { groupID: roomID, userIDList: ['ann'] }
    await Promise.all([instanceOf(host.sdk).deleteGroupMember(ask), settle()])
    expect(one.of('ROOM_LOST')).toMatchObject([{ reason: 'removed', code: -108 }])
  })

  test('banned by the host, of which a notice tells, and perhaps a tip as well: once', async () => {
    const one = await stage.joined('ann')
    const payload = { operationType: 21, groupProfile: { groupID: roomID } }
    const notice = { ID: '1', type: 'TIMGroupSystemNoticeElem', conversationType: '@TIM#SYSTEM', payload }
    const tip = {
      ID: '2',
      type: 'TIMGroupTipElem',
      conversationType: 'GROUP',
      to: roomID,
      payload: { operationType: 10, operatorID: 'host', userIDList: ['ann'] },
    }
    stage.cloud.inject('ann', [notice, tip])
    stage.cloud.inject('ann', [{ ...notice, ID: '3' }])
    expect(one.of('ROOM_LOST')).toMatchObject([{ roomID, reason: 'removed', code: -108 }])
    const joining = one.tsl.joinRoom()
    await settle()
    await joining
    stage.cloud.inject('ann', [{ ...notice, ID: '4' }])
    expect(one.of('ROOM_LOST')).toHaveLength(2)
  })

  test('muted: an event, and an error with words on sending', async () => {
    const one = await stage.joined('ann')
    const host = await stage.joined('host')
    const ask = { groupID: roomID, userID: 'ann', muteTime: 60 }
    await Promise.all([instanceOf(host.sdk).setGroupMemberMuteTime(ask), settle()])
    expect(one.of('MUTED')).toEqual([{ roomID, seconds: 60, all: false }])
    const refused = rejection(one.tsl.sendMessage('x'))
    await settle()
    expect(await refused).toMatchObject({
      code: 10017,
      reason: 'room',
      message: 'send: muted in this room (10017)',
    })
  })

  test('the owner going is an event', async () => {
    const one = await stage.joined('ann')
    const host = await stage.joined('host')
    await Promise.all([host.tsl.destroy(), settle()])
    expect(one.of('EXIT_GROUP')).toMatchObject([{ userID: 'host' }])
  })

  test('another room leaves the first', async () => {
    const one = await stage.joined('ann')
    const joining = one.tsl.joinRoom({ roomID: otherRoom })
    await settle()
    expect((await joining).groupInfo).toMatchObject({
      groupID: otherRoom,
      ownerInfo: { userID: 'bob', nick: 'BOB' },
    })
    expect(stage.cloud.membersOf(roomID)).toEqual([])
    expect(stage.cloud.membersOf(otherRoom)).toEqual(['ann'])
    expect(one.of('ROOM_LOST')).toEqual([])
  })

  test('joined twice at once is joined once', async () => {
    const one = stage.client('ann')
    await settle()
    const joins = jest.spyOn(instanceOf(one.sdk), 'joinGroup')
    await Promise.all([one.tsl.joinRoom(), one.tsl.joinRoom(), settle()])
    expect(joins).toHaveBeenCalledTimes(1)
  })

  test('a room whose owner’s profile cannot be had is joined all the same', async () => {
    const one = stage.client('ann')
    await settle()
    stage.cloud.refuseNext('getUserProfile', 2801)
    const joining = one.tsl.joinRoom()
    await settle()
    expect((await joining).groupInfo.ownerInfo).toEqual({ userID: 'host', nick: '', avatar: '' })
  })
})

describe('destroy', () => {
  test.each<[string, (stage: Stage) => Promise<Client>]>([
    ['at once', (stage) => Promise.resolve(stage.client('ann'))],
    [
      'while logging in',
      async (stage) => {
        const one = stage.client('ann')
        await settle(5)
        return one
      },
    ],
    [
      'while a login hangs',
      async (stage) => {
        stage.cloud.ignoreNext('login')
        const one = stage.client('ann')
        await settle(5)
        return one
      },
    ],
    [
      'after a refused login',
      async (stage) => {
        stage.cloud.refusedLogins.set('ann', 70001)
        const one = stage.client('ann')
        await settle()
        return one
      },
    ],
    [
      'when ready',
      async (stage) => {
        const one = stage.client('ann')
        await settle()
        return one
      },
    ],
    [
      'while joining',
      async (stage) => {
        const one = stage.client('ann')
        await settle()
        stage.cloud.ignoreNext('joinGroup')
        void one.tsl.joinRoom()
        await settle(1)
        return one
      },
    ],
    ['in the room', (stage) => stage.joined('ann')],
    [
      'with a full queue',
      async (stage) => {
        const one = await stage.joined('ann')
        for (let i = 0; i < 50; i++) void one.tsl.sendMessage('x')
        return one
      },
    ],
    [
      'while waiting to send again',
      async (stage) => {
        const one = await stage.joined('ann')
        stage.cloud.refuseNext('sendMessage', 10023, 9)
        void one.tsl.gift()
        void one.tsl.like()
        await settle(1500)
        return one
      },
    ],
    [
      'when kicked',
      async (stage) => {
        const one = await stage.joined('ann')
        stage.cloud.kick('ann')
        return one
      },
    ],
    [
      'while offline',
      async (stage) => {
        const one = await stage.joined('ann')
        stage.cloud.cutOff('ann')
        void one.tsl.like()
        return one
      },
    ],
    [
      'while joining again after a gap',
      async (stage) => {
        const one = await stage.joined('ann')
        stage.cloud.cutOff('ann')
        stage.cloud.refuseNext('joinGroup', 2801, 9)
        stage.cloud.restore('ann')
        await settle(1500)
        return one
      },
    ],
    [
      'when logging out hangs',
      async (stage) => {
        const one = await stage.joined('ann')
        stage.cloud.ignoreNext('quitGroup')
        stage.cloud.ignoreNext('logout')
        return one
      },
    ],
  ])('%s: no listener, no timer, no rejection, nothing raised', async (_, prepare) => {
    const one = await prepare(stage)
    const instance = instanceOf(one.sdk)
    const [on, off] = [jest.spyOn(instance, 'on'), jest.spyOn(instance, 'off')]
    const done = one.tsl.destroy()
    expect(one.tsl.destroy()).toBe(done)
    one.heard.length = 0
    await settle(15_000)
    await expect(done).resolves.toBeUndefined()
    expect(jest.getTimerCount()).toBe(0)
    expect(on).not.toHaveBeenCalled()
    expect(off).toHaveBeenCalledTimes(8)
    expect(one.heard).toEqual([])
    expect(stage.cloud.membersOf(roomID)).toEqual([])
    // What is called now fails clearly, and disturbs nobody who does not ask.
    void one.tsl.like()
    void one.tsl.sendMessage('x')
    expect(await rejection(one.tsl.joinRoom())).toMatchObject({ code: -105, reason: 'destroyed' })
    expect(jest.getTimerCount()).toBe(0)
  })

  test.each([0, 100])('opening a page again %d ms after the last one began to go', async (ms) => {
    const sdk = stage.device()
    const first = await stage.joined('ann', {}, sdk)
    stage.cloud.ignoreNext('logout')
    const gone = first.tsl.destroy()
    if (ms > 0) await settle(ms)
    const second = stage.client('ann', {}, sdk)
    const joining = second.tsl.joinRoom()
    await settle(5000)
    await gone
    await expect(joining).resolves.toMatchObject({ userInfo: { userID: 'ann' } })
    expect(second.errors()).toEqual([])
    expect(readies(second)).toBe(1)
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
    expect(second.tsl.TIM).toBe(instanceOf(sdk))
    await Promise.all([second.tsl.destroy(), settle(5000)])
    expect(jest.getTimerCount()).toBe(0)
  })
})

describe('two instances of one SDKAppID', () => {
  const both = async () => {
    const sdk = stage.device()
    const [first, second] = [stage.client('ann', {}, sdk), stage.client('ann', {}, sdk)]
    await settle()
    await Promise.all([first.tsl.joinRoom(), second.tsl.joinRoom(), settle()])
    return { sdk, first, second }
  }

  test('both are ready, with one login', async () => {
    const { first, second } = await both()
    expect([readies(first), readies(second)]).toEqual([1, 1])
    expect([...first.errors(), ...second.errors()]).toEqual([])
  })

  test('destroying the second leaves the first as it was', async () => {
    const { first, second, sdk } = await both()
    await Promise.all([second.tsl.destroy(), settle()])
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
    const host = await stage.joined('host')
    await Promise.all([host.tsl.sendMessage('x'), first.tsl.sendMessage('y'), settle()])
    expect(first.of('MESSAGE')).toHaveLength(1)
    expect(second.of('MESSAGE')).toHaveLength(0)
    expect(first.of('SDK_NOT_READY')).toEqual([])
    await Promise.all([first.tsl.destroy(), host.tsl.destroy(), settle()])
    expect(jest.getTimerCount()).toBe(0)
    // The SDK makes a new one now.
    expect(instanceOf(sdk)).not.toBe(first.tsl.TIM)
  })

  test('the second leaving the room leaves the first in it', async () => {
    const { first, second } = await both()
    await Promise.all([second.tsl.exitRoom(), settle()])
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
    await Promise.all([first.tsl.exitRoom(), settle()])
    expect(stage.cloud.membersOf(roomID)).toEqual([])
  })

  test('the second going to another room takes the account along; the first is told', async () => {
    const { first, second } = await both()
    await Promise.all([second.tsl.joinRoom({ roomID: otherRoom }), settle()])
    expect(first.of('ROOM_LOST')).toMatchObject([{ roomID, reason: 'moved', code: -109 }])
    expect(second.of('ROOM_LOST')).toEqual([])
  })
})

test('an app that hands out one object whatever becomes of it can open a page again', async () => {
  const sdk = stage.device()
  const same = new Proxy(instanceOf(sdk), {
    get: (_, name) => Reflect.get(instanceOf(sdk), name) as unknown,
  })
  const given = { ...sdk, create: () => same }
  for (let visit = 0; visit < 3; visit++) {
    const one = await stage.joined('ann', {}, given)
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
    await Promise.all([one.tsl.destroy(), settle()])
    expect(stage.cloud.membersOf(roomID)).toEqual([])
  }
})

test('a hundred instances, one after another, leave nothing in the process', async () => {
  for (let i = 0; i < 100; i++) {
    const one = await stage.joined('ann')
    void one.tsl.like()
    await Promise.all([one.tsl.destroy(), settle(50)])
  }
  expect(jest.getTimerCount()).toBe(0)
})
