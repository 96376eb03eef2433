/**
 * A stand-in for tim-wx-sdk, tim-js-sdk and @tencentcloud/chat, as far as live rooms need them: the same names, gates, errors
 * and manners, over a link to a cloud of ours. README.md tells what it does and how it is kept true to the real ones.
 */
import { EVENT, TYPES } from './constants'
import { createInstance } from './instance'
import { type Connect } from './link'
import { type SdkInstance, type SdkOptions } from './sdk-api'

export interface ChatSdk {
  create(options: { SDKAppID: number | string }): SdkInstance | null
  EVENT: typeof EVENT
  TYPES: typeof TYPES
  VERSION: string
}

/** One of these per device: as in the real SDK, it holds one instance per SDKAppID. */
export function createChatSdk(connect: Connect, options: SdkOptions = {}): ChatSdk {
  const instances = new Map<number, SdkInstance>()
  return {
    create: ({ SDKAppID: given }) => {
      const SDKAppID = Number(given)
      if (Number.isNaN(SDKAppID)) return null
      const known = instances.get(SDKAppID)
      if (known) return known
      const instance = createInstance(connect(SDKAppID), options, () => instances.delete(SDKAppID))
      instances.set(SDKAppID, instance)
      return instance
    },
    EVENT,
    TYPES,
    VERSION: '0.0.0-local',
  }
}
