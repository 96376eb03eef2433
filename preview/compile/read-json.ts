/** Reads .json files as strictly as WeChat does, and remembers where each value stands. */
import fs from 'node:fs'
import { evaluate, parse, type AnyNode } from '@humanwhocodes/momoa'
import type { Place, ProblemList } from './problems'

export interface JsonFile {
  file: string
  /** The file's top-level object; empty where the file has problems. */
  value: Record<string, unknown>
  /** Where the value at this path of keys and indices stands; undefined if there is none. */
  placeOf(...keys: (string | number)[]): Place | undefined
}

/** Reads a file that must hold one JSON object; anything else is reported and reads as `{}`. */
export function readJsonObject(file: string, problems: ProblemList): JsonFile {
  const empty: JsonFile = { file, value: {}, placeOf: () => undefined }
  const text = fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  let tree
  try {
    tree = parse(text, { mode: 'json' })
  } catch (error) {
    const { message, place } = syntaxProblem(error, text)
    problems.error(file, message, { place, hint: hintFor(text, place) })
    return empty
  }
  const value: unknown = evaluate(tree)
  if (!isRecord(value)) {
    problems.error(file, 'is not a JSON object', { hint: 'Write { … } around its content.' })
    return empty
  }
  return { file, value, placeOf: (...keys) => placeIn(tree.body, keys) }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The members of an object that are strings; other values are reported. */
export function stringMembers(json: JsonFile, key: string, problems: ProblemList): Record<string, string> {
  const value = json.value[key]
  if (value === undefined) return {}
  if (!isRecord(value)) {
    problems.error(json.file, `"${key}" is not an object`, { place: json.placeOf(key) })
    return {}
  }
  const members = Object.entries(value).filter((entry): entry is [string, string] => {
    if (typeof entry[1] === 'string') return true
    problems.error(json.file, `"${key}"."${entry[0]}" is not a string`, {
      place: json.placeOf(key, entry[0]),
    })
    return false
  })
  return Object.fromEntries(members)
}

function placeIn(node: AnyNode, keys: (string | number)[]): Place | undefined {
  const [key, ...rest] = keys
  if (key === undefined) return { line: node.loc.start.line, column: node.loc.start.column }
  const child =
    node.type === 'Object'
      ? node.members.find((member) => member.name.type === 'String' && member.name.value === key)?.value
      : node.type === 'Array' && typeof key === 'number'
        ? node.elements[key]?.value
        : undefined
  return child && placeIn(child, rest)
}

function syntaxProblem(error: unknown, text: string): { message: string; place: Place } {
  const { message, line, column } = error as Error & { line?: number; column?: number }
  if (text.trim() === '') return { message: 'is empty', place: { line: 1, column: 1 } }
  return {
    message: `is not JSON: ${message.replace(/\s*\(\d+:\d+\)$/, '')}`,
    place: { line: line ?? 1, column: column ?? 1 },
  }
}

function hintFor(text: string, place: Place): string | undefined {
  if (text.trim() === '') return 'Write at least {}.'
  const rest = text.split('\n')[place.line - 1]?.slice(place.column - 1) ?? ''
  if (rest.startsWith('//') || rest.startsWith('/*')) return 'WeChat allows no comments in .json: remove it.'
  const line = text.split('\n').slice(0, place.line).join('\n')
  const before = line.slice(0, line.length - rest.length).trimEnd()
  if (/^[}\]]/.test(rest) && before.endsWith(',')) return 'Remove the comma before it.'
  if (rest.startsWith("'")) return 'JSON takes double quotes only.'
  return undefined
}
