/**
 * Attributes of every type, native events of every form, calls with any argument and registry answers of any kind, into both
 * components as they are built: nothing is thrown, the native tag gets values that it knows, and the room goes on working.
 */
import fc from 'fast-check'
import type { Attribute } from '../../plugin/components/attributes'
import { attributes as playAttributes } from '../../plugin/components/live-room-play/props'
import { attributes as pushAttributes } from '../../plugin/components/live-room-push/props'
import { playerSignal, pusherSignal } from '../../plugin/room/codes'
import { APP_ID, URL_A } from '../fixtures/component/fake-phone'
import { openPlayer, openPusher, settled, type Stage } from '../fixtures/component/stage'
import { anyData, anyValue, trapNames } from '../fixtures/hostile'

let complaints: unknown[][] = []

beforeEach(() => {
  jest.useFakeTimers()
  complaints = []
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  jest.spyOn(console, 'info').mockImplementation(() => undefined)
  // Where the framework puts what a component has thrown.
  jest.spyOn(console, 'error').mockImplementation((...words) => void complaints.push(words))
})
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

interface Side {
  name: string
  open: (properties?: object, prepare?: Parameters<typeof openPlayer>[1]) => Stage
  attributes: readonly Attribute[]
  /** The native tag starts only when it is called, whatever the attributes say. */
  auto: string
  url: string
  stateEvent: string
  bindings: string[]
  signalOf: (code: number) => unknown
}

const player: Side = {
  name: 'live-room-play',
  open: openPlayer,
  attributes: playAttributes,
  auto: 'autoplay',
  url: 'playUrl',
  stateEvent: 'PlayEvent',
  bindings: [
    'statechange',
    'fullscreenchange',
    'netstatus',
    'enterpictureinpicture',
    'leavepictureinpicture',
    'audiovolumenotify',
    'castinguserselect',
    'castingstatechange',
    'castinginterrupt',
    'rendererror',
    'error',
  ],
  signalOf: playerSignal,
}

const pusher: Side = {
  name: 'live-room-push',
  open: openPusher,
  attributes: pushAttributes,
  auto: 'autopush',
  url: 'pushUrl',
  stateEvent: 'PushEvent',
  bindings: [
    'statechange',
    'netstatus',
    'error',
    'bgmstart',
    'bgmprogress',
    'bgmcomplete',
    'audiovolumenotify',
    'enterpictureinpicture',
    'leavepictureinpicture',
    'rendererror',
  ],
  signalOf: pusherSignal,
}

/** What a native tag can take for an attribute of the table. */
function isKnown({ type, options = [], range }: Attribute, value: unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (!range || (value >= range[0] && value <= range[1]))
      )
    case 'choice':
      return typeof value === 'string' && options.includes(value)
    case 'choices':
      return Array.isArray(value) && value.every((one) => options.includes(String(one)))
    default:
      return typeof value === 'string'
  }
}

const hosts = (stage: Stage, name: string): unknown[] =>
  stage.events.filter((event) => event.name === name).map(({ detail }) => detail)

/** A host's handlers read fields of `e.detail` without looking first. */
const unreadable = (stage: Stage): unknown[] =>
  stage.events.filter(({ detail }) => typeof detail !== 'object' || detail === null)

/** After all of it a plain start plays, and stop() stops. */
async function worksStill(side: Side, stage: Stage): Promise<void> {
  stage.phone.native = 'ok'
  stage.phone.called()
  stage.player.setData({ liveAppID: APP_ID, [side.url]: '', mode: undefined, [side.auto]: false })
  stage.player.setData({ [side.url]: URL_A })
  await settled()
  const handle = stage.handle()
  await handle['stop']?.()
  stage.phone.called()
  void handle['start']?.()
  await settled()
  expect(stage.phone.called()).toEqual([side === player ? 'play' : 'start'])
  await expect(handle['stop']?.()).resolves.toMatchObject({
    errMsg: expect.stringContaining(':ok') as string,
  })
}

describe.each([player, pusher])('$name', (side) => {
  const names = side.attributes.map(({ name }) => name)

  test('any attribute, of any type, at any time', async () => {
    const stage = side.open()
    await settled()
    const changes = fc.array(fc.tuple(fc.constantFrom(...names), anyData()), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(changes, async (pairs) => {
        stage.player.setData(Object.fromEntries(pairs))
        await settled()
        const native = stage.native()
        for (const attribute of side.attributes) {
          const { name } = attribute
          if (attribute.native && !isKnown(attribute, native[name])) {
            throw new Error(`${name} = ${JSON.stringify(native[name])}`)
          }
        }
        expect(native[side.auto]).toBe(false)
        expect(complaints).toEqual([])
        stage.events.length = 0
      }),
      { numRuns: 150, endOnFailure: true },
    )
    await worksStill(side, stage)
  })

  test('native events with any detail, or none, leave the room in order', async () => {
    const stage = side.open({ liveAppID: APP_ID, [side.url]: URL_A, [side.auto]: true })
    await settled()
    const code = fc.oneof(
      fc.integer({ min: -4000, max: 12_000 }),
      fc.constantFrom<unknown>('2004', '2103', '1002', '', NaN, Infinity, ...trapNames),
      anyData(),
    )
    const detail = fc.oneof(
      fc.record({ code, message: anyData(), info: anyData(), errMsg: anyData() }, { requiredKeys: [] }),
      anyData(),
    )
    const event = fc.tuple(fc.constantFrom('statechange', ...side.bindings), detail)
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 10 }), async (batch) => {
        for (const [name, given] of batch) stage.nativeEvent(name, given as object)
        await settled()
        expect(complaints).toEqual([])
        expect(unreadable(stage)).toEqual([])
        for (const state of hosts(stage, side.stateEvent)) {
          expect(typeof (state as { code: unknown }).code).toBe('number')
        }
        stage.events.length = 0
      }),
      { numRuns: 150, endOnFailure: true },
    )
    await worksStill(side, stage)
  })

  test('a native code that nobody knows is passed on as it is', async () => {
    const stage = side.open({ liveAppID: APP_ID, [side.url]: URL_A })
    await settled()
    stage.events.length = 0
    for (const code of [0, 1, 99_999, -99_999, 2004.5]) {
      expect(side.signalOf(code)).toBeUndefined()
      stage.nativeEvent('statechange', { code, message: 'm' })
    }
    await settled()
    expect(hosts(stage, side.stateEvent)).toMatchObject(
      [0, 1, 99_999, -99_999, 2004.5].map((code) => ({ code, detail: { code, message: 'm' } })),
    )
  })

  test('any call with any argument settles once, and throws nothing', async () => {
    const stage = side.open({ liveAppID: APP_ID, [side.url]: URL_A })
    await settled()
    const handle = stage.handle()
    const open: { name: string; settled: number }[] = []
    const call = fc.tuple(
      fc.constantFrom(...Object.keys(handle).filter((name) => typeof handle[name] === 'function')),
      fc.array(anyValue(), { maxLength: 4 }),
      fc.constantFrom('ok' as const, 'fail' as const, 'held' as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (calls) => {
        for (const [name, given, manner] of calls) {
          stage.phone.native = manner
          const one = { name, settled: 0 }
          open.push(one)
          const result = handle[name]?.(...given)
          if (!(result instanceof Promise)) continue
          const over = (): number => ++one.settled
          result.then(over, over)
        }
        await settled()
        jest.advanceTimersByTime(60_000)
        await settled()
        expect(open.filter((one) => one.settled > 1)).toEqual([])
        stage.phone.called()
        stage.events.length = 0
        open.length = 0
      }),
      { numRuns: 100, endOnFailure: true },
    )
    await worksStill(side, stage)
  })
})

test('attributes that change to ever new nonsense leave no trail in the console, nor in memory', async () => {
  const { player } = openPlayer()
  await settled()
  const told = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  for (let i = 0; i < 2000; i++) player.setData({ minCache: `nonsense ${i} ${'x'.repeat(1000)}` })
  await settled()
  expect(told.mock.calls.length).toBeLessThanOrEqual(100)
  for (const [, words] of told.mock.calls) expect(String(words).length).toBeLessThan(400)
})
