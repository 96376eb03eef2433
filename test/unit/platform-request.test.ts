/** GET over wx.request: one answer, whatever the phone does. */
import type { HttpAnswer } from '../../plugin/platform/ports'
import { get } from '../../plugin/platform/request'
import { setWx } from '../fixtures/platform/fake-wx'

interface Request {
  url: string
  method: string
  timeout: number
  success: (answer: { statusCode: number; data: unknown; header?: unknown }) => void
  fail: (error: { errMsg: string }) => void
}

const URL = 'https://registry.example.com/v1/1.json'
let requests: Request[]
let answers: HttpAnswer[]
let aborted: number

beforeEach(() => {
  jest.useFakeTimers()
  requests = []
  answers = []
  aborted = 0
  setWx({
    request: (options: Request) => {
      requests.push(options)
      return { abort: () => aborted++ }
    },
  })
})

afterEach(() => {
  jest.useRealTimers()
  setWx(undefined)
})

function ask(): Request {
  get(URL, 5000, (answer) => answers.push(answer))
  const [request] = requests
  if (!request) throw new Error('nothing was requested')
  return request
}

test('asks with GET and its time limit', () => {
  expect(ask()).toMatchObject({ url: URL, method: 'GET', timeout: 5000 })
})

test.each([200, 404, 500])('HTTP %d is an answer', (statusCode) => {
  ask().success({ statusCode, data: { a: 1 } })
  expect(answers).toEqual([{ status: statusCode, body: { a: 1 } }])
  expect(jest.getTimerCount()).toBe(0)
})

test.each<[string, unknown, number | undefined]>([
  ['as it was answered', { Date: 'Mon, 01 Jun 2026 00:00:00 GMT' }, Date.UTC(2026, 5, 1)],
  ['in small letters', { date: 'Mon, 01 Jun 2026 00:00:00 GMT' }, Date.UTC(2026, 5, 1)],
  [
    'with the age in a cache',
    { date: 'Mon, 01 Jun 2026 00:00:00 GMT', Age: '60' },
    Date.UTC(2026, 5, 1, 0, 1),
  ],
  ['with an age that is none', { date: 'Mon, 01 Jun 2026 00:00:00 GMT', Age: 'x' }, Date.UTC(2026, 5, 1)],
  ['no date', { 'Content-Type': 'application/json' }, undefined],
  ['a date that is none', { Date: 'soon' }, undefined],
  ['no headers', undefined, undefined],
  ['null', null, undefined],
])('the server’s clock: %s', (_, header, date) => {
  ask().success({ statusCode: 200, data: {}, header })
  expect(answers[0]?.date).toBe(date)
})

test('a failure says why', () => {
  ask().fail({ errMsg: 'request:fail url not in domain list' })
  expect(answers).toEqual([{ status: 0, body: null, error: 'request:fail url not in domain list' }])
})

test('silence ends a little after the system’s own time limit', () => {
  ask()
  jest.advanceTimersByTime(5000)
  expect(answers).toEqual([])
  jest.advanceTimersByTime(500)
  expect(answers).toEqual([{ status: 0, body: null, error: 'timeout' }])
  expect(aborted).toBe(1)
})

test('an answer after that, or a second one, is not heard', () => {
  const request = ask()
  jest.advanceTimersByTime(10_000)
  request.success({ statusCode: 200, data: {} })
  request.fail({ errMsg: 'request:fail timeout' })
  expect(answers).toHaveLength(1)
})

test('a request that throws is no answer', () => {
  setWx({
    request: () => {
      throw new Error('request is forbidden')
    },
  })
  get(URL, 5000, (answer) => answers.push(answer))
  expect(answers).toEqual([{ status: 0, body: null, error: 'request is forbidden' }])
  expect(jest.getTimerCount()).toBe(0)
})

test('no wx at all is no answer', () => {
  setWx(undefined)
  get(URL, 5000, (answer) => answers.push(answer))
  expect(answers).toMatchObject([{ status: 0 }])
})
