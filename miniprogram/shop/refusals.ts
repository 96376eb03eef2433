/** Why the chat did not take something, in words for the screen. */
import { dictOf } from './json'

const words: Record<number, string> = {
  2101: '你不在聊天室里',
  2623: '你不在聊天室里',
  2800: '网络不稳定，消息可能没有发出',
  2801: '网络超时，消息可能没有发出',
  2805: '没有网络，消息没有发出',
  2996: '发得太快了，歇一歇再发',
  10007: '只有主播可以这样做',
  10010: '聊天室已解散',
  10015: '没有这个聊天室',
  10016: '内容没有通过审核',
  10017: '你已被禁言',
  10023: '发得太快了，歇一歇再发',
  70001: '登录已过期',
  70003: '登录凭证无效',
  70009: '登录凭证无效',
  70013: '登录凭证不是你的',
  70014: '登录凭证不属于这个应用',
  80001: '内容里有不能发送的词',
  80002: '内容太长了',
  [-102]: '登录超时',
  [-103]: '聊天还没有连上',
  [-104]: '账号在别处登录了',
  [-110]: '发得太快了，歇一歇再发',
}

export const MUTED = 10017
export const EXPIRED = 70001

export function codeOf(error: unknown): number {
  const { code } = dictOf(error)
  return typeof code === 'number' ? code : 0
}

export function refusalWords(error: unknown, otherwise = '没有成功，请再试一次'): string {
  return words[codeOf(error)] || otherwise
}
