/** Accounts of several components on one SDK: who shares, who waits for whom, who stays logged in. */
import type { ImError } from '../../plugin/chat/im-events'
import { TYPES, type KickType } from '../../preview/chat/constants'
import { CODE } from '../../tim-live-sell/src/errors'
import {
  complete,
  openStage,
  OTHER_ROOM,
  ROOM,
  settle,
  type ChatStage,
  type Component,
} from '../fixtures/chat/stage'
import { sign } from '../fixtures/chat/user-sig'

let stage: ChatStage

beforeEach(() => {
  jest.useFakeTimers()
  stage = openStage()
})

afterEach(() => jest.useRealTimers())

const ENTERED = ['login_event', 'join_group_event']
const errors = (one: Component): ImError[] => one.of('error')
const bob = () => ({ userID: 'bob', userSig: sign('bob') })

function begun(...given: Parameters<typeof complete>): Component {
  const one = stage.component(complete(...given))
  one.chat.begin()
  return one
}

async function entered(...given: Parameters<typeof complete>): Promise<Component> {
  const one = begun(...given)
  await settle(10_000)
  return one
}

describe('two components with the same account and room', () => {
  test('whenever the second comes, each hears of the login and of the room once, in that order', async () => {
    for (let moment = 0; moment < 120; moment++) {
      stage = openStage()
      const first = begun()
      for (let i = 0; i < moment; i++) await Promise.resolve()
      const second = begun()
      await settle()
      expect({ moment, first: first.log(), second: second.log() }).toEqual({
        moment,
        first: ENTERED,
        second: ENTERED,
      })
    }
  })

  test('the second leaves at once: it hears nothing', async () => {
    await stage.joined()
    const second = begun()
    second.chat.end()
    await settle()
    expect(second.heard).toEqual([])
  })

  test('the first’s host takes the second away in an event: the second does not hear that event any more', async () => {
    const [first, second] = [await stage.joined(), await stage.joined()]
    const tell = first.heard.push.bind(first.heard)
    first.heard.push = (event) => {
      if (event.tag === 'kicked') second.chat.end()
      return tell(event)
    }
    stage.cloud.kick('ann')
    await settle()
    expect([first.of('kicked').length, second.log()]).toEqual([1, ENTERED])
  })

  test('one leaves while it waits for the room: its message fails, and is not sent for it', async () => {
    stage = openStage({ answerMs: 1000 })
    const sent: unknown[] = []
    stage.cloud.webhook = ({ payload }) => void sent.push(payload)
    const [first, second] = [begun(), begun()]
    const messages = [
      first.chat.call('sendTextMsg', { text: 'from a page that has gone' }),
      first.chat.call('sendCustomMsg', { message: 'from a page that has gone' }),
    ].map((message) => message.catch((error: unknown) => error))
    const kept = second.chat.call('sendTextMsg', { text: 'still here' })
    await settle(1500)
    first.chat.end()
    await settle(20_000)
    for (const message of messages) {
      expect(await message).toMatchObject({
        errMsg: expect.stringMatching(/Msg:fail .*已离开聊天室/) as unknown,
        errCode: -105,
      })
    }
    expect(await kept).toMatchObject({ message: 'still here' })
    expect(sent).toEqual([{ text: 'still here' }])
  })
})

describe('the same account', () => {
  test('in another room: the first is left, the second joined, without a second login', async () => {
    const one = await stage.joined()
    one.set({ roomID: OTHER_ROOM })
    await settle()
    expect([stage.cloud.membersOf(ROOM), stage.cloud.membersOf(OTHER_ROOM)]).toEqual([[], ['ann']])
    expect([stage.logins, stage.openLinks(), errors(one)]).toEqual([['ann'], 1, []])
  })

  test('to and fro between two rooms: is in the last, however long the cloud takes', async () => {
    for (const answerMs of [0, 30, 300, 1000]) {
      stage = openStage({ answerMs })
      const one = await entered()
      for (const roomID of [OTHER_ROOM, ROOM, OTHER_ROOM, ROOM, OTHER_ROOM]) {
        one.set({ roomID })
        await settle(answerMs / 2)
      }
      await settle(30_000)
      expect([stage.cloud.membersOf(ROOM), stage.cloud.membersOf(OTHER_ROOM)]).toEqual([[], ['ann']])
      expect(errors(one)).toEqual([])
      expect(one.log().at(-1)).toBe('join_group_event')
    }
  })

  test('back in the same room while the page before still sends its last like: is in the room in the end', async () => {
    stage = openStage({ answerMs: 900 })
    const before = await entered()
    void before.chat.liveSell?.like()
    stage.cloud.ignoreNext('sendMessage')
    before.chat.end()
    const one = await entered()
    await settle(20_000)
    expect([one.log(), stage.cloud.membersOf(ROOM)]).toEqual([ENTERED, ['ann']])
  })
})

describe('two components change their account', () => {
  test('in one go: both are in the room as the other, and no error is told', async () => {
    const both = [await stage.joined(), await stage.joined()]
    for (const one of both) one.set(bob())
    await settle(10_000)
    for (const one of both) expect(one.log()).toEqual([...ENTERED, ...ENTERED])
    expect(stage.cloud.membersOf(ROOM)).toEqual(['bob'])
  })

  test('one after the other: the first is told who is in its way, and goes on by itself', async () => {
    const [first, second] = [await stage.joined(), await stage.joined()]
    const other = bob()
    first.set(other)
    await settle(10_000)
    expect(errors(first)).toEqual([expect.objectContaining({ code: CODE.OTHER_USER, reason: 'login' })])
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
    second.set(other)
    await settle(10_000)
    expect(first.log().slice(3)).toEqual(ENTERED)
    expect(stage.cloud.membersOf(ROOM)).toEqual(['bob'])
    expect(stage.openLinks()).toBe(1)
  })

  test('and the room as well: the one is logged out before the other logs in', async () => {
    stage = openStage({ answerMs: 300 })
    const one = await entered()
    one.set({ ...bob(), roomID: OTHER_ROOM })
    await settle(20_000)
    expect([one.log(), stage.cloud.membersOf(OTHER_ROOM)]).toEqual([[...ENTERED, ...ENTERED], ['bob']])
  })
})

describe('a page of another account', () => {
  const BEFORE: [string, () => Promise<Component>][] = [
    ['is in the room', () => entered()],
    ['is logged in, and was not let into its room', () => entered('ann', 'nowhere')],
    ['is just logging in', () => Promise.resolve(begun())],
  ]

  test.each(BEFORE)(
    'while the one before it %s: is told so, and gets in when that has gone',
    async (_how, before) => {
      stage = openStage({ answerMs: 100 })
      const ann = await before()
      const one = await entered('bob')
      expect(errors(one)).toEqual([expect.objectContaining({ code: CODE.OTHER_USER, reason: 'login' })])
      expect(stage.logins).toEqual(['ann'])
      ann.chat.end()
      await settle(10_000)
      expect(one.log().slice(1)).toEqual(ENTERED)
      expect(stage.cloud.membersOf(ROOM)).toEqual(['bob'])
    },
  )

  test('initIM() after the other has gone: logs in once', async () => {
    const ann = await stage.joined()
    const one = await entered('bob')
    ann.chat.end()
    const asked = one.chat.call('initIM', {}).catch((error: unknown) => error)
    await settle(10_000)
    expect(await asked).toEqual({})
    expect([stage.logins, one.log().slice(1)]).toEqual([['ann', 'bob'], ENTERED])
  })

  describe('while the one before it', () => {
    const kicked = async (type: KickType = TYPES.KICKED_OUT_MULT_ACCOUNT): Promise<Component> => {
      const ann = await entered()
      stage.cloud.kick('ann', type)
      await settle()
      return ann
    }
    const OUT: [string, () => Promise<Component>, (ann: Component) => void][] = [
      ['was kicked', () => kicked(), (ann) => void ann.chat.call('initIM', {}).catch(() => undefined)],
      [
        'was kicked because its userSig had run out',
        () => kicked(TYPES.KICKED_OUT_USERSIG_EXPIRED),
        (ann) => ann.set({ userSig: sign('ann', { expire: 1000 }) }),
      ],
      [
        'has a userSig that is none',
        async () => {
          const ann = stage.component({ ...complete(), userSig: 'hello' })
          ann.chat.begin()
          await settle()
          return ann
        },
        (ann) => ann.set({ userSig: sign('ann') }),
      ],
    ]

    test.each(OUT)(
      '%s: gets in; when it has gone, the one before can come back, and does not by itself',
      async (_how, before, comeBack) => {
        const ann = await before()
        const heard = ann.heard.length
        const one = await entered('bob')
        expect([one.log(), stage.cloud.membersOf(ROOM)]).toEqual([ENTERED, ['bob']])
        one.chat.end()
        await settle(10_000)
        expect([ann.heard.length, stage.openLinks()]).toEqual([heard, 0])
        comeBack(ann)
        await settle(10_000)
        expect([ann.log().slice(heard), stage.cloud.membersOf(ROOM)]).toEqual([ENTERED, ['ann']])
        expect(stage.openLinks()).toBe(1)
      },
    )

    test.each(OUT)(
      '%s, and comes back too early: waits until that has gone',
      async (_how, before, comeBack) => {
        const ann = await before()
        const heard = ann.heard.length
        const one = await entered('bob')
        comeBack(ann)
        await settle(10_000)
        expect(ann.log().slice(heard)).toEqual([`error ${CODE.OTHER_USER}`])
        one.chat.end()
        await settle(10_000)
        expect([ann.log().slice(heard + 1), stage.cloud.membersOf(ROOM)]).toEqual([ENTERED, ['ann']])
      },
    )

    test('was kicked, came back, and is kicked again: that is told as before', async () => {
      const ann = await kicked()
      const one = await entered('bob')
      one.chat.end()
      await settle(10_000)
      void ann.chat.call('initIM', {})
      await settle(10_000)
      stage.cloud.kick('ann')
      await settle()
      expect([ann.of('kicked').length, stage.listeners()]).toEqual([2, 9])
    })
  })
})

describe('another app', () => {
  const SECOND = '1400000002'
  const ofSecond = (userID: string): Component => {
    const userSig = sign(userID, { sdkAppID: Number(SECOND) })
    const one = stage.component({ ...complete(userID), sdkAppID: SECOND, userSig })
    one.chat.begin()
    return one
  }

  test('has its own account, beside the first’s', async () => {
    const ann = await stage.joined()
    const one = ofSecond('bob')
    await settle()
    expect([ann.log(), one.log()]).toEqual([ENTERED, ENTERED])
    expect([stage.cloud.membersOf(ROOM), stage.openLinks()]).toEqual([['ann', 'bob'], 2])
  })

  test('does not wait until the first’s account is logged out', async () => {
    stage = openStage({ answerMs: 1000 })
    const ann = await entered()
    ann.chat.end()
    ofSecond('bob')
    await settle(10)
    expect(stage.logins).toEqual(['ann', 'bob'])
  })

  test('who leaves it is no news to somebody who waits in the first', async () => {
    await stage.joined()
    const waits = await entered('bob')
    const other = ofSecond('carl')
    await settle()
    other.chat.end()
    await settle(10_000)
    expect(waits.log()).toEqual([`error ${CODE.OTHER_USER}`])
  })
})
