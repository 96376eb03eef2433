/** Parameters of native methods, as numbers. */
import { NativeFailure } from './native-failure'

type Options = Readonly<Record<string, unknown>>

/** Hosts write volumes as texts, as the manual's own sample does. */
export function volumeOf(options: Options): number {
  return Math.min(1, Math.max(0, numberOf(options, 'volume')))
}

export function numberOf(options: Options, name: string): number {
  const value = options[name]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new NativeFailure(`parameter.${name} should be a number`)
}
