/** Numbers as they are read on a small screen. Pure. */

const TEN_THOUSAND = 10_000
const HUNDRED_MILLION = 100_000_000

/** 9999, 1.2万, 35万, 1.8亿; never more than was counted. */
export function countWords(count: number): string {
  if (!(count > 0)) return '0'
  if (count < TEN_THOUSAND) return String(Math.floor(count))
  const [unit, name] = count < HUNDRED_MILLION ? [TEN_THOUSAND, '万'] : [HUNDRED_MILLION, '亿']
  const value = count / unit
  return `${value < 100 ? Math.floor(value * 10) / 10 : Math.floor(value)}${name}`
}

/** '2 人在看', '1.2万人在看': a space stands between figures and words, not between words. */
export function countWith(count: number, what: string): string {
  const words = countWords(count)
  return /\d$/.test(words) ? `${words} ${what}` : words + what
}

/** 12900 分 → '129', 990 → '9.9', 1999 → '19.99'. */
export function yuan(fen: number): string {
  const whole = Math.max(0, Math.round(fen))
  return (whole / 100).toFixed(whole % 100 === 0 ? 0 : whole % 10 === 0 ? 1 : 2)
}

/** The first so many characters of a text, none of them cut in half; '…' says that there is more. */
export function folded(text: string, most: number): string {
  // Cheap for what is short, which is nearly everything.
  if (text.length <= most) return text
  const letters = Array.from(text.slice(0, most * 2 + 2))
  if (letters.length <= most) return text
  // What would join the last emoji to the next has nothing to join.
  return `${letters
    .slice(0, most)
    .join('')
    .replace(/\u200d$/, '')}…`
}
