/** What to say, and what to suggest, when a broadcast cannot begin or breaks off. Pure. */
import type { CodeMeaning } from '../../play-events'
import type { PushEventDetail } from '../../push-events'
import { wordsOf } from '../../words'
import { type Trouble, UNREACHABLE } from './trouble'

const REFUSED = -1
const PERMISSION = -10002
const PRIVACY = -10003
const CAMERA_REFUSED = 10001
const MICROPHONE_REFUSED = 10002
const CAMERA_FAILED = -1301
const MICROPHONE_FAILED = -1302
const GAVE_UP = -1307
const SERVER_CLOSED = 3004

const noCamera: Trouble = {
  title: '需要摄像头权限',
  reason: '没有摄像头权限，观众看不到画面。',
  advice: '在设置里打开后，会自动继续。',
  retry: false,
  settings: true,
}

const noMicrophone: Trouble = {
  ...noCamera,
  title: '需要麦克风权限',
  reason: '没有麦克风权限，观众听不到声音。',
}

/** The plugin's own words are a developer's; they stand in the list of events. */
const nobodyToAsk: Trouble = {
  title: '暂时没能开播',
  reason: '网络不通，还没能核实推流地址。',
  advice: '请检查网络，连上之后会自动开播。',
  retry: true,
}

/** `lastWarning`: the native warning that came last; a server that closed the connection has another cause than a bad network. */
export function pushTroubleOf(event: PushEventDetail, meaning: CodeMeaning, lastWarning: number): Trouble {
  switch (event.code) {
    case REFUSED:
      return event.reason === UNREACHABLE ? nobodyToAsk : refused(event.detail)
    case PERMISSION:
      return event.reason === 'microphone-refused' ? noMicrophone : noCamera
    case CAMERA_REFUSED:
      return { ...noCamera, retry: true }
    case MICROPHONE_REFUSED:
      return { ...noMicrophone, retry: true }
    case PRIVACY:
      return {
        title: '还没有同意隐私保护指引',
        reason: '开播要用到摄像头和麦克风，需要你先同意《用户隐私保护指引》。',
        advice: '再试一次，在弹出的窗口里点同意。',
        retry: true,
      }
    case CAMERA_FAILED:
      return deviceFailed('摄像头')
    case MICROPHONE_FAILED:
      return deviceFailed('麦克风')
    case GAVE_UP:
      return gaveUp(event, lastWarning)
    default:
      return {
        title: '开播没有成功',
        reason: `${wordsOf(event.detail) || meaning.zh}（${event.code}）`,
        advice: meaning.advice ? `${meaning.advice}。` : '请检查网络和推流地址，再试一次。',
        retry: true,
      }
  }
}

function refused(detail: unknown): Trouble {
  return {
    title: '暂时不能开播',
    reason: wordsOf(detail) || '没有通过白名单检查。',
    advice: '请核对 liveAppID 和推流地址的域名。',
    retry: true,
  }
}

function deviceFailed(device: string): Trouble {
  return {
    title: `${device}打不开`,
    reason: `系统没有给出${device}。`,
    advice: '看看权限是否打开，或者是否被别的应用占用。',
    retry: true,
    settings: true,
  }
}

function gaveUp(event: PushEventDetail, lastWarning: number): Trouble {
  const told = wordsOf(event.detail)
  const closed = lastWarning === SERVER_CLOSED
  return {
    title: '没有连上直播服务器',
    // The plugin's own words say more, e.g. when a signature has expired; native ones in English say nothing here.
    reason: isChinese(told) ? told : closed ? '服务器拒绝了这次推流。' : '试了几次，一直连不上。',
    advice: closed
      ? '可能同名的直播正在进行，或者推流地址已经过期。'
      : '请检查网络，以及推流地址是否过期，再试一次。',
    retry: true,
  }
}

function isChinese(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text)
}
