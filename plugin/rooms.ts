/** Puts the plugin together: the rooms' registry and whitelist on this device's platform, shared by every component. */
import { CHAT_MISSING } from './chat/chat'
import { hostAppId } from './platform/account'
import { reportHostError } from './platform/log'
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

/** Chat calls, until there is a chat. */
export function refuseChat(): never {
  throw new Error(CHAT_MISSING)
}
