/** The tables of the handles' methods, from the table that they are made of. */
import type { NativeMethod } from '../../plugin/room/methods'
import { chatMethods, playMethods, pushMethods } from '../../plugin/room/methods'
import { wordsFor } from './lookup'
import { code, table } from './markdown'
import { playMethodWords, pushMethodWords, type MethodWords } from './method-words'

const WORDS_FILE = 'scripts/manual/method-words.ts'

/** Every method of a handle; `own`: those that the native context has not. rooms.ts puts the handles together so. */
const namesOf = (native: readonly NativeMethod[], own: readonly string[]): string[] => [
  ...native.map(({ name }) => name),
  ...own,
  'openSetting',
  ...chatMethods,
  'getLiveSell',
]

export const playMethodNames = namesOf(playMethods, [])
export const pushMethodNames = namesOf(pushMethods, ['mute'])

function methodTable(
  names: readonly string[],
  native: readonly NativeMethod[],
  words: Readonly<Record<string, MethodWords>>,
): string {
  const since = new Map(native.map((method) => [method.name, method.since]))
  const rows = wordsFor(names, words, 'methods', WORDS_FILE).map(([name, { args, doc }]) => [
    code(`${name}(${args})`),
    since.get(name) ?? '',
    doc,
  ])
  return table(['方法', '基础库', '说明'], rows)
}

export const methodTables = {
  'play-methods': methodTable(playMethodNames, playMethods, playMethodWords),
  'push-methods': methodTable(pushMethodNames, pushMethods, pushMethodWords),
}
