/** GET over wx.request: calls back exactly once, whatever happens. */
import type { HttpAnswer } from './ports'

export function get(url: string, timeoutMs: number, done: (answer: HttpAnswer) => void): void {
  let answered = false
  const answer = (value: HttpAnswer): void => {
    if (answered) return
    answered = true
    clearTimeout(timer)
    done(value)
  }
  const noAnswer = (error: string): void => answer({ status: 0, body: null, error })
  // `timeout` came with base library 2.10; older ones, and a request that never returns, end by our own timer.
  const timer = setTimeout(() => noAnswer('timeout'), timeoutMs + 500)
  try {
    wx.request({
      url,
      method: 'GET',
      timeout: timeoutMs,
      success: ({ statusCode, data }) => answer({ status: statusCode, body: data }),
      fail: ({ errMsg }) => noAnswer(errMsg),
    })
  } catch (error) {
    noAnswer(error instanceof Error ? error.message : String(error))
  }
}
