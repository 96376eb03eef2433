/** The screen is kept on while any room runs. */
import { fresh, setWx } from '../fixtures/platform/fake-wx'

const load = () => fresh(() => import('../../plugin/platform/screen'))
let said: boolean[]

beforeEach(() => {
  jest.useFakeTimers()
  said = []
  setWx({ setKeepScreenOn: ({ keepScreenOn }: { keepScreenOn: boolean }) => said.push(keepScreenOn) })
})
afterEach(() => {
  jest.useRealTimers()
  setWx(undefined)
})

const aSecond = (): void => jest.advanceTimersByTime(1000)

test('on with the first room, off with the last, each said once', async () => {
  const { keepScreenOn } = await load()
  const [a, b] = [{}, {}]
  keepScreenOn(a, true)
  keepScreenOn(b, true)
  keepScreenOn(a, true)
  expect(said).toEqual([])
  aSecond()
  keepScreenOn(a, false)
  expect(said).toEqual([true])
  keepScreenOn(b, false)
  keepScreenOn(b, false)
  expect(said).toEqual([true, false])
})

test('a room that never ran lets go of nothing: the host may keep the screen on for itself', async () => {
  const { keepScreenOn } = await load()
  keepScreenOn({}, false)
  expect(said).toEqual([])
})

test('said again when the mini-program comes back, only while a room runs', async () => {
  const { keepScreenOn, keepScreenOnAgain } = await load()
  const room = {}
  keepScreenOnAgain()
  keepScreenOn(room, true)
  keepScreenOnAgain()
  aSecond()
  keepScreenOnAgain()
  keepScreenOn(room, false)
  keepScreenOnAgain()
  expect(said).toEqual([true, true, false])
})

test('a room that ends within the second has said nothing, and leaves no timer', async () => {
  const { keepScreenOn } = await load()
  const room = {}
  keepScreenOn(room, true)
  keepScreenOn(room, false)
  aSecond()
  expect(said).toEqual([])
  expect(jest.getTimerCount()).toBe(0)
})

test('a system that cannot do it does not stop the video', async () => {
  setWx({})
  const { keepScreenOn } = await load()
  keepScreenOn({}, true)
  expect(aSecond).not.toThrow()
})

test('a refusal is no unhandled failure: it has a fail of its own', async () => {
  const options: { fail?: () => void }[] = []
  setWx({ setKeepScreenOn: (one: { fail?: () => void }) => options.push(one) })
  const { keepScreenOn } = await load()
  keepScreenOn({}, true)
  aSecond()
  expect(options).toEqual([expect.objectContaining({ fail: expect.any(Function) as unknown })])
  expect(() => options[0]?.fail?.()).not.toThrow()
})
