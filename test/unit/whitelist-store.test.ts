/** Documents kept in the plugin's storage: what survives the app, how much of it, and storages that are damaged, full or broken. */
import fc from 'fast-check'
import type { StoragePort } from '../../plugin/platform/ports'
import { DocumentStore } from '../../plugin/whitelist/store'
import { BODY, NO_ANSWER, SETTINGS, World } from '../fixtures/whitelist/world'

const storage = (stored?: unknown): StoragePort & { stored: unknown; writes: number } => ({
  stored,
  writes: 0,
  read() {
    return this.stored
  },
  write(value) {
    this.writes++
    this.stored = value === null ? undefined : JSON.parse(JSON.stringify(value))
  },
})

const url = (appId: number): string => `https://r.example.com/${appId}.json`

describe('the app is opened again', () => {
  test('a fresh document allows without a request', () => {
    const world = new World().knows()
    world.start()
    expect(world.ask().heard).toEqual(['document'])
    expect(world.requests).toHaveLength(0)
  })

  test('an older one allows where nobody answers', () => {
    const world = new World().knows().wait(SETTINGS.documentFreshMs)
    world.start()
    const { heard } = world.ask()
    world.answer(NO_ANSWER)
    expect(heard).toEqual(['document'])
  })

  test('fields of later versions are kept', () => {
    const world = new World().knows({ ...BODY, plan: { name: 'gold' } })
    expect(world.stored).toMatchObject({ documents: [{ body: { plan: { name: 'gold' } } }] })
  })
})

describe('bounds', () => {
  test('eight documents, the newest', () => {
    const port = storage()
    const store = new DocumentStore(port)
    for (let appId = 1; appId <= 20; appId++) store.put(url(appId), appId, { liveAppID: appId })
    expect((port.stored as { documents: unknown[] }).documents).toHaveLength(8)
    const again = new DocumentStore(port)
    expect([1, 12, 13, 20].map((appId) => again.get(url(appId))?.fetchedAt)).toEqual([
      undefined,
      undefined,
      13,
      20,
    ])
  })

  test('a very long document is known until the app closes, and not stored', () => {
    const port = storage()
    const store = new DocumentStore(port)
    store.put(url(1), 1, { liveAppID: 1 })
    store.put(url(2), 1, {
      liveAppID: 2,
      domains: Array.from({ length: 2000 }, (_, i) => `d${i}.example.com`),
    })
    expect(store.get(url(2))).toBeDefined()
    const again = new DocumentStore(port)
    expect([again.get(url(1)), again.get(url(2))]).toEqual([expect.anything(), undefined])
  })

  test('the last one taken away leaves nothing', () => {
    const port = storage()
    const store = new DocumentStore(port)
    store.put(url(1), 1, {})
    store.remove(url(1))
    expect(port.stored).toBeUndefined()
    store.remove(url(1))
    expect(port.writes).toBe(2)
  })

  test('of what lies in the storage, eight as well', () => {
    const documents = Array.from({ length: 20 }, (_, i) => ({ url: url(i), fetchedAt: 1, body: {} }))
    const store = new DocumentStore(storage({ format: 1, documents }))
    expect([0, 7, 8, 19].map((i) => store.get(url(i)) !== undefined)).toEqual([true, true, false, false])
  })

  test('a document fetched again takes the place of the one before', () => {
    const port = storage()
    const store = new DocumentStore(port)
    store.put(url(1), 1, {})
    store.put(url(2), 2, {})
    store.put(url(1), 3, {})
    expect(port.stored).toMatchObject({
      documents: [
        { url: url(1), fetchedAt: 3 },
        { url: url(2), fetchedAt: 2 },
      ],
    })
  })

  test('one taken away costs the others nothing', () => {
    const store = new DocumentStore(storage())
    store.put(url(1), 1, {})
    store.put(url(2), 1, {})
    store.remove(url(1))
    expect([store.get(url(1)), store.get(url(2))]).toEqual([undefined, expect.anything()])
  })

  test('a document that cannot be written is known until the app closes', () => {
    let deep: unknown = []
    for (let i = 0; i < 100_000; i++) deep = [deep]
    const port = storage()
    const store = new DocumentStore(port)
    store.put(url(1), 1, {})
    store.put(url(2), 1, { deep })
    expect(store.get(url(2))).toBeDefined()
    expect(port.stored).toMatchObject({ documents: [{ url: url(1) }] })
  })

  test('it is read once, when it is first needed', () => {
    let reads = 0
    const store = new DocumentStore({ read: () => (reads += 1), write: () => undefined })
    expect(reads).toBe(0)
    store.get(url(1))
    store.get(url(2))
    expect(reads).toBe(1)
  })
})

describe('a damaged storage', () => {
  const good = { url: url(1), fetchedAt: 1, body: { liveAppID: 1 } }

  test.each<[string, unknown]>([
    ['a text', 'x'],
    ['a number', 1],
    ['null', null],
    ['a list', [good]],
    ['another format', { format: 2, documents: [good] }],
    ['no list', { format: 1, documents: good }],
    ['entries of every kind', { format: 1, documents: [null, 1, 'x', [], {}, { ...good, fetchedAt: '1' }] }],
    ['a time that is none', { format: 1, documents: [{ ...good, fetchedAt: NaN }] }],
    ['a document that is none', { format: 1, documents: [{ ...good, body: 'x' }] }],
    ['an address that is none', { format: 1, documents: [{ ...good, url: 1 }] }],
  ])('%s: nothing is known', (_, stored) => {
    const store = new DocumentStore(storage(stored))
    expect(store.get(url(1))).toBeUndefined()
    store.put(url(1), 5, { liveAppID: 1 })
    expect(store.get(url(1))?.fetchedAt).toBe(5)
  })

  test('one damaged entry costs the others nothing', () => {
    const store = new DocumentStore(storage({ format: 1, documents: [7, good] }))
    expect(store.get(url(1))).toEqual(good)
  })

  test('a stored document that is none any more is asked for again', () => {
    const world = new World({
      format: 1,
      documents: [
        { url: 'https://registry.example.com/v1/1250000001.json', fetchedAt: 1, body: { liveAppID: 7 } },
      ],
    })
    world.clock.now = 2
    expect(world.ask().heard).toEqual([])
    expect(world.requests).toHaveLength(1)
  })

  test('whatever lies there, a question is answered and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (inner, stored) => {
        for (const value of [stored, { format: 1, documents: stored }, { format: 1, documents: [inner] }]) {
          const world = new World(value)
          const { heard } = world.ask()
          world.answer({ status: 200, body: BODY })
          expect(heard).toEqual(['document'])
        }
      }),
      { numRuns: 300 },
    )
  })
})
