/** May this liveAppID play this address? A pure verdict over a whitelist document. */
import type { StreamUrl } from './stream-url'

/** `{registry}/{liveAppID}.json`; unknown fields are ignored. */
export interface WhitelistDocument {
  liveAppID: number
  /** Exact domains, or `*.` in front for exactly one more label, as in certificates. */
  domains: string[]
  /** The older scheme: numbers of `{bizid}.liveplay.myqcloud.com`. */
  bizids: number[]
}

export type Reason =
  | 'not-configured'
  | 'bad-app-id'
  | 'missing-app-id'
  | 'not-registered'
  | 'malformed-address'
  | 'scheme'
  | 'domain'
  | 'malformed-document'
  | 'unreachable'

export type WhitelistVerdict = { allowed: true } | { allowed: false; reason: Reason; detail: string }

export const refuse = (reason: Reason, detail: string): WhitelistVerdict => ({
  allowed: false,
  reason,
  detail,
})

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The document, or what is wrong with it. */
export function readDocument(value: unknown, liveAppID: number): WhitelistDocument | string {
  if (!isRecord(value) || Array.isArray(value)) return '不是 JSON 对象'
  if (Number(value['liveAppID']) !== liveAppID) return 'liveAppID 与文件名不一致'
  const domains = value['domains'] ?? []
  const bizids = value['bizids'] ?? []
  if (!Array.isArray(domains) || !domains.every((d): d is string => typeof d === 'string'))
    return 'domains 应为字符串数组'
  if (!Array.isArray(bizids) || !bizids.every((b) => Number.isInteger(Number(b))))
    return 'bizids 应为整数数组'
  return { liveAppID, domains, bizids: bizids.map(Number) }
}

function matchesDomain(host: string, listed: string): boolean {
  const domain = listed.trim().toLowerCase()
  if (!domain.startsWith('*.')) return host === domain
  const dot = host.indexOf('.')
  return dot > 0 && host.slice(dot) === domain.slice(1)
}

/** `{bizid}.liveplay.myqcloud.com/live/{bizid}_name`, where the bizid is listed. */
function matchesBizid(url: StreamUrl, bizids: number[], kind: 'play' | 'push'): boolean {
  const match = /^([0-9]+)\.live(play|push)\.myqcloud\.com$/.exec(url.host)
  if (!match || match[2] !== kind) return false
  const [, bizid = ''] = match
  return bizids.some((listed) => String(listed) === bizid) && url.stream.startsWith(`${bizid}_`)
}

export function judge(document: WhitelistDocument, url: StreamUrl, kind: 'play' | 'push'): WhitelistVerdict {
  if (document.domains.some((listed) => matchesDomain(url.host, listed))) return { allowed: true }
  if (matchesBizid(url, document.bizids, kind)) return { allowed: true }
  return refuse(
    'domain',
    `域名 ${url.host} 不在 liveAppID ${document.liveAppID} 的白名单里，请检查地址，或联系插件提供方登记这个域名`,
  )
}
