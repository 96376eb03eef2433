/**
 * How calls look on the wire; shared with im-live-sells, see the README. What we add goes into `description`, which
 * older clients do not read.
 */
import { argumentError } from './errors'
import { json, dict, utf8Length } from './narrow'

/** Order of sending when there is more than may be sent; the room drops the lowest first, too. */
export type Lane = 0 | 1 | 2 | 3
export const lanes = [
  'MSG_PRIORITY_HIGH',
  'MSG_PRIORITY_NORMAL',
  'MSG_PRIORITY_LOW',
  'MSG_PRIORITY_LOWEST',
] as const

export interface Outgoing {
  lane: Lane
  /** Text messages have `text`, custom ones the other three. */
  payload: { text: string } | { data: string; description: string; extension: string }
}

const laneOf: Readonly<Record<string, Lane>> = {
  SEND_GIFT: 0,
  BUY_GOODS: 0,
  USE_COUPON: 0,
  ADD_GOODS: 0,
  ROOM_STATUS_CHANGE: 0,
  ATTENT: 2,
  CANCELATTENTION: 2,
  LIKE: 3,
}

const limit = 12 * 1024

/** @param event canonical */
export function customMessage(
  event: string,
  extension: string,
  description = '',
  lane = laneOf[event] ?? 1,
): Outgoing {
  const data = event === 'ATTENT' ? 'ATTENTION' : event
  if (utf8Length(data + description + extension) > limit) {
    throw argumentError(`${event}: name and extension must not be larger than 12 KB`)
  }
  return { lane, payload: { data, description, extension } }
}

export function textMessage(text: unknown): Outgoing {
  if (typeof text !== 'string' || !text.trim()) throw argumentError('sendMessage(text): text is empty')
  if (utf8Length(text) > limit) throw argumentError('sendMessage(text): text must not be larger than 12 KB')
  return { lane: 1, payload: { text } }
}

/** A message of a like stands for at most so many taps, whatever it claims. */
export const maxCount = 9999

export function writeCount(count: number): string {
  return count > 1 ? JSON.stringify({ count }) : ''
}

/** Taps that a like stands for; 1 for those of older clients. */
export function readCount(description: unknown): number {
  // Most have none, and a failing JSON.parse is slow.
  if (!description) return 1
  const { count } = dict(json(description))
  return typeof count === 'number' && count >= 1 ? Math.min(Math.floor(count), maxCount) : 1
}
