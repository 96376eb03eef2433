/**
 * How calls look on the wire; shared with im-live-sells, see the README. What we add goes into `description`, which
 * older clients do not read.
 */
import { need } from './errors'
import { laneOf, rankOf, type Lane } from './events'
import { dict, json, utf8Length } from './narrow'

export interface Outgoing {
  lane_: Lane
  /** Text messages have `text`, custom ones the other three. */
  payload: { text: string } | { data: string; description: string; extension: string }
}

/**
 * @param event canonical
 * @param usual the event by whose urgency it is sent
 */
export function customMessage(
  event: string,
  extension: string,
  usual: unknown = event,
  description = '',
): Outgoing {
  const data = event === 'ATTENT' ? 'ATTENTION' : event
  fits(data + description + extension, 'name and extension')
  return { lane_: laneOf(rankOf(usual)), payload: { data, description, extension } }
}

export function textMessage(text: string): Outgoing {
  need(typeof text === 'string' && text.trim(), 'text is empty')
  fits(text, 'text')
  return { lane_: 1, payload: { text } }
}

function fits(content: string, what: string): void {
  need(utf8Length(content) <= 12 * 1024, `${what} must be at most 12 KB`)
}

/** A message of a like stands for at most so many taps, whatever it claims. */
export const maxCount = 9999

export function writeCount(count: number): string {
  return count > 1 ? JSON.stringify({ count }) : ''
}

/** Taps that a like stands for; 1 for those of older clients. */
export function readCount(description: unknown): number {
  // Most have none, and a failing JSON.parse is slow.
  const count = description && dict(json(description))['count']
  return typeof count === 'number' && count > 1 ? Math.floor(Math.min(count, maxCount)) : 1
}
