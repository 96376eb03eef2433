/** Whose chat SDK is used, and when it is evaluated. */
import { ChatSdk } from '../../plugin/chat/sdk'

const NO_SDK = expect.objectContaining({ code: -20002, reason: 'no-sdk' }) as Error

const sdk = (name: string) => ({ name, create: () => ({}), EVENT: {}, TYPES: {} })

function holder(inside?: object) {
  const warnings: string[] = []
  const evaluate = jest.fn(() => inside)
  return { chat: new ChatSdk(evaluate, (words) => warnings.push(words)), warnings, evaluate }
}

test('the one inside, evaluated at its first use only', () => {
  const own = sdk('inside')
  const { chat, evaluate } = holder(own)
  expect(evaluate).not.toHaveBeenCalled()
  expect([chat.get(), chat.get()]).toEqual([own, own])
  expect(evaluate).toHaveBeenCalledTimes(1)
})

test('the host’s, with or without `default`; the one inside is then never evaluated', () => {
  for (const wrap of [(one: object) => one, (one: object) => ({ default: one })]) {
    const own = sdk('host')
    const { chat, evaluate, warnings } = holder(sdk('inside'))
    expect(chat.use(wrap(own))).toBe(true)
    expect(chat.get()).toBe(own)
    expect(evaluate).not.toHaveBeenCalled()
    expect(warnings).toEqual([])
  }
})

test('may be replaced before its use, not after; the same one again is no harm', () => {
  const [first, second] = [sdk('first'), sdk('second')]
  const { chat, warnings } = holder()
  chat.use(first)
  expect([chat.use(second), chat.get()]).toEqual([true, second])
  expect(chat.use(second)).toBe(true)
  expect(warnings).toEqual([])
  expect([chat.use(first), chat.get()]).toEqual([false, second])
  expect(warnings).toEqual([expect.stringContaining('不能再更换')])
})

const { create: make, EVENT, TYPES } = sdk('parts')
const parts: object[] = [
  { EVENT, TYPES },
  { create: make, TYPES },
  { create: make, EVENT },
  { create: 1, EVENT, TYPES },
]

test.each<unknown>([undefined, null, 7, 'TIM', {}, { create: 1 }, { create: () => null }, [], ...parts])(
  '%p is no SDK: said at once, and again where a room wants chat',
  (nonsense) => {
    const { chat, warnings, evaluate } = holder(sdk('inside'))
    expect(chat.use(nonsense)).toBe(false)
    expect(warnings).toEqual([expect.stringContaining('不是聊天 SDK')])
    expect(() => chat.get()).toThrow(/不是聊天 SDK.*useTIM\(TIM\)/)
    expect(() => chat.get()).toThrow(NO_SDK)
    expect(evaluate).not.toHaveBeenCalled()
  },
)

test('none at all: says what to call', () => {
  const { chat } = holder()
  expect(() => chat.get()).toThrow(/不含聊天 SDK.*app\.js.*plugin\.instance\.useTIM\(TIM\)/)
  expect(() => chat.get()).toThrow(NO_SDK)
  const own = sdk('host')
  expect([chat.use(own), chat.get()]).toEqual([true, own])
})
