/** What to say, and what to suggest, when a room cannot be watched. Pure. */
import type { CodeMeaning, PlayEventDetail } from '../../play-events'
import { wordsOf } from '../../words'

export interface Trouble {
  title: string
  /** Why, in one sentence. */
  reason: string
  /** What to do about it. */
  advice: string
  /** Trying again can help. */
  retry: boolean
  /** The mini-program's settings can help. */
  settings?: boolean
}

const REFUSED = -1
const GAVE_UP = -2301
const NO_ADDRESS = -2302
const ENDED = 2006
/** Of a refusal that the plugin takes back by itself once the whitelist can be asked. */
export const UNREACHABLE = 'unreachable'

export const noSuchRoom: Trouble = {
  title: '没有这个直播间',
  reason: '链接里的房间不存在，或者地址没有写全。',
  advice: '回到首页，从列表里选一个。',
  retry: false,
}

/** The plugin's own words are a developer's; they stand in the list of events. */
const nobodyToAsk: Trouble = {
  title: '暂时没能播放',
  reason: '网络不通，还没能核实播放地址。',
  advice: '请检查网络，连上之后会自动播放。',
  retry: true,
}

function refused(detail: unknown): Trouble {
  return {
    title: '这个直播间暂时看不了',
    reason: wordsOf(detail) || '没有通过白名单检查。',
    advice: '请核对 liveAppID 和播放地址。',
    retry: true,
  }
}

export function troubleOf(event: PlayEventDetail, meaning: CodeMeaning): Trouble {
  switch (event.code) {
    case REFUSED:
      return event.reason === UNREACHABLE ? nobodyToAsk : refused(event.detail)
    case GAVE_UP:
      return {
        title: '没有连上直播',
        reason: '试了几次，一直收不到画面。',
        advice: '可能还没开播，或者网络不稳，稍后再试。',
        retry: true,
      }
    case NO_ADDRESS:
      return {
        title: '没有连上直播',
        reason: '拿不到加速线路的地址。',
        advice: '请换用普通播放地址，或稍后再试。',
        retry: true,
      }
    case ENDED:
      return {
        title: '直播结束了',
        reason: '主播已经下播。',
        advice: '去看看别的直播间吧。',
        retry: true,
      }
    default:
      return {
        title: '播放出了问题',
        reason: `${wordsOf(event.detail) || meaning.zh}（${event.code}）`,
        advice: meaning.advice ? `${meaning.advice}。` : '请检查网络和播放地址，再试一次。',
        retry: true,
      }
  }
}
