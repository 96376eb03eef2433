/** Random lives of a room: whatever comes late, in any order, twice or never, the room's rules hold. */
import fc from 'fast-check'
import { count, patience } from '../fixtures/counts'
import { type Event, type Reaction, walk, type World } from '../fixtures/room/walk'

const RUNS = count('sequences')
const STEPS = 60

/** Of both tags: the other one's are unknown codes. */
const CODES = [
  2001, 2004, 2004, 2007, 2103, 2006, 2105, 6000, 1001, 1002, 1002, 1102, 5001, 3004, 10001, -1301, -1303,
]

const which = fc.nat({ max: 30 })
const callName = fc.constantFrom(
  'start' as const,
  'start' as const,
  'stop' as const,
  'pause' as const,
  'resume' as const,
  'snapshot' as const,
  'mute' as const,
  'startPreview' as const,
  'stopPreview' as const,
)
const reaction: fc.Arbitrary<Reaction> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: callName },
  { weight: 1, arbitrary: fc.constant('throw' as const) },
)

/** Twice as often: what leads somewhere. */
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('attributes' as const),
      liveAppID: fc.constantFrom(1, 1, 1, 2, 0),
      url: fc.constantFrom('a' as const, 'a' as const, 'b' as const, '' as const),
      autoplay: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'mount' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      name: callName,
      within: fc.constantFrom('success' as const, 'fail' as const, 'complete' as const),
      reaction,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      which,
      verdict: fc.constantFrom(
        'allowed' as const,
        'allowed' as const,
        'allowed' as const,
        'refused' as const,
        'unreachable' as const,
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('apply' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('native' as const), which, ok: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('manner' as const),
      native: fc.constantFrom(
        'held' as const,
        'ok' as const,
        'fail' as const,
        'missing' as const,
        'throws' as const,
      ),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('code' as const),
      code: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(-2301, -1307) },
        { weight: 3, arbitrary: fc.constantFrom(...CODES) },
      ),
      reaction,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('pictureInPicture' as const), on: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 500, 1000, 5000, 10_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('hidden' as const), holds: fc.constantFrom(true, true, false) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'shown' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'forbid' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('online' as const), connected: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('permission' as const),
      granted: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('detach' as const), floats: fc.boolean() }) },
)

/** How a life that gets somewhere begins; chance alone seldom does it. */
const RUNNING: Event[] = [
  { do: 'mount' },
  { do: 'attributes', liveAppID: 1, url: 'a', autoplay: false },
  { do: 'call', name: 'start', within: 'complete', reaction: null },
  { do: 'answer', which: 0, verdict: 'allowed' },
  { do: 'apply', which: 0 },
  { do: 'permission', granted: true },
  { do: 'code', code: 2004, reaction: null },
  { do: 'code', code: 1002, reaction: null },
  { do: 'code', code: -2301, reaction: null },
  { do: 'code', code: -1307, reaction: null },
  { do: 'wait', ms: 1000 },
]

const lives = fc
  .tuple(
    fc.constantFrom(0, 0, 2, 3, 4, 5, 6, 8, 8, 8, 11, 11),
    fc.array(event, { maxLength: STEPS - RUNNING.length, size: 'max' }),
  )
  .map(([begun, rest]) => [...RUNNING.slice(0, begun), ...rest])

const world: fc.Arbitrary<World> = fc.record({
  capture: fc.boolean(),
  check: fc.constantFrom(
    'held' as const,
    'held' as const,
    'held' as const,
    'allowed' as const,
    'allowed' as const,
    'refused' as const,
    'unreachable' as const,
  ),
  appliesAtOnce: fc.boolean(),
  retries: fc.constantFrom([], [0, 0], [1000, 2000], [500, 500, 500], [0, 0, 0, 0]),
})

test(
  `${RUNS} lives of up to ${STEPS} events keep the rules, and the same life is the same again`,
  async () => {
    await fc.assert(
      fc.asyncProperty(world, lives, async (aWorld, life) => {
        const { log, problems } = await walk(aWorld, life)
        expect(problems).toEqual([])
        const again = await walk(aWorld, life)
        expect(again.log).toEqual(log)
      }),
      { numRuns: RUNS, endOnFailure: false },
    )
  },
  patience(240_000),
)

test('the lives are worth living: what the rules are about happens in many of them', async () => {
  const samples = fc.sample(fc.tuple(world, lives), { numRuns: 2000, seed: 7 })
  const logs = await Promise.all(samples.map(async ([aWorld, life]) => (await walk(aWorld, life)).log))
  const among = (line: RegExp): number => logs.filter((log) => log.some((one) => line.test(one))).length
  for (const line of [
    /^native play$/,
    /^native start$/,
    /^native startPreview$/,
    /^native stop$/,
    /^retry 1\//,
    /^retry 2\//,
    /^state -(2301|1307)$/,
    /^error native-start-failed$/,
    /^(start|resume) fail/,
    /^bind -$/,
  ]) {
    expect({ line, often: among(line) >= 10 }).toEqual({ line, often: true })
  }
})
