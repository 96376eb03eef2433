/** The native methods of the background music: what a host may ask of it, in which order it likes. */
import { musicFailed } from './codes'
import type { Music } from './music'
import { NativeFailure, orFail, reasonOf } from './native-failure'
import { volumeOf } from './parameters'

type Result = Record<string, unknown>

export interface MusicSurroundings {
  /** undefined: nothing is open yet. */
  music(): Music | undefined
  /** @throws NativeFailure while nothing is open */
  open(): Music
  /** Where a file may be, best guess first. */
  addressesOf(path: string): string[]
  /** A piece could not be played. */
  failed(change: ReturnType<typeof musicFailed>): void
}

export class MusicCalls {
  /** Stays from piece to piece, and may be set before the first. */
  private volume = 1

  constructor(private readonly around: MusicSurroundings) {}

  /** @throws NativeFailure */
  async call(method: string, options: Result): Promise<Result> {
    const { around } = this
    switch (method) {
      case 'setBGMVolume':
        this.volume = volumeOf(options)
        around.music()?.setVolume(this.volume)
        return {}
      case 'playBGM':
        await this.play(around.open(), options['url'])
        return {}
      case 'stopBGM':
        around.open().stop()
        return {}
      case 'pauseBGM':
        around.open().pause()
        return {}
      case 'resumeBGM':
        await orFail(around.open().resume())
        return {}
      default:
        throw new NativeFailure(`the preview's live-pusher has no method "${method}"`)
    }
  }

  private async play(music: Music, url: unknown): Promise<void> {
    if (typeof url !== 'string' || url === '') throw new NativeFailure('url is empty')
    music.setVolume(this.volume)
    try {
      await music.play(this.around.addressesOf(url))
    } catch (error) {
      const change = musicFailed(reasonOf(error))
      this.around.failed(change)
      throw new NativeFailure(change.message)
    }
  }
}
