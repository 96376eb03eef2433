/** Types of the live-room plugin for hosts, and its codes as const objects. */
import type { LiveRoomPlugin } from './plugin'

export type { LiveRoomPlayAttributes, LiveRoomPushAttributes } from './attributes'
export { ErrorCode, IMErrorCode, PlayerCode, PusherCode } from './codes'
export type {
  BgmProgressDetail,
  ChatMessage,
  FullScreenDetail,
  IMEventDetail,
  LiveRoomEvent,
  LiveRoomPlayEvents,
  LiveRoomPushEvents,
  LostReason,
  NativeDetail,
  NativeStartError,
  NativeState,
  NetStatusDetail,
  PermissionError,
  PlayEventDetail,
  PlayState,
  PrivacyError,
  PushEventDetail,
  PusherErrorDetail,
  PushState,
  RetryState,
  RoomError,
  WhitelistError,
  WhitelistReason,
} from './events'
export type {
  Callbacks,
  CallError,
  CallResult,
  CustomMessage,
  FullScreenOptions,
  LiveRoomPlayer,
  LiveRoomPusher,
  SentCustomMessage,
  SentText,
  SettingResult,
  SnapshotOptions,
  SnapshotResult,
} from './handles'
export type { CodeInfo, CodeKind, LiveRoomPlugin } from './plugin'

declare global {
  /**
   * Alias in app.json → what `requirePlugin` gives for it. It is global so that a host can add an alias of its own:
   * `interface LiveRoomPluginAliases { live: import('live-room-plugin-types').LiveRoomPlugin }` in any .d.ts file.
   */
  interface LiveRoomPluginAliases {
    liveRoomPlugin: LiveRoomPlugin
  }

  /** The interface of miniprogram-api-typings: these overloads join its own. */
  interface RequirePlugin {
    <Alias extends keyof LiveRoomPluginAliases>(
      module: Alias,
      callback?: (plugin: LiveRoomPluginAliases[Alias]) => void,
    ): LiveRoomPluginAliases[Alias]
    async<Alias extends keyof LiveRoomPluginAliases>(module: Alias): Promise<LiveRoomPluginAliases[Alias]>
  }
}
