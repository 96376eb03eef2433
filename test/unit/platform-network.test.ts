/** The phone's network, as a room that reconnects watches it. */
import { watchNetwork } from '../../plugin/platform/network'
import { setWx } from '../fixtures/platform/fake-wx'

type Listener = (status: { isConnected: boolean }) => void

function phone(networkType?: string) {
  const changes = new Set<Listener>()
  const calls = new Set<() => void>()
  const answers: ((type: string) => void)[] = []
  setWx({
    onNetworkStatusChange: (listener: Listener) => changes.add(listener),
    offNetworkStatusChange: (listener: Listener) => changes.delete(listener),
    onAudioInterruptionEnd: (listener: () => void) => calls.add(listener),
    offAudioInterruptionEnd: (listener: () => void) => calls.delete(listener),
    getNetworkType: ({ success }: { success: (answer: { networkType: string }) => void }) => {
      answers.push((type) => success({ networkType: type }))
      if (networkType !== undefined) success({ networkType })
    },
  })
  return {
    changes,
    calls,
    answers,
    change: (isConnected: boolean) => [...changes].forEach((listener) => listener({ isConnected })),
    callIsOver: () => [...calls].forEach((listener) => listener()),
  }
}

afterEach(() => setWx(undefined))

test.each([
  ['none', false],
  ['wifi', true],
  ['4g', true],
  ['unknown', true],
  [undefined, undefined],
])('getNetworkType says %s: connected %s', (type, connected) => {
  phone(type)
  expect(watchNetwork(() => undefined).connected).toBe(connected)
})

test('goes, and returns: known at once, and told on its return', () => {
  const { change } = phone('wifi')
  const again = jest.fn()
  const watch = watchNetwork(again)
  change(false)
  expect([watch.connected, again.mock.calls.length]).toEqual([false, 0])
  change(true)
  expect([watch.connected, again.mock.calls.length]).toEqual([true, 1])
})

test('an answer that is older than a change does not overrule it', () => {
  const { change, answers } = phone()
  const watch = watchNetwork(() => undefined)
  change(false)
  answers[0]?.('wifi')
  expect(watch.connected).toBe(false)
})

test('a phone call that is over is told', () => {
  const { callIsOver } = phone('wifi')
  const again = jest.fn()
  watchNetwork(again)
  callIsOver()
  expect(again).toHaveBeenCalledTimes(1)
})

test('ended: no listener is left, and none is heard', () => {
  const { change, callIsOver, changes, calls } = phone('wifi')
  const again = jest.fn()
  watchNetwork(again).end()
  expect([changes.size, calls.size]).toEqual([0, 0])
  change(true)
  callIsOver()
  expect(again).not.toHaveBeenCalled()
})

test('a platform that knows nothing of all this: unknown, and nothing is thrown', () => {
  setWx({})
  const watch = watchNetwork(() => undefined)
  expect(watch.connected).toBeUndefined()
  watch.end()
})

test('one that cannot stop listening (before 2.9.3) is not heard any more', () => {
  const listeners: Listener[] = []
  setWx({ onNetworkStatusChange: (listener: Listener) => listeners.push(listener) })
  const again = jest.fn()
  watchNetwork(again).end()
  listeners[0]?.({ isConnected: true })
  expect(again).not.toHaveBeenCalled()
})
