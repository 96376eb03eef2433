/** The one shape in which every bench gives its figures, and the table they make together. Pure but for `hand`. */
import fs from 'node:fs'

export interface Figure {
  what: string
  unit: string
  ours: number
  /** The interval that holds the true median with 95 %. */
  between?: [low: number, high: number]
  /** What it is held against. */
  other?: { name: string; value: number }
  /** ours / other, where it was measured pair by pair; else it follows from the two. */
  ratio?: number
}

export interface BenchResult {
  name: string
  /** What makes these figures again. */
  command: string
  figures: Figure[]
  /** What they do not say. */
  limits: string
}

/** Where `npm run bench` waits for a bench's result. */
const FILE = 'BENCH_RESULT'

/** Gives the result to `npm run bench`, when that is running it. */
export function hand(result: BenchResult): void {
  const file = process.env[FILE]
  if (file) fs.writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`)
}

export const handedTo = (file: string): NodeJS.ProcessEnv => ({ ...process.env, [FILE]: file })

/** A report's last paragraph, as the table of all benches has it. */
export const limitsOf = (paragraph: string): string =>
  paragraph.replace(/\s*\n/g, ' ').replace('What this does not say: ', '')

export function ratioOf({ ours, other, ratio }: Figure): number | undefined {
  return ratio ?? (other && other.value !== 0 ? ours / other.value : undefined)
}

/** Markdown. */
export function tableOf(results: readonly BenchResult[]): string {
  const rows = results.flatMap(({ command, figures }) =>
    figures.map((figure) => {
      const { what, unit, ours, between, other } = figure
      const range = between ? ` (${between.map(digits).join(' … ')})` : ''
      const against = other ? `${other.name}: ${digits(other.value)} ${unit}` : '—'
      const ratio = ratioOf(figure)
      const cells = [
        what,
        `${digits(ours)} ${unit}${range}`,
        against,
        ratio === undefined ? '—' : `× ${ratio.toFixed(ratio < 2 ? 3 : 2)}`,
      ]
      return `| ${[...cells, `\`${command}\``].join(' | ')} |`
    }),
  )
  return [
    '| | ours | held against | ours / other | command |',
    '|---|--:|--:|--:|---|',
    ...rows,
    '',
    ...results.map(({ name, limits }) => `- ${name}: ${limits}`),
    '',
  ].join('\n')
}

function digits(value: number): string {
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1000) return String(value)
  if (size >= 1000) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3)
}
