/**
 * How calls look on the wire; shared with im-live-sells, see the README. What we add goes into `description`, which
 * older clients do not read.
 */
import { need } from './errors'
import { dict, json, utf8Length } from './narrow'

/** What a message of a text, or of an event, carries. */
export type Payload =
  { text: string } | { text?: undefined; data: string; description: string; extension: string }

/** In UTF-8, as the cloud measures. */
export function fits(content: string, what: string): void {
  need(utf8Length(content) <= 12 * 1024, `${what} must be at most 12 KB`)
}

/** A message of a like stands for at most so many taps, whatever it claims. */
const maxCount = 9999

/** Taps that a like stands for; 1 for those of older clients. */
export function readCount(description: unknown): number {
  // Most have none, and a failing JSON.parse is slow.
  const count = description && dict(json(description))['count']
  return typeof count === 'number' && count > 1 ? Math.min(count, maxCount) | 0 : 1
}
