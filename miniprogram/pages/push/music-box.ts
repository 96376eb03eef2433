/** Carries the music sheet's wishes out on the pusher and keeps what the music does in step with it. */
import { type Teller, attempt, tellFailure } from '../../attempt'
import type { LivePusher } from '../../live-room'
import { type Music, shareOf, stopped, tune } from '../../components/music-sheet/music'
import type { MusicChange } from '../../components/music-sheet/music-sheet'

/** What the page lends. */
export interface MusicHost {
  pusher: LivePusher
  read: () => Music
  write: (music: Music) => void
  teller: Teller
}

export function toggleMusic(host: MusicHost): void {
  const music = host.read()
  if (music.state === 'stopped') playMusic(host)
  else if (music.state === 'playing') {
    attempt(host.teller, '暂停音乐', host.pusher.pauseBGM(), () =>
      host.write({ ...host.read(), state: 'paused' }),
    )
  } else {
    attempt(host.teller, '继续音乐', host.pusher.resumeBGM(), () =>
      host.write({ ...host.read(), state: 'playing' }),
    )
  }
}

export function stopMusic(host: MusicHost): void {
  if (host.read().state === 'stopped') return
  // First what is shown: the end that the pusher may report of it must not begin the next round.
  host.write(stopped(host.read()))
  attempt(host.teller, '停止音乐', host.pusher.stopBGM())
}

export function changeMusic(host: MusicHost, { name, value }: MusicChange): void {
  host.write({ ...host.read(), [name]: value })
  if (name === 'volume') attempt(host.teller, '调整音乐音量', setVolume(host))
  if (name === 'micVolume') {
    attempt(host.teller, '调整人声音量', host.pusher.setMICVolume({ volume: shareOf(Number(value)) }))
  }
}

/** The broadcast is over, and the music with it: nothing of that is worth a word. */
export function endMusic(host: MusicHost): void {
  if (host.read().state === 'stopped') return
  host.write(stopped(host.read()))
  host.pusher.stopBGM().catch(() => undefined)
}

/** The pusher says that the music has come to its end. */
export function musicEnded(host: MusicHost): void {
  const { state, loop } = host.read()
  if (state === 'playing' && loop) playMusic(host)
  else host.write(stopped(host.read()))
}

function playMusic(host: MusicHost): void {
  host.write({ ...host.read(), state: 'playing', progress: 0 })
  host.pusher.playBGM({ url: tune.url }).then(
    () => attempt(host.teller, '调整音乐音量', setVolume(host)),
    (error: unknown) => {
      host.write(stopped(host.read()))
      tellFailure(host.teller, '播放音乐', error)
    },
  )
}

function setVolume(host: MusicHost): Promise<unknown> {
  return host.pusher.setBGMVolume({ volume: String(shareOf(host.read().volume)) })
}
