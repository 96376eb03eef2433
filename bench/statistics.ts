/** The few figures a comparison rests on. Pure. */

/** A median with the interval that holds the true one with at least 95 % certainty; the whole range where there are too few values for that. */
export interface Middle {
  median: number
  low: number
  high: number
  count: number
}

const DOUBT_PER_SIDE = 0.025

export function median(values: readonly number[]): number {
  const sorted = ordered(values)
  const half = sorted.length / 2
  const above = sorted[Math.floor(half)]
  const below = sorted[Math.ceil(half) - 1]
  if (above === undefined || below === undefined) throw new Error('there is no median of no values')
  return (above + below) / 2
}

/**
 * The interval comes from the order of the values alone: how many of n lie below the true median is binomial, whatever
 * their distribution, so nothing is assumed about the noise of a busy machine.
 */
export function middle(values: readonly number[]): Middle {
  const sorted = ordered(values)
  const rank = lowerRank(sorted.length)
  const low = sorted[rank]
  const high = sorted[sorted.length - 1 - rank]
  if (low === undefined || high === undefined) throw new Error('there is no median of no values')
  return { median: median(sorted), low, high, count: sorted.length }
}

export interface Pair {
  bare: number
  ours: number
}

export const differences = (pairs: readonly Pair[]): number[] => pairs.map(({ bare, ours }) => ours - bare)

export const ratios = (pairs: readonly Pair[]): number[] => pairs.map(({ bare, ours }) => ours / bare)

/** Place of the interval's lower end: the last at which the true median lies below with at most 2.5 %. */
function lowerRank(count: number): number {
  let rank = -1
  let exactly = 0.5 ** count
  for (let atMost = exactly; atMost <= DOUBT_PER_SIDE; atMost += exactly) {
    rank += 1
    exactly *= (count - rank) / (rank + 1)
  }
  return Math.max(rank, 0)
}

function ordered(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b)
}
