/** wx.createInnerAudioContext. */
import { AudioPlayer } from './audio-player'
import type { WxArea, WxHome } from './home'

export const innerAudioArea: WxArea = (home) => ({
  createInnerAudioContext: () => createInnerAudioContext(home),
})

function createInnerAudioContext(home: WxHome): object {
  const player = new AudioPlayer(home, 'InnerAudioContext')
  const { audio } = player
  let startTime = 0
  audio.addEventListener('loadedmetadata', () => {
    if (startTime > 0) audio.currentTime = startTime
  })
  return {
    ...player.eventPairs(),
    obeyMuteSwitch: true,
    get src() {
      return player.src
    },
    set src(value: unknown) {
      if (player.load(String(value ?? '')) && audio.autoplay) player.play()
    },
    get startTime() {
      return startTime
    },
    set startTime(seconds: unknown) {
      startTime = Number(seconds) || 0
    },
    get autoplay() {
      return audio.autoplay
    },
    set autoplay(on: unknown) {
      audio.autoplay = Boolean(on)
    },
    get loop() {
      return audio.loop
    },
    set loop(on: unknown) {
      audio.loop = Boolean(on)
    },
    get volume() {
      return audio.volume
    },
    set volume(level: unknown) {
      audio.volume = Math.min(1, Math.max(0, Number(level) || 0))
    },
    get playbackRate() {
      return audio.playbackRate
    },
    set playbackRate(rate: unknown) {
      audio.playbackRate = Number(rate) || 1
    },
    get duration() {
      return player.duration
    },
    get currentTime() {
      return audio.currentTime
    },
    get paused() {
      return audio.paused
    },
    get buffered() {
      return player.buffered
    },
    play: () => player.play(),
    pause: () => audio.pause(),
    stop: () => player.stop(),
    seek(position: unknown) {
      audio.currentTime = Number(position) || 0
    },
    destroy: () => player.destroy(),
  }
}
