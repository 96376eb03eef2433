/** One live-player: its attributes and native methods in, its events out. */
import { cacheOf, floatsOn, type PlayerProps } from './attributes'
import { DebugOverlay } from './debug-overlay'
import { FullScreen, type Direction } from './fullscreen'
import { mark } from './marks'
import { PictureInPicture } from './picture-in-picture'
import { RENDERER_FAILED } from '../interruptions'
import type { NativeVideo } from '../native-video'
import { NativeFailure } from './native-failure'
import { Session } from './session'
import { snapshot } from './snapshot'
import { Sound } from './sound'
import { PlayerView } from './view'

type Result = Record<string, unknown>

const CASTING = ['startCasting', 'switchCasting', 'reconnectCasting', 'exitCasting']

const PICTURE_WITHIN_MS = 1000

export class LivePlayer implements NativeVideo {
  private readonly view: PlayerView
  private readonly sound: Sound
  private readonly session: Session
  private readonly debug: DebugOverlay
  private readonly fullScreen: FullScreen
  private readonly pictureInPicture: PictureInPicture
  private readonly seen: Partial<PlayerProps> = {}
  private muted = false
  private pageHidden = false
  private pageGone = false
  /** Paused because the page was left, so it goes on when the page comes back. */
  private pausedByPage = false
  /** Events of a play that has been stopped since are not told. */
  private play = 0
  private released = false

  constructor(
    element: HTMLElement,
    private readonly props: Readonly<PlayerProps>,
    private readonly fire: (name: string, detail: object) => void,
  ) {
    this.view = new PlayerView(element)
    this.debug = new DebugOverlay(this.view.stage)
    this.sound = new Sound(this.view.video, this.view.soundHint)
    this.session = new Session(this.view, this.sound, {
      stateChanged: (change) => {
        this.debug.code(change)
        this.tellOfPlay('statechange', change)
      },
      netStatus: (info) => {
        this.debug.status(info)
        this.tellOfPlay('netstatus', { info })
      },
      failed: (errCode, errMsg) => this.tellOfPlay('error', { errCode, errMsg }),
    })
    this.fullScreen = new FullScreen(element, (change) => this.tell('fullscreenchange', change))
    this.pictureInPicture = new PictureInPicture(element, this.view, {
      entered: () => this.tell('enterpictureinpicture', {}),
      left: (closed) => this.leftWindow(closed),
    })
  }

  /** After the attributes have changed. */
  update(): void {
    const { props } = this
    if (this.changed('muted')) this.muted = props.muted
    this.applySound()
    this.view.arrange(props.orientation, props.objectFit)
    this.debug.show(props.debug)
    const srcChanged = this.changed('src')
    if (srcChanged && props.src !== '') mark('src')
    const autoplayChanged = this.changed('autoplay')
    if (srcChanged && this.session.state !== 'stopped') this.restart()
    else if ((srcChanged || autoplayChanged) && props.autoplay && props.src !== '') this.start()
  }

  async invokeNative(method: string, options: Result): Promise<Result> {
    mark(method)
    if (this.released) throw new NativeFailure('the live-player is no longer on a page')
    if (CASTING.includes(method)) throw new NativeFailure('the preview finds no television to cast to')
    switch (method) {
      case 'play':
        if (this.props.src === '') throw new NativeFailure('src is empty')
        this.start()
        return {}
      case 'stop':
        this.stop()
        return {}
      case 'mute':
        this.muted = !this.muted
        this.applySound()
        return {}
      case 'pause':
        this.pausedByPage = false
        this.session.pause()
        return {}
      case 'resume':
        this.pausedByPage = false
        this.session.resume()
        return {}
      case 'snapshot':
        return this.snapshot(options['quality'])
      case 'requestFullScreen':
        this.pictureInPicture.exit()
        await this.fullScreen.enter(directionOf(options['direction']))
        return {}
      case 'exitFullScreen':
        this.fullScreen.exit()
        return {}
      case 'requestPictureInPicture':
        if (this.session.state === 'stopped') throw new NativeFailure('nothing is being played')
        this.fullScreen.exit()
        await this.pictureInPicture.request()
        return {}
      case 'exitPictureInPicture':
        this.pictureInPicture.exit()
        return {}
      case 'requestBackgroundPlayback':
      case 'exitBackgroundPlayback':
        // A tab in the background goes on playing anyway.
        return {}
      default:
        throw new NativeFailure(`the preview's live-player has no method "${method}"`)
    }
  }

  call(): void {
    if (this.session.state === 'playing') this.tell('statechange', { code: 6000, message: '播放被系统挂起' })
  }

  rendererFailed(): void {
    this.tell('rendererror', RENDERER_FAILED)
  }

  pageShown(): void {
    this.pageHidden = false
    this.pictureInPicture.exit()
    if (!this.pausedByPage) return
    this.pausedByPage = false
    this.session.resume()
  }

  pageLeft(): void {
    this.pageHidden = true
    this.fullScreen.exit()
    // A tab in the background is no route that was taken.
    if (!document.hidden && this.floats('push')) this.pictureInPicture.float()
    if (!this.pictureInPicture.active) this.pauseForPage()
  }

  /** The tag is taken from the page. Only a player in the small window lives on, until that is closed. */
  pageEnded(): void {
    this.pageGone = true
    this.fullScreen.dispose()
    if (this.pictureInPicture.active || this.floats('pop')) this.pictureInPicture.float()
    else this.release()
  }

  private start(): void {
    this.pausedByPage = false
    this.pictureInPicture.notePage()
    if (this.session.state === 'stopped') this.play++
    this.session.play(this.props.src, cacheOf(this.props))
  }

  private stop(): void {
    this.play++
    this.pausedByPage = false
    this.session.stop()
    this.pictureInPicture.exit()
  }

  private restart(): void {
    const paused = this.session.state === 'paused'
    this.play++
    this.session.stop()
    if (this.props.src !== '' && !paused) this.start()
    else if (this.props.src === '') this.pictureInPicture.exit()
  }

  private release(): void {
    if (this.released) return
    this.play++
    this.released = true
    this.session.stop()
    this.sound.dispose()
    this.view.remove()
  }

  private pauseForPage(): void {
    if (!this.props.autoPauseIfNavigate || this.session.state !== 'playing') return
    this.pausedByPage = true
    this.session.pause()
  }

  private leftWindow(closed: boolean): void {
    this.tell('leavepictureinpicture', {})
    if (this.pageGone) this.release()
    else if (closed && this.pageHidden) this.pauseForPage()
  }

  private floats(route: 'push' | 'pop'): boolean {
    return this.session.state === 'playing' && floatsOn(this.props, route)
  }

  private async snapshot(quality: unknown): Promise<Result> {
    const picture = await this.pictureSoon()
    if (picture === undefined) throw new NativeFailure('there is no picture yet')
    return { ...(await snapshot(picture, quality)) }
  }

  /** A stream that catches up has no picture for a moment. */
  private async pictureSoon(): Promise<HTMLCanvasElement | undefined> {
    const end = Date.now() + PICTURE_WITHIN_MS
    let picture = this.view.picture()
    while (picture === undefined && this.session.state === 'playing' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 30))
      picture = this.view.picture()
    }
    return picture
  }

  private applySound(): void {
    const { backgroundMute, soundMode } = this.props
    this.sound.set({ muted: this.muted, backgroundMute, soundMode })
  }

  private changed(name: 'muted' | 'src' | 'autoplay'): boolean {
    const value = this.props[name]
    if (this.seen[name] === value) return false
    Object.assign(this.seen, { [name]: value })
    return true
  }

  /** Native events come in a task of their own, never inside the call that causes them. */
  private tell(name: string, detail: object): void {
    setTimeout(() => this.fire(name, detail))
  }

  private tellOfPlay(name: string, detail: object): void {
    const { play } = this
    setTimeout(() => {
      if (play === this.play) this.fire(name, detail)
    })
  }
}

function directionOf(value: unknown): Direction {
  return value === 90 || value === -90 ? value : 0
}
