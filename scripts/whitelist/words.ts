/** What is wrong at one place of a document, and how to mend it. */
import { domainToASCII } from 'node:url'

/** `missing`: the field that is not there, where that is what is wrong. '' = said by another problem. */
export function wordsFor(
  [field, index]: (string | number)[],
  twice: boolean,
  value: unknown,
  missing: string,
): string {
  if (field === undefined) {
    if (missing === 'liveAppID') return '"liveAppID" is missing: write the AppID that the file is named after'
    return missing === '' ? 'allows nothing: add "domains": ["play.example.com"]' : ''
  }
  const written = JSON.stringify(value)
  if (twice) return `"${field}" lists ${written} twice: take one out`
  switch (field) {
    case 'liveAppID':
      return `"liveAppID" must be a whole number above 0, without quotes, not ${written}`
    case 'domains':
      return index === undefined
        ? `"domains" must be a list of texts, e.g. ["play.example.com"], not ${written}`
        : `"domains" holds ${written}: ${domainMend(value)}`
    case 'bizids':
      return `"bizids" must be a list of whole numbers above 0, without quotes, e.g. [3891], not ${index === undefined ? written : `one of ${written}`}`
    case 'hosts':
      return hostsWords(value, index !== undefined)
    default:
      return untilWords(value)
  }
}

/** How a domain should have been written. */
function domainMend(value: unknown): string {
  if (typeof value !== 'string') return 'write it as a text, "play.example.com"'
  const alone = value
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^[^/?#]*@/, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '')
  const ascii = domainToASCII(alone.replace(/^\*\./, ''))
  const mended = (alone.startsWith('*.') ? '*.' : '') + ascii
  if (/^[\d.]+$|^\[|^0x/i.test(alone)) return 'addresses in numbers are never allowed; write a domain'
  if (/^\*\.[^.]+$/.test(alone))
    return 'that would open a whole top-level domain; write the domain behind "*." in full'
  if (alone.replace(/^\*\./, '').includes('*')) {
    return '"*" stands for one label, and only in front: "*.live.example.com"'
  }
  if (!alone.includes('.')) return 'a domain has at least two parts: "play.example.com"'
  return ascii !== '' && mended !== value
    ? `write "${mended}"`
    : 'this is no domain; write one like "play.example.com"'
}

function hostsWords(value: unknown, isEntry: boolean): string {
  const written = JSON.stringify(value)
  if (isEntry)
    return `"hosts" holds ${written}: an AppID of a mini-program is wx and 16 digits or letters a–f`
  return Array.isArray(value)
    ? '"hosts" is empty, which refuses every mini-program: list AppIDs, or leave the field out to allow all'
    : `"hosts" must be a list of mini-program AppIDs, e.g. ["wx1234567890abcdef"], not ${written}`
}

export function untilWords(value: unknown): string {
  const forms = '"2030-12-31", "2030-12-31T18:00:00+08:00" or seconds since 1970'
  return typeof value === 'number' && value >= 1e11
    ? `"until" is ${value}, which looks like milliseconds: write ${Math.floor(value / 1000)}, or ${forms}`
    : `"until" must be a date, ${forms}, not ${JSON.stringify(value)}`
}
