/** The tables of the native state codes, from the table that the plugin names them by. */
import type { CodeInfo, CodeKind } from '../../plugin/room/codes'
import { codes } from '../../plugin/room/codes'
import { codeWords } from './code-words'
import { wordsFor } from './lookup'
import { code, table } from './markdown'

const KINDS: Record<CodeKind, string> = {
  progress: '正常',
  warning: '警告',
  retrying: '重连中',
  final: '已终止',
}

const WORDS_FILE = 'scripts/manual/code-words.ts'

/** Small numbers first: progress, then warnings; the negative ones, which end it, come last. */
const order = (a: CodeInfo, b: CodeInfo): number =>
  Number(a.code < 0) - Number(b.code < 0) || Math.abs(a.code) - Math.abs(b.code)

function codeTable(component: 'player' | 'pusher'): string {
  const all = Object.values(codes[component]).sort(order)
  const silent = all.filter(({ advice }) => advice === undefined).map((info) => String(info.code))
  const words = new Map(wordsFor(silent, codeWords[component], `${component} codes`, WORDS_FILE))
  const rows = all.map((info) => [
    String(info.code),
    code(info.name),
    KINDS[info.kind],
    info.zh,
    info.advice ?? words.get(String(info.code)) ?? '',
  ])
  return table(['code', '名称', '类别', '含义', '处理'], rows)
}

export const codeTables = {
  'play-codes': codeTable('player'),
  'push-codes': codeTable('pusher'),
}
