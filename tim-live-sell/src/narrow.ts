/** What comes from the wire or from an app may be anything; these functions say what it is, and never throw. */
import { type Person } from './events'

export type Dict = Readonly<Record<string, unknown>>

/** A value whose fields can be asked for, whatever it is: null and undefined have none. */
export const dict: (value: unknown) => Dict = Object

export const { assign } = Object

/** A text as it is, numbers and booleans written out, everything else ''. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : ''
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** What a JSON text holds; undefined when it is none. */
export function json(value: unknown): unknown {
  try {
    return JSON.parse(value as string) as unknown
  } catch {
    // It says nothing.
  }
}

export function person({ nick, avatar }: Dict, userID: unknown): Person {
  return { nick: text(nick), avatar: text(avatar), userID: text(userID) }
}

/** Bytes of a text in UTF-8, by which the cloud measures messages. Half of a pair counts 2: the pair's four bytes. */
export function utf8Length(value: string): number {
  return value.replace(/[\u0800-\ud7ff\ue000-\uffff]/g, '...').replace(/[\x80-\uffff]/g, '..').length
}
