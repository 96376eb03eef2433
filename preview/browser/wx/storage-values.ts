/** Storage values as text and back: native types, Date, and what JSON can carry, each coming back as the type it was. */
import { typeName } from './parameters'

/** Values JSON cannot tell apart are kept with their type's name. */
export function encode(value: unknown): string {
  const type = typeName(value)
  switch (type) {
    case 'Date':
      return JSON.stringify({ type, data: (value as Date).getTime() })
    case 'Number':
      return JSON.stringify({ type, data: Number.isFinite(value) ? value : String(value) })
    case 'BigInt':
      return JSON.stringify({ type, data: String(value) })
    case 'Undefined':
    case 'Function':
    case 'Symbol':
      return JSON.stringify({ type: 'Undefined' })
    default:
      return JSON.stringify({ type, data: value })
  }
}

export function decode(text: string): unknown {
  const { type, data } = JSON.parse(text) as { type: string; data?: unknown }
  switch (type) {
    case 'Date':
      return new Date(Number(data ?? NaN))
    case 'Number':
      return Number(data)
    case 'BigInt':
      return BigInt(String(data))
    case 'Undefined':
      return undefined
    default:
      return data
  }
}
