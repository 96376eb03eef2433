/** Everything that can be wrong with one whitelist document: its text, the schema, and what is allowed but surely not meant. */
import { evaluate, parse, type AnyNode, type ObjectNode } from '@humanwhocodes/momoa'
import { readUntil } from '../../plugin/whitelist/until'
import type { Problem } from './problem'
import { schemaProblems } from './schema'
import { untilWords } from './words'

/** Phones keep longer ones only until the app closes, see plugin/whitelist/store.ts. */
const KEPT_LENGTH = 32 * 1024
const FIELDS = ['liveAppID', 'domains', 'bizids', 'hosts', 'until']

export interface CheckedDocument {
  problems: Problem[]
  /** undefined where the text holds no object. */
  value?: Record<string, unknown>
}

/** `name`: the file's, without its folder. `now`: ms since 1970. */
export function checkDocument(name: string, text: string, now: number): CheckedDocument {
  const problems: Problem[] = []
  const add = (message: string, path: Problem['path'] = [], severity: Problem['severity'] = 'error'): void =>
    void problems.push({ severity, path, message })
  const [, appId] = /^([1-9]\d{0,14})\.json$/.exec(name) ?? []
  if (appId === undefined) add(`is never asked for: name it {liveAppID}.json, e.g. 1250000001.json`)
  if (text.startsWith('\ufeff'))
    add('begins with a byte order mark, which phones do not read: save it as UTF-8 without')
  const parsed = parseText(text.replace(/^\ufeff/, ''))
  if ('message' in parsed) return { problems: [...problems, parsed] }
  const { tree, value } = parsed
  if (!tree || !value) {
    add('must hold one object: {"liveAppID": 1250000001, "domains": ["play.example.com"]}')
    return { problems }
  }
  problems.push(...schemaProblems(value))
  if (appId !== undefined && 'liveAppID' in value && value['liveAppID'] !== Number(appId)) {
    const wrong = problems.findIndex(({ path }) => path[0] === 'liveAppID')
    if (wrong >= 0) problems.splice(wrong, 1)
    add(`is asked for liveAppID ${appId}, so it must say "liveAppID": ${appId}`, ['liveAppID'])
  }
  addDoubts(tree, value, text, now, add)
  const placed = problems.map((problem) => ({ ...problem, ...placeOf(tree, problem.path) }))
  return { value, problems: placed.sort((a, b) => orderOf(a) - orderOf(b)) }
}

const orderOf = ({ place }: Problem): number => (place ? place.line * 1e6 + place.column : 0)

type Add = (message: string, path?: Problem['path'], severity?: Problem['severity']) => void

function addDoubts(
  tree: ObjectNode,
  value: Record<string, unknown>,
  text: string,
  now: number,
  add: Add,
): void {
  const names = tree.members.map(({ name }) => (name.type === 'String' ? name.value : name.name))
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
    add(`"${name}" stands there twice, and only the last one counts: make them one`, [name])
  }
  for (const name of names) {
    const meant = FIELDS.find((field) => isSlipFor(name, field) && !names.includes(field))
    if (meant !== undefined) add(`"${name}" is not read: did you mean "${meant}"?`, [name])
  }
  const { domains, bizids, until } = value
  if (Array.isArray(domains)) domains.forEach((domain, index) => addTooWide(domain, index, add))
  if (isEmpty(domains) && isEmpty(bizids) && (domains ?? bizids) !== undefined) {
    add('allows nothing: add "domains": ["play.example.com"]', [], 'warning')
  }
  if (typeof until === 'string' && /^\d{4}-\d\d-\d\d(?:T|$)/.test(until) && readUntil(until) === null) {
    add(untilWords(until), ['until'])
  }
  const end = readUntil(until)
  if (end !== null && end < now) {
    add(
      `the contract has ended on ${new Date(end).toISOString()}: everything is refused`,
      ['until'],
      'warning',
    )
  }
  if (text.length > KEPT_LENGTH) {
    const size = Math.ceil(text.length / 1024)
    add(
      `has ${size} kB: phones keep up to 32 kB for times without network; "*." may shorten it`,
      [],
      'warning',
    )
  }
}

const isEmpty = (list: unknown): boolean => list === undefined || (Array.isArray(list) && list.length === 0)

function addTooWide(domain: unknown, index: number, add: Add): void {
  if (typeof domain !== 'string') return
  if (/^\*\.(?:com|net|org|gov|edu|ac|co)\.[a-z]{2}$/.test(domain)) {
    add(`"domains" holds ${domain}, which anybody can register under: write the domain in full`, [
      'domains',
      index,
    ])
  }
  if (/^\*\.live(?:play|push)\.myqcloud\.com$/.test(domain)) {
    add(
      `"domains" holds ${domain}, which every customer of the older scheme has: list the number under "bizids"`,
      ['domains', index],
    )
  }
}

/** 'domain', 'Domains', 'bizid', 'liveAppId', 'unitl' */
function isSlipFor(name: string, field: string): boolean {
  return name !== field && distance(name.toLowerCase(), field.toLowerCase()) <= (field.length > 5 ? 2 : 1)
}

/** Letters to change, to add or to take away; two neighbours swapped count as one. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? Infinity
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : Infinity
      const changed = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, changed, swapped))
    }
  }
  return cell(a.length, b.length)
}

interface Parsed {
  tree: ObjectNode | undefined
  value: Record<string, unknown> | undefined
}

function parseText(text: string): Parsed | Problem {
  try {
    JSON.parse(text)
    const { body } = parse(text, { mode: 'json' })
    return body.type === 'Object'
      ? { tree: body, value: evaluate(body) as Record<string, unknown> }
      : { tree: undefined, value: undefined }
  } catch (error) {
    return { severity: 'error', path: [], ...syntaxWords(error, text) }
  }
}

function syntaxWords(error: unknown, text: string): Pick<Problem, 'message' | 'place'> {
  if (text.trim() === '') return { message: 'is empty: write {"liveAppID": …, "domains": […]}' }
  try {
    // Its errors know line and column, those of JSON.parse do not.
    parse(text, { mode: 'json' })
  } catch (found) {
    const { message, line = 1, column = 1 } = found as Error & { line?: number; column?: number }
    const reason = message.replace(/\s*\(\d+:\d+\)$/, '')
    return { message: `is not JSON (${reason}); mend it there`, place: { line, column } }
  }
  return { message: `is not JSON (${error instanceof Error ? error.message : String(error)}); mend it` }
}

function placeOf(tree: ObjectNode, path: Problem['path']): Pick<Problem, 'place'> {
  let node: AnyNode = tree
  for (const key of path) {
    const next: AnyNode | undefined =
      node.type === 'Object'
        ? node.members.filter(({ name }) => name.type === 'String' && name.value === key).pop()?.value
        : node.type === 'Array' && typeof key === 'number'
          ? node.elements[key]?.value
          : undefined
    if (!next) break
    node = next
  }
  return path.length === 0 ? {} : { place: { line: node.loc.start.line, column: node.loc.start.column } }
}
