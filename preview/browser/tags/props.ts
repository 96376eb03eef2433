/** Attribute values as hosts really write them, turned into the type of the attribute's default. */

/** Attribute name → default. The default's type is the attribute's type; `null as unknown` passes anything through. */
export type PropDefaults = Record<string, unknown>

/** How many CSS pixels one rpx is now; set by the shell's screen, measured when asked. */
export type RpxSize = () => number

/** '12', '12px', '30rpx' and 12 all give pixels; anything else gives the fallback. */
function toPixels(value: unknown, fallback: number, rpx: RpxSize): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : fallback
  if (typeof value !== 'string') return fallback
  const match = /^\s*(-?(?:\d+\.?\d*|\.\d+))\s*(px|rpx)?\s*$/.exec(value)
  if (!match) return fallback
  const amount = Number(match[1])
  return match[2] === 'rpx' ? amount * rpx() : amount
}

/** `undefined` and `null` are "not set". A boolean follows WeChat: any non-empty text is true, "false" included. */
export function coerce<T>(value: unknown, fallback: T, rpx: RpxSize): T
export function coerce(value: unknown, fallback: unknown, rpx: RpxSize): unknown {
  if (value === undefined || value === null) return fallback
  if (typeof fallback === 'boolean') return Boolean(value)
  if (typeof fallback === 'number') return toPixels(value, fallback, rpx)
  if (typeof fallback === 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value)
  return value
}

/** scrollTop → scroll-top */
export function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
