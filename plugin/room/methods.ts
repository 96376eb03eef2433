/** What a handle offers: the native context's methods, with the base library that brought each. Source: WeChat's documentation. */

export interface NativeMethod {
  /** As the handle calls it. */
  name: string
  /** As the native context calls it. */
  native: string
  /** Base library. */
  since: string
  /** Takes no callbacks: settles as soon as it has been called. */
  silent?: true
}

const same = (since: string, ...names: string[]): NativeMethod[] =>
  names.map((name) => ({ name, native: name, since }))

/** start, stop, pause and resume go through the room's states; the others go straight to the native context. */
export const playMethods: readonly NativeMethod[] = [
  { name: 'start', native: 'play', since: '1.7.0' },
  ...same('1.7.0', 'stop', 'mute', 'exitFullScreen', 'requestFullScreen'),
  ...same('1.9.90', 'pause', 'resume'),
  ...same('2.7.1', 'snapshot'),
  ...same('2.10.3', 'exitPictureInPicture'),
  ...same('2.15.0', 'requestPictureInPicture'),
  { name: 'requestBackgroundPlayback', native: 'requestBackgroundPlayback', since: '2.14.3', silent: true },
  { name: 'exitBackgroundPlayback', native: 'exitBackgroundPlayback', since: '2.14.3', silent: true },
  ...same('2.32.0', 'startCasting', 'switchCasting', 'reconnectCasting', 'exitCasting'),
]

/** LivePusherContext as far as a plugin may call it, without custom rendering, whose frames do not pass through a handle. */
export const pushMethods: readonly NativeMethod[] = [
  ...same('1.7.0', 'start', 'stop', 'pause', 'resume', 'switchCamera'),
  ...same('1.9.90', 'snapshot'),
  ...same('2.1.0', 'toggleTorch'),
  ...same('2.4.0', 'playBGM', 'stopBGM', 'pauseBGM', 'resumeBGM', 'setBGMVolume'),
  ...same('2.7.0', 'startPreview', 'stopPreview'),
  ...same('2.10.0', 'sendMessage', 'setMICVolume'),
  ...same('2.25.0', 'exitPictureInPicture'),
  ...same('2.31.0', 'getMaxZoom', 'setZoom'),
]

/** What turns a camera or a stream on, as handles call it, and a pusher's native context. */
export const BEGINNINGS: readonly string[] = ['start', 'startPreview']

/** On every handle besides the native methods. */
export const chatMethods: readonly string[] = ['initIM', 'sendTextMsg', 'sendCustomMsg']
export const isChatCall = (name: string): boolean => chatMethods.includes(name)
