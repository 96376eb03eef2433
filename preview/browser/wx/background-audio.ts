/** wx.getBackgroundAudioManager: the phone's one player that goes on when the page has gone. */
import type { Shell } from '../contracts'
import { AudioPlayer } from './audio-player'
import { perShell, type WxArea } from './home'
import { eventPair, Listeners } from './listeners'

export const backgroundAudioArea: WxArea = ({ shell }) => ({
  getBackgroundAudioManager: () => managerOf(shell),
})

const managerOf = perShell(createManager)

function createManager(shell: Shell): object {
  const player = new AudioPlayer({ shell, packageId: '' }, 'BackgroundAudioManager')
  const { audio } = player
  const manager = {
    ...player.eventPairs(),
    ...eventPair('Next', new Listeners('BackgroundAudioManager onNext')),
    ...eventPair('Prev', new Listeners('BackgroundAudioManager onPrev')),
    title: '',
    epname: '',
    singer: '',
    coverImgUrl: '',
    webUrl: '',
    protocol: 'http',
    startTime: 0,
    referrerPolicy: 'no-referrer',
    get src() {
      return player.src
    },
    /** Setting it starts to play, as on a phone; so does a phone insist on the title. */
    set src(value: unknown) {
      const src = String(value ?? '')
      if (src !== '' && !manager.title) {
        player.fail(-1, 'setBackgroundAudioState:fail title is nil!')
        return
      }
      if (!player.load(src, manager.protocol === 'hls')) return
      describe()
      player.play()
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
    /** undefined as long as nothing was ever played. */
    get paused() {
      return player.src === '' ? undefined : audio.paused
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
  }
  audio.addEventListener('loadedmetadata', () => {
    if (manager.startTime > 0) audio.currentTime = manager.startTime
  })
  function describe(): void {
    if (typeof MediaMetadata === 'undefined') return
    const artwork = manager.coverImgUrl ? [{ src: shell.resolveFile(manager.coverImgUrl, '') }] : []
    navigator.mediaSession.metadata = new MediaMetadata({
      title: manager.title,
      artist: manager.singer,
      album: manager.epname,
      artwork,
    })
  }
  return manager
}
