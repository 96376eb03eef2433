/**
 * Whatever order an app's calls, its ends and the cloud's moods come in: every call is answered, the room that an app was
 * told of is the one it hears, what was said to be sent was sent once, no tap is lost, and nothing is left behind.
 */
import fc from 'fast-check'
import { count, patience, sameWalks } from '../fixtures/counts'
import { otherRoom, roomID } from '../fixtures/tsl/stage'
import { INSTANCES, Walk, type Call, type Fault, type Step } from '../fixtures/tsl/walk'
import { expectNoUnhandledRejections } from '../fixtures/unhandled'

const who = fc.nat({ max: INSTANCES - 1 })
const calls: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('join' as const), who, room: fc.constantFrom(roomID, roomID, otherRoom) }),
  fc.record({
    do: fc.constant('call' as const),
    who,
    call: fc.constantFrom<Call[]>(
      'exitRoom',
      'like',
      'like',
      'like',
      'gift',
      'say',
      'say',
      'getRoomInfo',
      'getUserInfo',
      'reconnect',
    ),
  }),
  fc.record({ do: fc.constantFrom('destroy' as const, 'new' as const, 'new' as const), who }),
)
const wait: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('wait' as const),
  ms: fc.constantFrom(0, 1, 25, 400, 400, 1500, 5000),
})
const mood: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('cloud' as const),
  mood: fc.constantFrom('cut' as const, 'restore' as const, 'restore' as const, 'kick' as const),
})
const fault: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('fault' as const),
  fault: fc.constantFrom<Fault[]>(
    ['login', 70001],
    ['login', undefined],
    ['joinGroup', 10010],
    ['joinGroup', 2800],
    ['joinGroup', undefined],
    ['sendMessage', 2996],
    ['sendMessage', 80001],
    ['sendMessage', undefined],
    ['getUserProfile', 2800],
    ['getUserProfile', undefined],
    ['quitGroup', undefined],
    ['logout', undefined],
  ),
})

const walk = (...steps: fc.Arbitrary<Step>[]): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...steps, wait), { minLength: 4, maxLength: 30, size: 'max' })
const answerMs = fc.constantFrom(1, 30, 300)

async function walked(steps: Step[], slowness: number): Promise<Walk> {
  const one = new Walk(slowness)
  // One of them is in the room already, so that most walks have something to walk through.
  const first: Step[] = [
    { do: 'join', who: 0, room: roomID },
    { do: 'wait', ms: 5000 },
  ]
  for (const step of [...first, ...steps]) await one.take(step)
  await one.calmDown()
  await one.checkRooms()
  await one.end()
  return one
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())
expectNoUnhandledRejections()

test(
  'in a good cloud everything is done as it was asked for, and no tap is lost',
  async () => {
    let taps = 0
    const run = fc.asyncProperty(walk(calls), answerMs, async (steps, slowness) => {
      const one = await walked(steps, slowness)
      taps += one.checkTaps()
      expect(one.wrong).toEqual([])
    })
    await fc.assert(run, { numRuns: count('chatWalks'), ...sameWalks() })
    // It has been worth walking.
    expect(taps).toBeGreaterThan(0)
  },
  patience(240_000),
)

test(
  'kicks, refusals, lost answers and a network that comes and goes: everything is answered, told and cleared up',
  async () => {
    const run = fc.asyncProperty(walk(calls, mood, fault), answerMs, async (steps, slowness) => {
      expect((await walked(steps, slowness)).wrong).toEqual([])
    })
    await fc.assert(run, { numRuns: count('chatWalks'), ...sameWalks() })
  },
  patience(240_000),
)
