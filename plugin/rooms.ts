/** Puts the plugin together: the rooms' registry and whitelist on this device's platform, shared by every component. */
import { CHAT_MISSING } from './chat/chat'
import { reportHostError } from './platform/log'
import { get } from './platform/request'
import { now, setTimer } from './platform/timers'
import type { CallEnvironment } from './room/calls'
import { Instances } from './room/instances'
import { chatMethods, playMethods, pushMethods } from './room/methods'
import { settings } from './settings'
import { checkSubject, type Subject } from './whitelist/check'
import { Registry } from './whitelist/registry'
import type { WhitelistVerdict } from './whitelist/whitelist'

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

const registry = new Registry({ get, setTimer, now }, settings)
let testEnvironment = false

/** Whatever stood in the page's query: nothing, '', '0' and 'false' mean off. */
export function setTestEnvironment(value: unknown): void {
  testEnvironment = Boolean(value) && value !== '0' && value !== 'false'
}

type Check = (subject: Subject, answer: (verdict: WhitelistVerdict) => void) => void

const checkFor =
  (kind: 'play' | 'push'): Check =>
  (subject, answer) => {
    const origin = testEnvironment ? settings.testRegistry : settings.registry
    checkSubject(registry, { registry: origin }, kind, subject, answer)
  }

/** Ask the whitelist whether this may be played, or pushed to. */
export const checkPlay = checkFor('play')
export const checkPush = checkFor('push')

/** Chat calls, until there is a chat. */
export function refuseChat(): never {
  throw new Error(CHAT_MISSING)
}
