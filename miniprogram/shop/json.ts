/** What comes over the wire may be anything; these say what it is, and never throw. */

export type Dict = Readonly<Record<string, unknown>>

export function dictOf(value: unknown): Dict {
  return typeof value === 'object' && value !== null ? (value as Dict) : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A whole number between `least` and `most`; `otherwise` for what is none. */
export function countOf(value: unknown, least: number, most: number, otherwise: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !(number >= least)) return otherwise
  return Math.min(Math.floor(number), most)
}

/** What a JSON text holds; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
