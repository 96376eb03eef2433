/** What came from outside, as what it should be: anything may stand where it is expected, and none of these throws. */

export type Dict = Readonly<Record<string, unknown>>

export const dict = (value: unknown): Dict =>
  typeof value === 'object' && value !== null ? (value as Dict) : {}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** 0 for NaN, too. */
export const number = (value: unknown): number => (typeof value === 'number' && value) || 0
