/** The tables of the plugin's own errors, from its error codes, the whitelist's reasons and the calls that raise them. */
import { errorCodes } from '../../plugin/room/events'
import { reasons } from '../../plugin/whitelist/reasons'
import { errorWords, reasonWords } from './error-words'
import { wordsFor } from './lookup'
import { code, table } from './markdown'
import { pluginSources } from './sources'

const WORDS_FILE = 'scripts/manual/error-words.ts'

/** `roomError(errorCodes.NAME, 'reason', …)` as it stands in the plugin's sources: the reasons of each code. */
export function raisedReasons(sources: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const source of sources) {
    for (const [, name = '', reason = ''] of source.matchAll(
      /roomError\(\s*errorCodes\.(\w+),\s*'([\w-]+)'/g,
    )) {
      const known = (found[name] ??= [])
      if (!known.includes(reason)) known.push(reason)
    }
  }
  return found
}

function errorTable(): string {
  const raised = raisedReasons(pluginSources())
  const names = Object.keys(errorCodes) as (keyof typeof errorCodes)[]
  const rows = wordsFor(names, errorWords, 'error codes', WORDS_FILE).map(([name, { meaning, action }]) => [
    String(errorCodes[name as keyof typeof errorCodes]),
    code(name),
    name === 'WHITELIST' ? '见下表' : (raised[name] ?? []).map(code).join('、'),
    meaning,
    action,
  ])
  return table(['code', '`errorCodes` 里的名称', '`reason`', '含义', '处理'], rows)
}

const reasonTable = (): string =>
  table(
    ['`reason`', '含义', '处理'],
    wordsFor(reasons, reasonWords, 'reasons', WORDS_FILE).map(([reason, { meaning, action }]) => [
      code(reason),
      meaning,
      action,
    ]),
  )

export const errorTables = { errors: errorTable(), reasons: reasonTable() }
