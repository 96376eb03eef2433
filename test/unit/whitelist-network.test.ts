/** Slow, failing and returning networks: who is told what and when, and what is asked again. Time is faked. */
import { APP_ID, BODY, NO_ANSWER, NOT_FOUND, OK, ORIGIN, SETTINGS, World } from '../fixtures/whitelist/world'

const { documentFreshMs, documentGraceMs, knownDocumentWaitMs } = SETTINGS
const MALFORMED = { status: 200, body: '<html></html>' }

/** A document is known and no longer fresh. */
const aged = (ms = documentFreshMs): World => new World().knows().wait(ms)

describe('no document is known', () => {
  test('three tries, then unreachable; then slower ones for as long as somebody waits', () => {
    const world = new World()
    const { heard } = world.ask()
    expect(world.clock.pending).toBe(0)
    world.answer(NO_ANSWER).wait(500).answer(NO_ANSWER)
    expect(heard).toEqual([])
    world.wait(1500).answer(NO_ANSWER)
    expect(heard).toEqual(['unreachable'])
    for (const pause of [4000, 60_000, 60_000, 60_000]) {
      const before = world.requests.length
      world.wait(pause - 1)
      expect(world.requests).toHaveLength(before)
      world.wait(1)
      expect(world.requests).toHaveLength(before + 1)
      world.answer(NO_ANSWER)
    }
    expect(heard).toEqual(['unreachable'])
    world.wait(60_000).answer(OK)
    expect(heard).toEqual(['unreachable', 'document'])
    expect([world.clock.pending, world.networkListeners.length]).toEqual([0, 0])
  })

  test('the network returns: asked at once, with quick tries', () => {
    const world = new World()
    const { heard } = world.ask()
    world.fails()
    world.wait(10)
    world.networkListeners[0]?.()
    expect(world.requests).toHaveLength(4)
    world.answer(NO_ANSWER).wait(500).answer(OK)
    expect(heard).toEqual(['unreachable', 'document'])
  })

  test('the network returns during a quick pause: asked at once', () => {
    const world = new World()
    const { heard } = world.ask()
    world.answer(NO_ANSWER)
    world.networkListeners[0]?.()
    expect(world.requests).toHaveLength(2)
    world.answer(OK)
    expect(heard).toEqual(['document'])
    expect(world.clock.pending).toBe(0)
  })

  test('the network returns while a request is out: it goes on', () => {
    const world = new World()
    world.ask()
    world.answer(NO_ANSWER).wait(500)
    world.networkListeners[0]?.()
    expect(world.requests).toHaveLength(2)
  })

  test('a second question while the tries are slow is tried at once and told again', () => {
    const world = new World()
    const first = world.ask()
    world.fails()
    const second = world.ask()
    expect(world.requests).toHaveLength(4)
    world.fails()
    expect([first.heard, second.heard]).toEqual([['unreachable'], ['unreachable']])
    world.wait(4000).answer(OK)
    expect([first.heard, second.heard]).toEqual([
      ['unreachable', 'document'],
      ['unreachable', 'document'],
    ])
  })

  test('404 after "unreachable" is told, and is the end', () => {
    const world = new World()
    const { heard } = world.ask()
    world.fails()
    world.wait(4000).answer(NOT_FOUND)
    expect(heard).toEqual(['unreachable', 'not-registered'])
    expect(world.clock.pending).toBe(0)
  })

  test('everyone leaves: nothing is asked any more', () => {
    const world = new World()
    const questions = [world.ask(), world.ask()]
    world.fails()
    for (const { cancel } of questions) cancel()
    expect([world.clock.pending, world.networkListeners.length]).toEqual([0, 0])
  })

  test('one of two leaves: the other goes on', () => {
    const world = new World()
    const [first, second] = [world.ask(), world.ask()]
    world.fails()
    first.cancel()
    world.wait(4000).answer(OK)
    expect([first.heard, second.heard]).toEqual([['unreachable'], ['unreachable', 'document']])
  })

  test('everyone leaves while a request is out: its answer is kept, and no other is made', () => {
    const world = new World()
    const { cancel, heard } = world.ask()
    cancel()
    world.answer(OK)
    expect(heard).toEqual([])
    expect(world.ask().heard).toEqual(['document'])
    expect(world.requests).toHaveLength(1)

    const other = new World()
    other.ask().cancel()
    other.answer(NO_ANSWER).wait(600_000)
    expect(other.requests).toHaveLength(1)
    expect(other.clock.pending).toBe(0)
  })

  test('leaving twice, or after the answer, does no harm', () => {
    const world = new World()
    const { cancel } = world.ask()
    world.answer(NOT_FOUND)
    const { heard } = world.ask()
    cancel()
    cancel()
    world.answer(OK)
    expect(heard).toEqual(['document'])
  })

  test('an answer after a failed try: the next question is asked as ever', () => {
    const world = new World()
    world.ask()
    world.answer(NO_ANSWER).wait(500).answer(NOT_FOUND)
    const { heard } = world.ask()
    expect(world.requests).toHaveLength(3)
    world.answer(OK)
    expect(heard).toEqual(['document'])
  })

  test('who is told that nobody answers and asks anew does not keep it from the others', () => {
    const world = new World()
    const again: string[][] = []
    world.registry.ask(ORIGIN, APP_ID, {
      accepts: () => true,
      tell: () => void again.push(world.ask().heard),
    })
    const { heard } = world.ask()
    world.fails()
    expect([again, heard]).toEqual([[[]], ['unreachable']])
  })

  test('who asks anew from inside an answer and then leaves with the old question: one request for all', () => {
    const world = new World()
    const again: string[][] = []
    const leave = world.registry.ask(ORIGIN, APP_ID, {
      accepts: () => true,
      tell: () => {
        again.push(world.ask().heard)
        leave()
      },
    })
    world.answer(NOT_FOUND)
    const { heard } = world.ask()
    expect(world.requests).toHaveLength(2)
    world.answer(OK)
    expect([again, heard]).toEqual([[['document']], ['document']])
  })

  test('who leaves from inside an answer is not told', () => {
    const world = new World()
    const heard: string[] = []
    const cancels: (() => void)[] = []
    const ask = (name: string) =>
      world.registry.ask('https://r', 1, {
        accepts: () => true,
        tell: () => {
          heard.push(name)
          for (const cancel of cancels) cancel()
        },
      })
    cancels.push(ask('first'), ask('second'))
    world.answer(NOT_FOUND)
    expect(heard).toEqual(['first'])
  })
})

describe('pauses vary by a quarter', () => {
  test.each([
    [0, 375, 1125],
    [0.5, 500, 1500],
    [0.999_999, 625, 1875],
  ])('random %f: %d ms, then %d ms', (random, first, second) => {
    const world = new World()
    world.random = random
    world.ask()
    for (const pause of [first, second]) {
      world.answer(NO_ANSWER)
      const before = world.requests.length
      world.wait(pause - 1)
      expect(world.requests).toHaveLength(before)
      world.wait(1)
      expect(world.requests).toHaveLength(before + 1)
    }
  })
})

describe('a document is known', () => {
  test('and fresh: it allows at once, without a request', () => {
    const world = aged(documentFreshMs - 1)
    expect(world.ask().heard).toEqual(['document'])
    expect(world.requests).toHaveLength(0)
  })

  test('and no longer fresh: the registry is waited for', () => {
    const world = aged()
    const { heard } = world.ask()
    expect(heard).toEqual([])
    world.answer(OK)
    expect(heard).toEqual(['document'])
    expect(world.clock.pending).toBe(0)
  })

  test('404 wins over it, and it is forgotten', () => {
    const world = aged()
    expect(world.ask().heard).toEqual([])
    world.answer(NOT_FOUND)
    expect(world.lookups.map(({ kind }) => kind)).toEqual(['not-registered'])
    expect(world.stored).toBeUndefined()
    const { heard } = world.ask()
    world.fails()
    expect(heard).toEqual(['unreachable'])
  })

  test('and the first try fails: it allows at once; it is refreshed behind', () => {
    const world = aged()
    const { heard } = world.ask()
    world.answer(NO_ANSWER)
    expect(heard).toEqual(['document'])
    world.wait(500).answer(OK)
    expect(heard).toEqual(['document', 'document'])
    expect(world.ask().heard).toEqual(['document'])
  })

  test('and the answer is slow: it allows after 1 s; the answer still counts when it comes', () => {
    const world = aged()
    const { heard } = world.ask()
    world.wait(knownDocumentWaitMs - 1)
    expect(heard).toEqual([])
    world.wait(1)
    expect(heard).toEqual(['document'])
    world.answer(NOT_FOUND)
    expect(heard).toEqual(['document', 'not-registered'])
  })

  test('and nobody answers at all: never told as unreachable', () => {
    const world = aged()
    const { heard } = world.ask()
    world.fails()
    world.wait(4000).answer(NO_ANSWER).wait(600_000)
    expect(heard).toEqual(['document'])
  })

  test('and the tries are failing already: it allows at once', () => {
    const world = aged()
    world.ask()
    world.answer(NO_ANSWER)
    expect(world.ask().heard).toEqual(['document'])
  })

  test.each([
    ['within its grace it allows', documentGraceMs - 1, ['document']],
    ['after its grace it does not', documentGraceMs, ['unreachable']],
  ])('%s', (_, age, expected) => {
    const world = aged(age)
    const { heard } = world.ask()
    world.fails()
    expect(heard).toEqual(expected)
  })

  test('a broken document in its place is no reason to forget it', () => {
    const world = aged()
    const { heard } = world.ask()
    world.answer(MALFORMED)
    expect(heard).toEqual(['document'])
    expect(world.clock.pending).toBe(0)
    expect(world.stored).toMatchObject({ documents: [{ body: BODY }] })
  })

  test('but it says no: that is never taken from memory, fresh or not', () => {
    for (const age of [1, documentFreshMs]) {
      const world = aged(age)
      const { heard } = world.ask({ accepts: ({ domains }) => domains.includes('new.example.com') })
      expect(heard).toEqual([])
      world.answer({ status: 200, body: { ...BODY, domains: ['new.example.com'] } })
      expect(heard).toEqual(['document'])
    }
  })

  test('but it says no, and nobody answers: unreachable, which mends itself', () => {
    const world = aged(1)
    const { heard } = world.ask({ accepts: () => false })
    world.fails()
    world.wait(4000).answer(OK)
    expect(heard).toEqual(['unreachable', 'document'])
  })

  test.each([-1, 1])('a clock that has been set (%d day and more) makes it last no longer', (direction) => {
    const world = new World().knows()
    world.clock.now += direction * (documentGraceMs + 1)
    const { heard } = world.ask()
    world.fails()
    expect(heard).toEqual(['unreachable'])
  })

  test('of another registry: it says nothing', () => {
    const world = new World().knows()
    const { heard } = world.ask({ origin: 'https://test.example.com' })
    expect(heard).toEqual([])
    expect(world.requests).toHaveLength(1)
  })
})

describe('answers in the wrong order', () => {
  test('an old try that answers late does not overrule the newer one', () => {
    const world = new World()
    const { heard } = world.ask()
    world.answer(NO_ANSWER).wait(500).answer(OK)
    world.answer(NOT_FOUND, 0)
    expect(heard).toEqual(['document'])
    expect(world.ask().heard).toEqual(['document'])
  })

  test('an old try that answers late, while the newer one is out, does not count either', () => {
    const world = new World()
    const { heard } = world.ask()
    world.answer(NO_ANSWER).wait(500)
    world.answer(NOT_FOUND, 0)
    expect(heard).toEqual([])
    world.answer(OK)
    expect(heard).toEqual(['document'])
  })

  test('one try that answers twice counts once', () => {
    const world = new World()
    const { heard } = world.ask()
    world.answer(OK).answer(NOT_FOUND)
    expect(heard).toEqual(['document'])
    expect(world.ask().heard).toEqual(['document'])
  })
})

describe('the registry’s clock', () => {
  test('counts, where it tells the time: a phone’s may be wrong', () => {
    const world = new World()
    expect(world.registry.now()).toBe(world.clock.now)
    const date = world.clock.now + 400 * 86_400_000
    world.ask()
    world.answer({ ...OK, date })
    expect(world.registry.now()).toBe(date)
    world.wait(1000)
    expect(world.registry.now()).toBe(date + 1000)
  })
})

test.each(['/', '//'])('%s behind the registry’s address is one too many', (end) => {
  const world = new World()
  world.ask({ origin: `https://r.example.com/v1${end}` })
  expect(world.requests[0]?.url).toBe('https://r.example.com/v1/1250000001.json')
})

test('fifty questions at once: one request', () => {
  const world = new World()
  const questions = Array.from({ length: 50 }, () => world.ask())
  world.answer(OK)
  expect(world.requests).toHaveLength(1)
  expect(questions.every(({ heard }) => heard.join() === 'document')).toBe(true)
})
