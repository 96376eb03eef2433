/** The value of `requirePlugin('liveRoomPlugin')`. */
import type { CodeInfo, CodeKind } from '../../plugin/room/codes'
import type { ErrorCode } from './codes'
import type { LiveRoomPlayer, LiveRoomPusher } from './handles'

export type { CodeInfo, CodeKind }

export interface LiveRoomPlugin {
  instance: {
    /** The player on top, or the one whose component has this `id`. Never throws, never gives nothing. */
    getLiveRoomInstance(id?: string): LiveRoomPlayer
    /** The same for the pusher. */
    getLiveRoomPushInstance(id?: string): LiveRoomPusher
    /** undefined, '', '0' and 'false' mean off, anything else the provider's test whitelist. */
    setTestEnv(env?: unknown): void
    /** Takes the host's own chat SDK, before the first room uses chat; says whether it was taken. */
    useTIM(TIM: unknown): boolean
  }
  /** By native code. */
  codes: { player: Record<number, CodeInfo>; pusher: Record<number, CodeInfo> }
  /** Knows every code: one that is in no table is named by its number. */
  describeCode(component: 'player' | 'pusher', code: number): CodeInfo
  errorCodes: typeof ErrorCode
  /** The HLS address of the sound alone; '' where the address is not a stream's. */
  pureAudioUrl(playUrl: string): string
}
