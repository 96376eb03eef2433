/**
 * Moments in documents and addresses. Read by hand, since phones disagree about what `Date.parse` takes; a day is one of
 * China's (UTC+8), wherever the phone is.
 */

const CHINA_MS = 8 * 3600 * 1000
const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-])(\d\d):(\d\d)))?$/i
/** Beyond it a number of seconds is one of milliseconds by mistake. */
const MAX_SECONDS = 1e11

/**
 * The last moment that `until` leaves, ms since 1970: '2030-12-31' is that whole day, '2030-12-31T18:00:00+08:00' that very
 * moment, a number one of seconds since 1970. null where it is none of these.
 */
export function readUntil(value: unknown): number | null {
  if (typeof value === 'number') return value > 0 && value < MAX_SECONDS ? value * 1000 : null
  const parts = typeof value === 'string' ? FORM.exec(value.trim()) : null
  if (!parts) return null
  const [, year, month, day, hour, minute, second = 0, sign, offsetHours = 0, offsetMinutes = 0] = parts
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // 2030-02-30 would be the second of March.
  if (new Date(midnight).getUTCMonth() !== Number(month) - 1) return null
  if (hour === undefined) return midnight - CHINA_MS + 24 * 3600 * 1000 - 1
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return midnight + ((Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000
}

/** '2030-12-31 18:00:00（北京时间）' */
export const inWords = (moment: number): string =>
  `${new Date(moment + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ')}（北京时间）`
