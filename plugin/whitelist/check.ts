/** The question a room asks before anything flows: the address, the AppID and the registry's document, put together. */
import { toAppId } from './document'
import type { Lookup } from './lookup'
import { ASK_PROVIDER, refuse } from './reasons'
import type { Refusal, WhitelistVerdict } from './reasons'
import type { Registry } from './registry'
import { parseStreamUrl } from './stream-url'
import type { StreamUrl } from './stream-url'
import { judge } from './whitelist'
import type { Kind, Question } from './whitelist'

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
  /** AppID of the mini-program that the plugin runs in; '' = the platform does not say. */
  hostAppId: string
}

/**
 * Answers in the same tick where it can. Answers once more, where the first answer was that nobody can be asked, or came from a document
 * kept from before and the registry says otherwise: the newest counts. Gives the function that ends the question.
 */
export function checkSubject(
  registry: Registry,
  { registry: origin, hostAppId }: CheckSettings,
  kind: Kind,
  { liveAppID, url: address, mode }: Subject,
  answer: (verdict: WhitelistVerdict) => void,
): () => void {
  const url = checkAddress(address, kind, mode)
  const appId = toAppId(liveAppID)
  if (appId === null) answer(refuse('bad-app-id', `liveAppID 应为数字，收到 ${JSON.stringify(liveAppID)}`))
  else if ('allowed' in url) answer(url)
  else if (origin === '') {
    answer(refuse('not-configured', `插件没有配置白名单地址（settings.ts 的 registry），请${ASK_PROVIDER}`))
  } else {
    const question = (): Question => ({ url, kind, hostAppId, now: registry.now() })
    let allowed = false
    return registry.ask(origin, appId, {
      accepts: (document) => judge(document, question()).allowed,
      tell: (lookup) => {
        const verdict =
          lookup.kind === 'document' ? judge(lookup.document, question()) : explain(lookup, appId)
        if (allowed && verdict.allowed) return
        allowed = verdict.allowed
        answer(verdict)
      },
    })
  }
  return () => undefined
}

/** The address taken apart, or why it is refused whatever the registry says. */
function checkAddress(address: string, kind: Kind, mode: string): StreamUrl | Refusal {
  const parsed = parseStreamUrl(address)
  const name = kind === 'push' ? '推流' : '播放'
  if (!parsed.ok) return refuse(parsed.reason, `${name}地址不对：${parsed.problem}`)
  const { scheme } = parsed.url
  if (scheme === 'webrtc') {
    return mode === 'rtc' ? parsed.url : refuse('scheme', 'webrtc:// 只能在 mode="RTC" 时使用')
  }
  return kind === 'push' && scheme !== 'rtmp' ? refuse('scheme', '推流地址应为 rtmp://') : parsed.url
}

function explain(lookup: Exclude<Lookup, { kind: 'document' }>, appId: number): WhitelistVerdict {
  switch (lookup.kind) {
    case 'not-registered':
      return refuse('not-registered', `liveAppID ${appId} 没有登记，请${ASK_PROVIDER}开通`)
    case 'malformed':
      return refuse(
        'malformed-document',
        `liveAppID ${appId} 的白名单文件有误（${lookup.problem}），请${ASK_PROVIDER}`,
      )
    case 'unreachable':
      return { ...refuse('unreachable', unreachableWords(lookup.problem)), temporary: true }
  }
}

/** What WeChat says of a domain that is missing in the console is no matter of the network. */
function unreachableWords(problem: string): string {
  const advice = /domain list|合法域名/i.test(problem)
    ? `请${ASK_PROVIDER}，把白名单的域名加入插件的 request 合法域名`
    : '请检查网络；能连上之后会自动继续'
  return `暂时无法校验白名单（${problem}），${advice}`
}
