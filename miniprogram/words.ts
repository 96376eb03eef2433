/** Turns what a failed call or an event carries into words for the screen. */

/** Failures arrive as `{errMsg}`, as an Error or as plain text; the part before ':fail' is the API's name and helps nobody here. */
export function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error
  if (typeof error === 'object' && error !== null) {
    const { errMsg, message } = error as { errMsg?: unknown; message?: unknown }
    const text = typeof errMsg === 'string' ? errMsg : typeof message === 'string' ? message : ''
    return text.replace(/^\w+:\s*(fail\s*)?/, '').trim()
  }
  return ''
}

/** 'HH:mm:ss' of a moment in ms. */
export function clock(at: number): string {
  const date = new Date(at)
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

/** 'mm:ss', from one hour on 'h:mm:ss', of a duration in s. */
export function airTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(whole / 3600)
  const rest = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'))
  return [...(hours > 0 ? [String(hours)] : []), ...rest].join(':')
}
