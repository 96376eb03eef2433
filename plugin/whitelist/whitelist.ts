/**
 * May this customer play, or push to, this address? A pure verdict over a whitelist document. `version` (1, 2, unset) is no part of the
 * question: real pages carry version 1 with domains of their own.
 */
import type { WhitelistDocument } from './document'
import { ALLOWED, ASK_PROVIDER, refuse } from './reasons'
import type { WhitelistVerdict } from './reasons'
import type { StreamUrl } from './stream-url'
import { inWords } from './until'

export type Kind = 'play' | 'push'

export interface Question {
  url: StreamUrl
  kind: Kind
  /** AppID of the mini-program that the plugin runs in; '' = the platform does not say. */
  hostAppId: string
  /** ms since 1970. */
  now: number
}

export function judge(document: WhitelistDocument, question: Question): WhitelistVerdict {
  const { liveAppID, hosts, until } = document
  const { hostAppId, now } = question
  if (until !== undefined && now > until) {
    return refuse('expired', `liveAppID ${liveAppID} 的服务已于 ${inWords(until)}到期，请${ASK_PROVIDER}续期`)
  }
  if (hosts && !hosts.some((listed) => listed.trim() === hostAppId)) {
    return refuse(
      'host',
      `小程序 ${hostAppId || '（读不到 AppID）'} 不在 liveAppID ${liveAppID} 允许的小程序里，请${ASK_PROVIDER}登记这个小程序`,
    )
  }
  return judgeAddress(document, question)
}

function judgeAddress(
  { liveAppID, domains, bizids }: WhitelistDocument,
  { url, kind }: Question,
): WhitelistVerdict {
  const { host, stream } = url
  if (domains.some((listed) => matchesDomain(host, listed))) return ALLOWED
  const [, bizid, use] = OLDER_SCHEME.exec(host) || []
  if (bizid === undefined) {
    return refuse(
      'domain',
      `域名 ${host} 不在 liveAppID ${liveAppID} 的白名单里，请检查地址，或${ASK_PROVIDER}登记这个域名`,
    )
  }
  if (use !== kind) {
    const [written, wanted] = kind === 'play' ? ['推流', 'liveplay'] : ['播放', 'livepush']
    return refuse('bizid', `${host} 是${written}域名，这里要用 ${bizid}.${wanted}.myqcloud.com`)
  }
  if (!bizids.some((listed) => String(listed) === bizid)) {
    return refuse('bizid', `bizid ${bizid} 不属于 liveAppID ${liveAppID}，请检查地址，或${ASK_PROVIDER}登记`)
  }
  return stream.startsWith(`${bizid}_`)
    ? ALLOWED
    : refuse('bizid', `${host} 的流名要以 ${bizid}_ 开头，收到 ${stream}`)
}

/** `{bizid}.liveplay.myqcloud.com/live/{bizid}_name`, and `livepush` for pushing. */
const OLDER_SCHEME = /^([0-9]+)\.live(play|push)\.myqcloud\.com$/

/** `*.` stands for exactly one label, and never in front of a single one (`*.com`). */
function matchesDomain(host: string, listed: string): boolean {
  const domain = listed.trim().toLowerCase()
  if (!domain.startsWith('*.')) return host === domain
  const dot = host.indexOf('.')
  return domain.indexOf('.', 2) > 0 && host.slice(dot) === domain.slice(1)
}
