/** Plays a room's sound alone through WeChat's background audio manager, which goes on when the phone is locked. */

export interface Sound {
  title: string
  singer: string
  /** HLS address. */
  src: string
}

/** Which call's sound the one manager plays; a callback of an earlier sound finds itself outdated. */
let current = 0

/** Starts the sound and gives the function that ends it. `onEnd` says once that it ended by itself: with words after a failure. */
export function playSound(sound: Sound, onEnd: (failure: string) => void): () => void {
  const manager = wx.getBackgroundAudioManager()
  const mine = ++current
  const ended = (failure: string): void => {
    if (mine !== current) return
    current++
    onEnd(failure)
  }
  manager.onError((error) => ended(error.errMsg || '声音播放失败'))
  manager.onStop(() => ended(''))
  manager.onEnded(() => ended(''))
  manager.title = sound.title
  manager.singer = sound.singer
  manager.protocol = 'hls'
  manager.src = sound.src
  return () => {
    if (mine !== current) return
    current++
    manager.stop()
  }
}
