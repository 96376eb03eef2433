/** Puts the plugin together: the rooms' registry and whitelist on this device's platform, shared by every component. */
import { ChatSdk } from './chat/sdk'
import { sdkInside } from './chat/sdk-inside'
import type { ChatTools } from './chat/session'
import { Sessions } from './chat/sessions'
import { hostAppId } from './platform/account'
import { reportHostError, warnOnce } from './platform/log'
import { onNetworkBack } from './platform/network'
import { get } from './platform/request'
import { storagePlace } from './platform/storage'
import { now, random, setTimer } from './platform/timers'
import type { CallEnvironment } from './room/calls'
import { Instances } from './room/instances'
import { chatMethods, playMethods, pushMethods } from './room/methods'
import { settings } from './settings'
import type { Subject } from './whitelist/check'
import { Gate } from './whitelist/gate'
import type { WhitelistVerdict } from './whitelist/reasons'
import { Registry } from './whitelist/registry'
import { DocumentStore } from './whitelist/store'

const callEnvironment: CallEnvironment = {
  setTimer,
  timeoutMs: settings.nativeCallTimeoutMs,
  reportHostError,
}

const handleNames = (native: readonly { name: string }[]): string[] => [
  ...native.map(({ name }) => name),
  'openSetting',
  ...chatMethods,
]

export const players = new Instances(handleNames(playMethods), callEnvironment)

/** `mute` is not the native context's: it sets the attribute. */
export const pushers = new Instances([...handleNames(pushMethods), 'mute'], callEnvironment)

const registry = new Registry(
  { get, setTimer, now, random, onNetworkBack },
  settings,
  new DocumentStore(storagePlace('live-room-whitelist')),
)
const gate = new Gate(registry, settings, hostAppId)

/** Whatever stood in the page's query: nothing, '', '0' and 'false' mean off. */
export function setTestEnvironment(value: unknown): void {
  gate.useTestRegistry(Boolean(value) && value !== '0' && value !== 'false')
}

type Check = (subject: Subject, answer: (verdict: WhitelistVerdict) => void) => () => void

/** Ask the whitelist whether this may be played, or pushed to. The newest answer counts; what they give ends the question. */
export const checkPlay: Check = (subject, answer) => gate.check('play', subject, answer)
export const checkPush: Check = (subject, answer) => gate.check('push', subject, answer)

const chatSdk = new ChatSdk(sdkInside, warnOnce)

export const useTIM = (TIM: unknown): boolean => chatSdk.use(TIM)

/* eslint-disable @typescript-eslint/no-require-imports -- rooms without chat evaluate none of this */
function openChatTools(): ChatTools {
  const TIM = chatSdk.get()
  const { TSL } = require('tim-live-sell') as Pick<ChatTools, 'TSL'>
  const { checkUserSig } = require('tim-live-sell/user-sig') as Pick<ChatTools, 'checkUserSig'>
  return { TSL, TIM, checkUserSig }
}
/* eslint-enable @typescript-eslint/no-require-imports */

export const chatSessions = new Sessions(openChatTools)
