/** Reads parameters as WeChat does: the wrong type is a failed call that names the parameter. */
import { CallFailure, type Options } from './async'

export function requireString(options: Options, key: string): string {
  const value = options[key]
  if (typeof value !== 'string') throw wrongType(key, 'String', value)
  return value
}

export function requireNumber(options: Options, key: string): number {
  const value = options[key]
  if (typeof value !== 'number' || Number.isNaN(value)) throw wrongType(key, 'Number', value)
  return value
}

export function requireArray(options: Options, key: string): unknown[] {
  const value = options[key]
  if (!Array.isArray(value)) throw wrongType(key, 'Array', value)
  return value
}

export function optionalString(options: Options, key: string, fallback = ''): string {
  const value = options[key]
  return value === undefined || value === null ? fallback : String(value)
}

/** A number, or what reads as one; else the fallback. */
export function optionalNumber(options: Options, key: string, fallback: number): number {
  const value = options[key]
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : fallback
}

function wrongType(key: string, wanted: string, value: unknown): CallFailure {
  return new CallFailure(
    `parameter error: parameter.${key} should be ${wanted} instead of ${typeName(value)};`,
    { errno: 1001 },
  )
}

/** 'String', 'Number', 'Null', 'Array', 'ArrayBuffer' … as WeChat's messages name types. */
export function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}
