/**
 * A whitelist document as it is fetched, `{registry}/{liveAppID}.json`, read leniently where nothing can be mistaken. What a
 * provider should write is stricter: whitelist.schema.json.
 */
import { readUntil } from './until'

export interface WhitelistDocument {
  liveAppID: number
  /** Exact domains, or `*.` in front for exactly one more label, as in certificates. */
  domains: string[]
  /** The older scheme: numbers of `{bizid}.liveplay.myqcloud.com`. */
  bizids: number[]
  /** AppIDs of the mini-programs that may use it; undefined = every one. */
  hosts?: string[]
  /** The last moment of the contract, ms since 1970; undefined = no end. */
  until?: number
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** A whole number above 0, from a number or its digits; null = neither. AppIDs and bizids are such. */
export function toAppId(value: unknown): number | null {
  const number = typeof value === 'string' && /^[0-9]{1,15}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null
}

/** The document, or what is wrong with it. Unknown fields are those of a later version: no fault, and not looked at. */
export function readDocument(value: unknown, liveAppID: number): WhitelistDocument | string {
  if (!isRecord(value)) return '不是 JSON 对象'
  if (toAppId(value['liveAppID']) !== liveAppID) return 'liveAppID 与文件名不一致'
  const domains = value['domains'] ?? []
  if (!isTexts(domains)) return 'domains 应为字符串数组'
  const bizids = readBizids(value['bizids'] ?? [])
  if (!bizids) return 'bizids 应为整数数组'
  const document: WhitelistDocument = { liveAppID, domains, bizids }
  const hosts = value['hosts'] ?? null
  if (hosts !== null) {
    if (!isTexts(hosts)) return 'hosts 应为字符串数组'
    document.hosts = hosts
  }
  const until = value['until'] ?? null
  if (until !== null) {
    const end = readUntil(until)
    if (end === null) return 'until 应为日期，如 "2030-12-31"'
    document.until = end
  }
  return document
}

function readBizids(value: unknown): number[] | null {
  if (!Array.isArray(value)) return null
  const bizids = value.map(toAppId)
  return bizids.every((bizid): bizid is number => bizid !== null) ? bizids : null
}
