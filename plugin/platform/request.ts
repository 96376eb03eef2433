/** GET over wx.request: calls back exactly once, whatever happens. */
import { dict } from '../values'
import type { HttpAnswer } from './ports'

export function get(url: string, timeoutMs: number, done: (answer: HttpAnswer) => void): void {
  let answered = false
  let task: { abort(): void } | undefined
  const answer = (value: HttpAnswer): void => {
    if (answered) return
    answered = true
    clearTimeout(timer)
    done(value)
  }
  const noAnswer = (error: string): void => answer({ status: 0, body: null, error })
  // `timeout` came with base library 2.10; older ones, and a request that never returns, end by our own timer.
  const timer = setTimeout(() => {
    noAnswer('timeout')
    task?.abort()
  }, timeoutMs + 500)
  try {
    task = wx.request({
      url,
      method: 'GET',
      timeout: timeoutMs,
      success: (given) => {
        const { statusCode, data, header } = dict(given)
        const date = answeredAt(header)
        const status = typeof statusCode === 'number' ? statusCode : 0
        answer({ status, body: data, ...(date === undefined ? {} : { date }) })
      },
      fail: (error) => noAnswer(text(dict(error)['errMsg']) || 'fail'),
    })
  } catch (error) {
    noAnswer(error instanceof Error ? error.message : String(error))
  }
}

/** `Date`, and `Age` for what a cache has kept meanwhile; systems spell header names differently. */
function answeredAt(given: unknown): number | undefined {
  const headers = dict(given)
  const lower: Record<string, unknown> = {}
  for (const name of Object.keys(headers)) lower[name.toLowerCase()] = headers[name]
  const date = Date.parse(text(lower['date']))
  return Number.isNaN(date) ? undefined : date + (Number(text(lower['age'])) || 0) * 1000
}

/** What a phone gives may be anything. */
const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
