/**
 * Turns what a page's data holds into attribute values. Values arrive late, in any order and of any type; a typed WeChat
 * property would make `undefined` of a boolean false and "false" true, so every attribute is declared without a type and
 * converted here.
 */
import { settings } from '../settings'

export type AttributeType =
  'string' | 'number' | 'boolean' | 'choice' | 'choices' | 'appId' | 'im' | 'attempts'

/** One attribute of a component: the row that declares, converts and documents it. */
export interface Attribute {
  name: string
  type: AttributeType
  /** What counts when the host gives nothing. */
  value: string | number | boolean | readonly string[]
  /** For choice and choices, as the native tag spells them; for attempts, what may be written. */
  options?: readonly string[]
  /** The native tag has it under the same name, in camel case; absent = not handed to it as it is. */
  native?: true
  /** Base library that brought it. */
  since?: string
  /** For numbers: outside, the nearest bound counts. Fractions stay. */
  range?: readonly [min: number, max: number]
  /** The native tag reads it at its start only: once the camera has been on, a later value is not handed to it. */
  initialOnly?: true
  /** One line for the manual, in Chinese. */
  doc: string
}

export interface Converted {
  value: string | number | boolean | readonly string[]
  /** Set where the value makes no sense and the default was taken: words for the developer, in Chinese. */
  problem?: string
}

const isUnset = (raw: unknown): boolean => raw === undefined || raw === null || raw === ''

/** Text of a scalar; '' for what has no text. */
const toText = (raw: unknown): string => {
  if (typeof raw === 'string') return raw
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : ''
}

/** Letter case does not matter: hosts write LIVE. */
const toWord = (raw: unknown): string => toText(raw).trim().toLowerCase()

export function convert(attribute: Attribute, raw: unknown): Converted {
  if (isUnset(raw)) return { value: attribute.value }
  switch (attribute.type) {
    case 'string':
      return toString(attribute, raw)
    case 'im':
      return { value: raw === 'not set' ? '' : toText(raw) }
    case 'appId':
      return { value: toAppId(raw) }
    case 'number':
      return toNumber(attribute, raw)
    case 'attempts':
      return toAttempts(attribute, raw)
    case 'boolean':
      return toBoolean(attribute, raw)
    case 'choice':
      return toChoice(attribute, raw)
    case 'choices':
      return toChoices(attribute, raw)
  }
}

const MAX_SHOWN = 60
const shown = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)

const unusable = (attribute: Attribute, raw: unknown): Converted => {
  const written = typeof raw === 'object' ? Object.prototype.toString.call(raw) : `"${shown(toText(raw))}"`
  const expected = attribute.options ? attribute.options.join('、') : attribute.type
  return {
    value: attribute.value,
    problem: `属性 ${attribute.name} 的值 ${written} 无效，应为 ${expected}，已使用默认值`,
  }
}

/** What is no AppID stays a text that says so: the whitelist check then names it. NaN would never equal itself. */
function toAppId(raw: unknown): string | number {
  if (typeof raw === 'number') return Number.isNaN(raw) ? 'NaN' : raw
  return typeof raw === 'string' ? raw.trim() : typeof raw
}

function toString(attribute: Attribute, raw: unknown): Converted {
  return typeof raw === 'object' || typeof raw === 'function'
    ? unusable(attribute, raw)
    : { value: toText(raw) }
}

function toNumber(attribute: Attribute, raw: unknown): Converted {
  const number = typeof raw === 'string' || typeof raw === 'number' ? Number(raw) : NaN
  if (!Number.isFinite(number)) return unusable(attribute, raw)
  const [min, max] = attribute.range || [-Infinity, Infinity]
  return { value: Math.min(max, Math.max(min, number)) }
}

function toBoolean(attribute: Attribute, raw: unknown): Converted {
  const text = toWord(raw)
  if (text === 'true' || text === '1') return { value: true }
  if (text === 'false' || text === '0') return { value: false }
  return unusable(attribute, raw)
}

/** How often: true = as often as the settings say false = never. */
function toAttempts(attribute: Attribute, raw: unknown): Converted {
  const text = toWord(raw)
  if (text === 'false') return { value: 0 }
  if (text === 'true') return { value: settings.reconnectAttempts }
  const number = toNumber(attribute, raw)
  return { ...number, value: Math.floor(Number(number.value)) }
}

function toChoice(attribute: Attribute, raw: unknown): Converted {
  const chosen = pick(attribute, raw)
  return chosen === undefined ? unusable(attribute, raw) : { value: chosen }
}

/** A list, or one, or several with commas between. */
function toChoices(attribute: Attribute, raw: unknown): Converted {
  if (typeof raw !== 'string' && !Array.isArray(raw)) return unusable(attribute, raw)
  const list: unknown[] = Array.isArray(raw) ? raw : raw.split(',')
  const chosen = list.map((one) => pick(attribute, one))
  const known = chosen.filter((one): one is string => one !== undefined)
  const empty = list.every(isUnset)
  return known.length === chosen.length || empty
    ? { value: known }
    : { ...unusable(attribute, raw), value: known }
}

function pick({ options = [] }: Attribute, raw: unknown): string | undefined {
  const text = toWord(raw)
  return options.find((option) => option.toLowerCase() === text)
}
