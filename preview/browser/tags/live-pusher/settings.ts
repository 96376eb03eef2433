/** The attributes as the session needs them. Pure. */
import type { Facing } from './camera'
import { bitrateRange, pictureFormat, soundFormat } from './format'
import { looksOf } from './looks'
import type { PusherProps } from './props'
import type { SessionSettings, StartOptions } from './session'

/** `addressesOf`: where a file may be that the attribute names, best guess first. */
export function sessionSettings(
  props: PusherProps,
  addressesOf: (path: string) => string[],
): SessionSettings {
  return {
    picture: pictureFormat(props),
    sound: soundFormat(props),
    bitrates: bitrateRange(props),
    looks: looksOf(props),
    mirrored: props.mirror || props.remoteMirror,
    enableCamera: props.enableCamera,
    enableMic: props.enableMic,
    enableAgc: props.enableAgc,
    enableAns: props.enableAns,
    muted: props.muted,
    waitingImage: addressesOf(props.waitingImage),
  }
}

export function startOptions(props: PusherProps): StartOptions {
  const facing: Facing = props.devicePosition === 'back' ? 'back' : 'front'
  return { facing, backgroundMute: props.backgroundMute }
}
