/** doc/mutation.md from the reports of the last runs: how much each room's tests notice, and what they do not, with the reason. */
import fs from 'node:fs'

/**
 * What survives, and why that is no fault: `code` is found in what was changed. The first that fits is given.
 * @type {{file?: string, mutator?: string, code?: string, reason: string}[]}
 */
const reasons = JSON.parse(fs.readFileSync('scripts/mutation/reasons.json', 'utf8'))

/**
 * @typedef {{id: string, mutatorName: string, replacement?: string, status: string,
 *   location: {start: {line: number, column: number}, end: {line: number, column: number}}}} Mutant
 * @typedef {Record<string, {source: string, mutants: Mutant[]}>} Files
 */

const NOTICED = ['Killed', 'Timeout', 'RuntimeError']
const UNNOTICED = ['Survived', 'NoCoverage']

/** @param {string[]} names */
export function report(names) {
  const rooms = names.flatMap((name) => {
    const file = `.cache/mutation/${name}.json`
    if (!fs.existsSync(file)) return []
    /** @type {{files: Files}} */
    const { files } = JSON.parse(fs.readFileSync(file, 'utf8'))
    return [{ name, files, ...count(files) }]
  })
  const lines = rooms.map(
    ({ name, all, noticed }) => `${name}: ${noticed} of ${all} noticed, ${percent({ all, noticed })}`,
  )
  const table = rooms.map((room) => row(room.name, room))
  const without = names.filter((name) => !rooms.some((room) => room.name === name))
  const text = [
    '# 变异测试',
    '',
    '<!-- Written by `npm run mutation`. -->',
    '',
    '`npm run mutation` 每次只改动一处代码（变异体），看单元测试能否发现；每一部分至少要发现 85 %。它不属于 `npm test`；',
    '`npm run mutation -- whitelist` 只做一部分，没有变的不再重做。加载时就执行的代码（表格、常量）同样改动。不在内的：',
    '`plugin/chat/im-event-rows.ts`（只有手册用的文字）和 `plugin/chat/sdk-*.ts`（只有一句 require）；随机序列与长时间的测试',
    '不参加，只看普通的单元测试。',
    '',
    '| 部分 | 变异体 | 被测试发现 | 比例 |',
    '| --- | ---: | ---: | ---: |',
    ...table,
    ...without.map((name) => `| ${name} | – | – | 没有完整的一次运行 |`),
    '',
    '## 每个文件',
    '',
    '| 文件 | 变异体 | 被测试发现 | 比例 |',
    '| --- | ---: | ---: | ---: |',
    ...rooms.flatMap(({ files }) =>
      Object.entries(files)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, one]) => row(`\`${file}\``, count({ [file]: one }))),
    ),
    '',
    '## 没有被发现的，以及原因',
    '',
    ...rooms.flatMap(({ files }) => Object.entries(files).flatMap(survivors)),
  ]
  return { lines, text: `${text.join('\n').trimEnd()}\n` }
}

/** @param {{noticed: number, all: number}} figures */
const percent = ({ noticed, all }) => (all > 0 ? `${((100 * noticed) / all).toFixed(1)} %` : '–')

/**
 * @param {string} name
 * @param {{noticed: number, all: number}} figures
 */
const row = (name, { noticed, all }) => `| ${name} | ${all} | ${noticed} | ${percent({ noticed, all })} |`

/** @param {Files} files */
function count(files) {
  const all = Object.values(files).flatMap(({ mutants }) => mutants)
  const noticed = all.filter(({ status }) => NOTICED.includes(status)).length
  return { noticed, all: noticed + all.filter(({ status }) => UNNOTICED.includes(status)).length }
}

/** @param {[string, {source: string, mutants: Mutant[]}]} file */
function survivors([file, { source, mutants }]) {
  const left = mutants.filter(({ status }) => UNNOTICED.includes(status))
  if (left.length === 0) return []
  /** @type {Map<string, string[]>} */
  const byReason = new Map()
  for (const mutant of left) {
    const { start } = mutant.location
    const original = cut(source, mutant)
    const reason = reasonFor(file, mutant, original)
    const words = `${start.line} 行：\`${short(original)}\` → \`${short(mutant.replacement ?? '')}\``
    byReason.set(reason, [...(byReason.get(reason) ?? []), words])
  }
  return [
    `### ${file}`,
    '',
    ...[...byReason].flatMap(([reason, all]) => [`- ${reason}`, ...all.map((one) => `  - 第 ${one}`)]),
    '',
  ]
}

/**
 * @param {string} file
 * @param {Mutant} mutant
 * @param {string} original
 */
function reasonFor(file, { mutatorName }, original) {
  const found = reasons.find(
    (one) =>
      (one.file === undefined || file.includes(one.file)) &&
      (one.mutator === undefined || one.mutator === mutatorName) &&
      (one.code === undefined || new RegExp(one.code, 'u').test(original)),
  )
  return found?.reason ?? '尚未说明'
}

/**
 * @param {string} source
 * @param {Mutant} mutant
 */
function cut(source, { location: { start, end } }) {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = (lines[last] ?? '').slice(0, end.column - 1)
  lines[0] = (lines[0] ?? '').slice(start.column - 1)
  return lines.join(' ')
}

/** @param {string} text */
function short(text) {
  const flat = text.replace(/\s+/g, ' ').replace(/`/g, '’')
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat
}
