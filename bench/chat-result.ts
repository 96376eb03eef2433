/** The figures of bench/tim-live-sell.ts, read from the lines it prints. */
import type { BenchResult } from './result'

const rate = /messages a second: tim-live-sell (\d+), im-live-sells (\S+) (\d+) \(([\d.]+) x\)/
const memory = /memory over ([\d,]+) messages: ([\d.]+) MB, then ([\d.]+) MB/

export function resultOfChat(printed: string): BenchResult {
  const [, ours, version, theirs, ratio] = rate.exec(printed) ?? []
  const [, messages, before, after] = memory.exec(printed) ?? []
  if (
    ours === undefined ||
    theirs === undefined ||
    ratio === undefined ||
    before === undefined ||
    after === undefined
  ) {
    throw new Error(`bench/tim-live-sell.ts prints something else than before:\n${printed}`)
  }
  return {
    name: 'chat',
    command: 'npm run bench:chat',
    figures: [
      {
        what: 'messages handled a second',
        unit: '/s',
        ours: Number(ours),
        other: { name: `im-live-sells ${version ?? ''}`, value: Number(theirs) },
        ratio: Number(ratio),
      },
      {
        what: `memory that ${messages ?? ''} messages leave behind`,
        unit: 'MB',
        ours: Number(after) - Number(before),
      },
    ],
    limits: 'the libraries alone, with an SDK that only hands over messages, in node.',
  }
}
