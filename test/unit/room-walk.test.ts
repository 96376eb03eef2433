/** Random lives of a room: whatever comes late, in any order, twice or never, the room's rules hold. */
import fc from 'fast-check'
import { type Event, type Reaction, walk, type World } from '../fixtures/room/walk'

const RUNS = 2000
const STEPS = 60

const which = fc.nat({ max: 30 })
const callName = fc.constantFrom(
  'start' as const,
  'start' as const,
  'stop' as const,
  'pause' as const,
  'resume' as const,
  'snapshot' as const,
  'mute' as const,
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
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('code' as const),
      code: fc.constantFrom(2001, 2004, 2004, 2007, 2103, -2301, 2006, 2105),
      reaction,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('pictureInPicture' as const), on: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 500, 1000, 5000, 10_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'detach' as const }) },
)

const world: fc.Arbitrary<World> = fc.record({
  check: fc.constantFrom(
    'held' as const,
    'held' as const,
    'allowed' as const,
    'refused' as const,
    'unreachable' as const,
  ),
  appliesAtOnce: fc.boolean(),
  retries: fc.constantFrom([], [0], [1000, 2000], [500, 500, 500]),
})

test(`${RUNS} lives of up to ${STEPS} events keep the rules, and the same life is the same again`, async () => {
  const events = fc.array(event, { maxLength: STEPS, size: 'max' })
  await fc.assert(
    fc.asyncProperty(world, events, async (aWorld, life) => {
      const { log, problems } = await walk(aWorld, life)
      expect(problems).toEqual([])
      const again = await walk(aWorld, life)
      expect(again.log).toEqual(log)
    }),
    { numRuns: RUNS, endOnFailure: false },
  )
})
