/** Errors by code, with reason and words; and what is too long to be said. */
import TSL from '../../tim-live-sell/src'
import { toTslError } from '../../tim-live-sell/src/errors'
import { fits, readCount } from '../../tim-live-sell/src/wire'
import { instanceOf, roomID, SDKAppID, setUp, settle } from '../fixtures/tsl/stage'

test.each([
  [2024, 'not-ready'],
  [2999, 'not-ready'],
  [3006, 'not-ready'],
  [2101, 'room'],
  [2623, 'room'],
  [10007, 'room'],
  [10009, 'room'],
  [10010, 'room'],
  [10015, 'room'],
  [10017, 'room'],
  [2800, 'unknown'],
  [2801, 'unknown'],
  [2805, 'refused'],
  [2996, 'refused'],
  [10023, 'refused'],
  [70001, 'login'],
  [70003, 'login'],
  [70013, 'login'],
  [70014, 'login'],
  [10016, 'refused'],
  [80001, 'refused'],
  [2998, 'refused'],
  [3007, 'refused'],
  [99999, 'refused'],
])('%d is %s, and says so in words', (code, reason) => {
  const error = toTslError({ code, message: '' }, 'send')
  expect(error).toMatchObject({ name: 'TslError', code, reason })
  expect(error.message).toMatch(new RegExp(`^send: [a-zA-Z].+ \\(${code}\\)$`))
  const known = ![2998, 2999, 3006, 3007, 99999].includes(code)
  expect(error.message === `send: no reason given (${code})`).toBe(!known)
})

test('an error without a code keeps its own words', () => {
  expect(toTslError(new Error('boom'), 'send')).toMatchObject({ code: 0, message: 'send: boom' })
  expect(toTslError({ code: 4711, message: 'so it is' }, 'send').message).toBe('send: so it is (4711)')
})

describe('12 KB, counted in UTF-8', () => {
  const most = 12 * 1024

  test.each([
    ['letters', 'x', most],
    ['two bytes each', 'é', most / 2],
    ['three bytes each', '好', most / 3],
    ['pairs of four bytes', '🎤', most / 4],
  ])('%s', (_, letter, count) => {
    fits(letter.repeat(count), 'text')
    expect(() => fits(letter.repeat(count + 1), 'text')).toThrow('text must be at most 12 KB')
  })

  test('of a custom message, name and extension together', async () => {
    jest.useFakeTimers()
    const { tsl, sdk } = await setUp().joined('ann')
    const create = jest.spyOn(instanceOf(sdk), 'createCustomMessage')
    const tooLong = 'name and extension must be at most 12 KB'
    await expect(tsl.sendCustomMsgAndEmitEvent('AB', 'x'.repeat(most - 1))).rejects.toThrow(tooLong)
    await expect(tsl.sendCustomMsgAndEmitEvent('A'.repeat(most + 1), '')).rejects.toThrow(tooLong)
    await expect(tsl.like('x'.repeat(most - 3))).rejects.toThrow(tooLong)
    expect(create).not.toHaveBeenCalled()
    const extension = 'x'.repeat(most - 2)
    tsl.sendCustomMsgAndEmitEvent('AB', extension).catch(() => undefined)
    await settle()
    expect(create).toHaveBeenCalledWith(
      expect.objectContaining({ payload: { data: 'AB', description: '', extension } }),
    )
  })
})

test('one tap that is written out is one tap', () => {
  expect(readCount('{"count":1}')).toBe(1)
})

test.each<[string, object, RegExp]>([
  ['a number as userName', { userName: 5 }, /^userName must be a text/],
  ['true as userName', { userName: true }, /^userName must be a text/],
  ['an object as userName', { userName: {} }, /^userName must be a text/],
  ['a number as userSig', { userSig: 5 }, /^userSig must be a text/],
])('%s is refused', (_, change, words) => {
  jest.useFakeTimers()
  const TIM = setUp().device()
  const options = { SDKAppID, roomID, userName: 'ann', userSig: 's', TIM, ...change }
  expect(() => new TSL(options)).toThrow(words)
})
