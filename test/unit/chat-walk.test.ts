/** Whatever order attributes, starts, page ends and the cloud's moods come in: no room is joined twice, and nothing is left behind. */
import fc from 'fast-check'
import type { ChatAttributes } from '../../plugin/chat/chat'
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
import { count, patience } from '../fixtures/counts'

type Step =
  | { do: 'begin' | 'initIM' | 'say' | 'end' | 'new'; who: number }
  | { do: 'set'; who: number; name: 'sdkAppID' | 'userID' | 'roomID' | 'userSig'; value: number }
  | { do: 'wait'; ms: number }
  | { do: 'cloud'; mood: 'cut' | 'restore' | 'kick' }

const COMPONENTS = 3

const who = fc.nat({ max: COMPONENTS - 1 })
const byPage: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('begin', 'initIM', 'say', 'end', 'new'), who }),
  fc.record({
    do: fc.constant('set' as const),
    who,
    name: fc.constantFrom('sdkAppID', 'userID', 'roomID', 'userSig'),
    value: fc.nat({ max: 3 }),
  }),
)
const wait: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('wait' as const),
  ms: fc.constantFrom(0, 1, 25, 400, 400, 4000),
})
const mood: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('cloud' as const),
  mood: fc.constantFrom('cut', 'restore', 'kick'),
})

const walk = (...steps: fc.Arbitrary<Step>[]): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...steps, wait), { minLength: 4, maxLength: 30, size: 'max' })

/** A login that a kick ends before it has begun: it was found by such a walk, and left initIM() without an answer. */
const kickedWhileMoving: Step[] = [
  { do: 'wait', ms: 400 },
  { do: 'set', who: 0, name: 'userID', value: 1 },
  { do: 'begin', who: 2 },
  { do: 'set', who: 0, name: 'userID', value: 0 },
  { do: 'cloud', mood: 'kick' },
  { do: 'set', who: 2, name: 'roomID', value: 2 },
  { do: 'wait', ms: 0 },
  { do: 'set', who: 0, name: 'sdkAppID', value: 0 },
]

let renewals = 0
/** As good as the others, and another text. */
const renewed = (): string => sign('ann', { expire: 86_400 + (++renewals % 1000) })

const VALUES = {
  sdkAppID: ['1400000001', '', '1400000001', '1400000001'],
  userID: ['ann', '', 'bob', 'ann'],
  roomID: [ROOM, '', OTHER_ROOM, ROOM],
  userSig: [() => sign('ann'), () => '', () => sign('bob'), renewed],
}

/** What a walk knows of a component: what its host has done, and so which room it asks for. */
interface Actor extends Component {
  attributes: ChatAttributes
  begun: boolean
  ended: boolean
  /** An initIM() of its is unanswered; it may wait for attributes, and counts when they come. */
  asking: boolean
}

class Walk {
  /** Reasons to join, by `user room`: somebody enters who was nobody; or asks again after having heard that it is over. */
  readonly reasons = new Map<string, number>()
  private readonly actors: Actor[] = []
  private wanted = new Set<string>()

  constructor(readonly stage: ChatStage) {
    // What an earlier walk left is not this one's fault.
    jest.clearAllTimers()
    for (let who = 0; who < COMPONENTS; who++) this.actors.push(this.actor())
    // One has begun already, so that most walks have something to walk through.
    this.take({ do: 'begin', who: 0 })
  }

  /** Only what a page does: pauses and moods are the caller's. */
  take(step: Step): void {
    if (step.do === 'wait' || step.do === 'cloud') return
    const actor = this.actors[step.who] as Actor
    if (step.do === 'begin') {
      actor.begun = true
      actor.chat.begin()
    }
    if (step.do === 'initIM') {
      actor.begun ||= !actor.ended
      if (this.isOver(actor)) this.noteReason(wish(actor))
      const answered = (): boolean => (actor.asking = false)
      actor.asking = true
      actor.chat.call('initIM', {}).then(answered, answered)
    }
    if (step.do === 'say') actor.chat.call('sendTextMsg', { text: 'x' }).catch(() => undefined)
    if (step.do === 'end' || step.do === 'new') {
      actor.ended = true
      actor.chat.end()
    }
    if (step.do === 'new') {
      this.look()
      const another = this.actor()
      another.begun = true
      another.chat.begin()
      this.actors[step.who] = another
    }
    if (step.do === 'set') {
      const value = VALUES[step.name][step.value] as string | (() => string)
      const change = { [step.name]: typeof value === 'function' ? value() : value }
      const wasComplete = wish(actor) !== ''
      Object.assign(actor.attributes, change)
      if (actor.asking && !wasComplete && this.isOver(actor)) this.noteReason(wish(actor))
      actor.set(change)
    }
    this.look()
  }

  end(): void {
    for (const { chat } of this.actors) chat.end()
  }

  /** All but one leave, and when all is quiet that one asks for ann's place in the room. Gives what initIM() tells it. */
  async lastOne(): Promise<unknown> {
    const [first, ...others] = this.actors as [Actor, ...Actor[]]
    for (const { chat } of others) chat.end()
    const last = first.ended ? this.actor() : first
    this.actors[0] = last
    last.set({ ...complete(), userSig: renewed() })
    await settle(60_000)
    const answer = last.chat.call('initIM', {}).catch((error: unknown) => error)
    await settle(60_000)
    return Promise.race([answer, Promise.resolve('no answer')])
  }

  heard(): number[] {
    return this.actors.map(({ heard }) => heard.length)
  }

  /** Nobody to somebody, for a user in a room, is a reason to join. */
  private look(): void {
    const wanted = new Set(this.actors.map(wish).filter((one) => one !== ''))
    for (const one of wanted) if (!this.wanted.has(one)) this.noteReason(one)
    this.wanted = wanted
  }

  /** Its place in the room is lost, or was never had: to another room, or as somebody who shares it has heard. */
  private isOver(actor: Actor): boolean {
    const mine = wish(actor)
    const last = this.stage.joins.filter((one) => one.startsWith(`${actor.attributes.userID} `)).at(-1)
    return (
      (last !== undefined && last !== mine) ||
      this.actors.some((one) => wish(one) === mine && hasHeardTheEnd(one))
    )
  }

  private noteReason(one: string): void {
    this.reasons.set(one, (this.reasons.get(one) ?? 0) + 1)
  }

  private actor(): Actor {
    return {
      ...this.stage.component(complete()),
      attributes: complete(),
      begun: false,
      ended: false,
      asking: false,
    }
  }
}

/** `user room`, or '' for nothing. */
function wish({ attributes, begun, ended }: Actor): string {
  const { sdkAppID, userID, userSig, roomID } = attributes
  return begun && !ended && sdkAppID && userID && userSig && roomID ? `${userID} ${roomID}` : ''
}

/** What it heard last of its place in the room: that there is none. */
function hasHeardTheEnd(actor: Actor): boolean {
  const last = actor.heard.filter(({ tag }) => ['join_group_event', 'error', 'kicked'].includes(tag)).at(-1)
  return last !== undefined && last.tag !== 'join_group_event'
}

/** Takes all the steps, those of the network and the cloud too. */
async function walkThrough(steps: Step[], answerMs: number): Promise<Walk> {
  const walked = new Walk(openStage({ answerMs }))
  for (const one of steps) {
    walked.take(one)
    if (one.do === 'wait') await settle(one.ms)
    if (one.do === 'cloud') change(walked.stage, one.mood)
  }
  return walked
}

/** Every component has left: whatever was still on its way comes to its end, and then there is silence. */
async function expectNothingLeft(walked: Walk): Promise<void> {
  const { stage } = walked
  walked.end()
  await settle(60_000)
  const heard = walked.heard()
  stage.cloud.restore('ann')
  await settle(200_000)
  expect(walked.heard()).toEqual(heard)
  expect([stage.openLinks(), stage.cloud.membersOf(ROOM), stage.cloud.membersOf(OTHER_ROOM)]).toEqual([
    0,
    [],
    [],
  ])
  expect([stage.listeners(), jest.getTimerCount()]).toEqual([0, 0])
}

const joinsOf = ({ joins }: ChatStage, who: string): number => joins.filter((one) => one === who).length

function change({ cloud }: ChatStage, mood: 'cut' | 'restore' | 'kick'): void {
  if (mood === 'kick') cloud.kick('ann')
  if (mood === 'cut') cloud.cutOff('ann')
  if (mood === 'restore') cloud.restore('ann')
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test(
  'each user joins each room once for each time that somebody enters; after the last has left nothing is left',
  async () => {
    let joins = 0
    const run = fc.asyncProperty(walk(byPage), fc.constantFrom(0, 30, 300), async (steps, answerMs) => {
      const walked = new Walk(openStage({ answerMs }))
      const { stage } = walked
      for (const one of steps) {
        walked.take(one)
        if (one.do === 'wait') await settle(one.ms)
        for (const who of new Set(stage.joins)) {
          const [joined, reasons] = [joinsOf(stage, who), walked.reasons.get(who) ?? 0]
          expect({ who, joined: Math.min(joined, reasons) }).toEqual({ who, joined })
        }
        expect(stage.doubleJoins).toEqual([])
      }
      joins += stage.joins.length
      await expectNothingLeft(walked)
      expect(stage.doubleJoins).toEqual([])
    })
    await fc.assert(run, { numRuns: count('chatWalks') })
    // It has been worth walking.
    expect(joins).toBeGreaterThan(count('chatWalks') / 5)
  },
  patience(240_000),
)

test(
  'kicks, and a network that comes and goes: nothing is left; while the network is there, no join is asked for while one is unanswered',
  async () => {
    const run = fc.asyncProperty(walk(byPage, mood), fc.constantFrom(0, 30, 300), async (steps, answerMs) => {
      const walked = await walkThrough(steps, answerMs)
      const { stage } = walked
      await expectNothingLeft(walked)
      // Where a join was cut off, the chat's core and the component both try again as soon as they can; the second finds itself in.
      if (!steps.some((one) => one.do === 'cloud' && one.mood === 'cut'))
        expect(stage.doubleJoins).toEqual([])
    })
    await fc.assert(run, { numRuns: count('chatWalks') })
  },
  patience(240_000),
)

test(
  'whatever came before: who is left alone, with a network, and calls initIM() is in the room, and nobody else is',
  async () => {
    const run = fc.asyncProperty(walk(byPage, mood), fc.constantFrom(0, 30, 300), async (steps, answerMs) => {
      const walked = await walkThrough(steps, answerMs)
      const { stage } = walked
      stage.restore()
      expect(await walked.lastOne()).toEqual({})
      expect([stage.cloud.membersOf(ROOM), stage.cloud.membersOf(OTHER_ROOM), stage.openLinks()]).toEqual([
        ['ann'],
        [],
        1,
      ])
      await expectNothingLeft(walked)
    })
    await fc.assert(run, { numRuns: count('chatWalks'), examples: [[kickedWhileMoving, 0]] })
  },
  patience(240_000),
)
