/** The question a room asks before anything flows: the address, the AppID and the registry's document, put together. */
import type { Lookup, Registry } from './registry'
import { parseStreamUrl } from './stream-url'
import { judge, refuse, type WhitelistVerdict } from './whitelist'

/** What the whitelist is asked about. */
export interface Subject {
  /** As the host wrote it: a number, or its digits. */
  liveAppID: number | string
  url: string
  /** The native tag's mode, in lower case. */
  mode: string
}

export interface CheckSettings {
  /** Where documents are served, without trailing slash; '' = not configured. */
  registry: string
}

const ASK_PROVIDER = '请联系插件提供方'

/** A whole number above 0, from a number or its digits; null = not an AppID. */
export function toAppId(value: unknown): number | null {
  const number = typeof value === 'string' && /^[0-9]{1,15}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null
}

export function checkSubject(
  registry: Registry,
  { registry: origin }: CheckSettings,
  kind: 'play' | 'push',
  { liveAppID, url, mode }: Subject,
  answer: (verdict: WhitelistVerdict) => void,
): void {
  const appId = toAppId(liveAppID)
  if (appId === null)
    return answer(refuse('bad-app-id', `liveAppID 应为数字，收到 ${JSON.stringify(liveAppID)}`))
  const parsed = parseStreamUrl(url)
  if (!parsed.ok)
    return answer(
      refuse('malformed-address', `${kind === 'push' ? '推流' : '播放'}地址不对：${parsed.problem}`),
    )
  if (kind === 'push' && parsed.url.scheme !== 'rtmp' && parsed.url.scheme !== 'webrtc') {
    return answer(refuse('scheme', '推流地址应为 rtmp://'))
  }
  if (parsed.url.scheme === 'webrtc' && mode !== 'rtc') {
    return answer(refuse('scheme', 'webrtc:// 只能在 mode="RTC" 时使用'))
  }
  if (origin === '') return answer(refuse('not-configured', `插件没有配置白名单地址，${ASK_PROVIDER}`))
  registry.lookup(origin, appId, (lookup) =>
    answer(lookup.kind === 'document' ? judge(lookup.document, parsed.url, kind) : explain(lookup, appId)),
  )
}

function explain(lookup: Exclude<Lookup, { kind: 'document' }>, appId: number): WhitelistVerdict {
  switch (lookup.kind) {
    case 'not-registered':
      return refuse('not-registered', `liveAppID ${appId} 没有登记，${ASK_PROVIDER}开通`)
    case 'malformed':
      return refuse(
        'malformed-document',
        `liveAppID ${appId} 的白名单文件有误（${lookup.problem}），${ASK_PROVIDER}`,
      )
    case 'unreachable':
      return refuse('unreachable', `暂时无法校验白名单（${lookup.problem}），请检查网络后重试`)
  }
}
