/** What comes from the wire or from an app may be anything; these functions say what it is, and never throw. */

export type Dict = Readonly<Record<string, unknown>>

const nothing: Dict = {}

/** An object's fields, or none. */
export function dict(value: unknown): Dict {
  return typeof value === 'object' && value !== null ? (value as Dict) : nothing
}

/** A text as it is, numbers and booleans written out, everything else ''. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** What a JSON text holds; undefined when it is none. */
export function json(value: unknown): unknown {
  try {
    return JSON.parse(text(value)) as unknown
  } catch {
    return undefined
  }
}

/** Bytes of a text in UTF-8, by which the cloud measures messages. */
export function utf8Length(value: string): number {
  let bytes = value.length
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit > 0x7f) bytes++
    // Half of a pair counts 2 here: the pair's four bytes.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes++
  }
  return bytes
}
