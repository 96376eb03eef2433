/** Makes a customer's whitelist document, or adds to it. */
import fs from 'node:fs'
import path from 'node:path'
import { checkDocument } from './document'
import { problemLine } from './problem'

export interface Addition {
  liveAppID: string
  domains: string[]
  bizids: string[]
  hosts: string[]
  /** undefined = as it was; '' = no end. */
  until?: string
}

/** What is in the way, a line each. */
export class CannotAdd extends Error {}

/**
 * Writes `{folder}/{liveAppID}.json`. What stands there stays, fields that this version does not know as well.
 * @returns The text written.
 * @throws CannotAdd where the document as it is, or as it would be, is wrong: then nothing is written.
 */
export function addTo(folder: string, shown: string, addition: Addition, now: number): string {
  const name = `${addition.liveAppID}.json`
  const file = path.join(folder, name)
  const before = fs.existsSync(file) ? read(file, path.join(shown, name), now) : undefined
  const text = `${JSON.stringify(merged(before, addition), null, 2)}\n`
  refuseErrors(name, path.join(shown, name), text, now)
  fs.mkdirSync(folder, { recursive: true })
  // Never half a document, also when a server reads at this moment.
  fs.writeFileSync(`${file}.new`, text)
  fs.renameSync(`${file}.new`, file)
  return text
}

function read(file: string, shown: string, now: number): Record<string, unknown> {
  const text = fs.readFileSync(file, 'utf8')
  refuseErrors(path.basename(file), shown, text, now)
  return checkDocument(path.basename(file), text, now).value ?? {}
}

function refuseErrors(name: string, shown: string, text: string, now: number): void {
  const errors = checkDocument(name, text, now).problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new CannotAdd(errors.map((error) => problemLine(shown, error)).join('\n'))
}

function merged(before: Record<string, unknown> = {}, addition: Addition): Record<string, unknown> {
  const { liveAppID, domains, bizids, hosts, until } = addition
  const lists: Record<string, unknown> = {
    domains: union(
      before['domains'],
      domains.map((domain) => domain.trim().toLowerCase()),
    ),
    bizids: union(before['bizids'], bizids.map(toNumber)),
    hosts: union(before['hosts'], hosts),
  }
  const document: Record<string, unknown> = { liveAppID: toNumber(liveAppID), ...before, ...lists }
  if (until !== undefined) document['until'] = /^\d+$/.test(until) ? Number(until) : until
  if (until === '') delete document['until']
  // JSON.stringify leaves out what is undefined.
  return document
}

/** A list that gets nothing and was not there stays away. */
function union(before: unknown, added: unknown[]): unknown[] | undefined {
  if (added.length === 0) return before as unknown[] | undefined
  return [...new Set([...(Array.isArray(before) ? (before as unknown[]) : []), ...added])]
}

/** What is no number stays a text, which the check then names. */
const toNumber = (text: string): number | string => (/^\d{1,15}$/.test(text) ? Number(text) : text)
