/** One live-pusher: its attributes and native methods in, its events out. */
import { DebugOverlay } from '../live-player/debug-overlay'
import { snapshot } from '../live-player/snapshot'
import { currentShell } from '../../current-shell'
import { canShareScreen } from './devices'
import type { Music } from './music'
import { MusicCalls } from './music-calls'
import { NativeFailure, orFail, reasonOf } from './native-failure'
import { numberOf, volumeOf } from './parameters'
import type { PusherProps } from './props'
import { RENDERER_FAILED } from '../interruptions'
import type { NativeVideo } from '../native-video'
import { Session } from './session'
import { sessionSettings, startOptions } from './settings'
import { PusherView } from './view'

type Result = Record<string, unknown>

/** Digital, so every camera has it. */
const MAX_ZOOM = 5

export interface PusherSurroundings {
  /** Where a file may be that an attribute or a call names, best guess first. */
  addressesOf(path: string): string[]
  fire(name: string, detail: object): void
}

export class LivePusher implements NativeVideo {
  private readonly session: Session
  private readonly view: PusherView
  private readonly debug: DebugOverlay
  private readonly seen: Partial<PusherProps> = {}
  private readonly musicCalls: MusicCalls
  /** Events of a broadcast that has been stopped since are not told. */
  private run = 0
  private released = false

  constructor(
    element: HTMLElement,
    private readonly props: Readonly<PusherProps>,
    private readonly around: PusherSurroundings,
  ) {
    this.session = new Session(this.settings(), {
      stateChanged: (change) => {
        this.debug.code(change)
        this.tell('statechange', change)
      },
      netStatus: (info) => {
        this.debug.status(info)
        this.tell('netstatus', { info })
      },
      error: (errCode, errMsg) => this.tell('error', { errCode, errMsg }),
      event: (name, detail) => this.tell(name, detail),
      viewChanged: () => this.applyView(),
    })
    this.view = new PusherView(element, this.session.studio.lens.compositor.canvas, () => this.shareScreen())
    this.debug = new DebugOverlay(this.view.stage)
    this.musicCalls = new MusicCalls({
      music: () => this.session.studio.mixer?.music,
      open: () => this.needOpen(),
      addressesOf: (path) => around.addressesOf(path),
      failed: (change) => {
        this.debug.code(change)
        this.tell('statechange', change)
        this.tell('error', { errCode: change.code, errMsg: change.message })
      },
    })
  }

  /** After the attributes have changed. */
  update(): void {
    const { props, session } = this
    session.update(this.settings())
    this.debug.show(props.debug)
    const urlChanged = this.changed('url')
    const autopushChanged = this.changed('autopush')
    if (urlChanged && session.state === 'pushing') {
      if (props.url === '') this.stop()
      else this.start()
    } else if ((urlChanged || autopushChanged) && props.autopush && props.url !== '') this.start()
  }

  async invokeNative(method: string, options: Result): Promise<Result> {
    if (this.released) throw new NativeFailure('the live-pusher is no longer on a page')
    const { session, props } = this
    const { studio } = session
    switch (method) {
      case 'start':
        if (props.url === '') throw new NativeFailure('url is empty')
        this.start()
        return {}
      case 'stop':
        this.stop()
        return {}
      case 'pause':
        session.pause()
        return {}
      case 'resume':
        session.resume()
        return {}
      case 'startPreview':
        session.startPreview(startOptions(props))
        this.view.showPicture(true)
        return {}
      case 'stopPreview':
        // While it is being sent, only the view of it ends.
        if (session.state === 'pushing') this.view.showPicture(false)
        else this.stop()
        return {}
      case 'switchCamera':
        this.needOpen()
        await orFail(studio.lens.switch())
        return {}
      case 'toggleTorch':
        this.needOpen()
        await orFail(studio.lens.toggleTorch())
        return {}
      case 'snapshot':
        if (!studio.drawn) throw new NativeFailure('there is no picture yet')
        return { ...(await snapshot(studio.lens.compositor.canvas, options['quality'])) }
      case 'getMaxZoom':
        return { maxZoom: MAX_ZOOM }
      case 'setZoom':
        studio.lens.zoom = Math.min(MAX_ZOOM, Math.max(1, numberOf(options, 'zoom')))
        return {}
      case 'setMICVolume':
        studio.setMicVolume(volumeOf(options))
        return {}
      case 'sendMessage':
        if (session.state !== 'pushing') throw new NativeFailure('nothing is being pushed')
        currentShell().warnOnce(
          'live-pusher: sendMessage succeeds, but the preview puts no message into the stream',
        )
        return {}
      case 'exitPictureInPicture':
        return {}
      default:
        return this.musicCalls.call(method, options)
    }
  }

  call(): void {
    if (this.session.state === 'pushing')
      this.tell('statechange', { code: 5001, message: '小程序被挂起，推流中断' })
  }

  rendererFailed(): void {
    this.tell('rendererror', RENDERER_FAILED)
  }

  cameraLost(): boolean {
    return this.session.cameraLost()
  }

  pageShown(): void {
    this.session.setPageAway(false)
  }

  pageLeft(): void {
    this.session.setPageAway(true)
  }

  /** The tag is taken from the page: nothing may go on, whatever phones do. */
  pageEnded(): void {
    this.released = true
    this.stop()
    this.view.remove()
  }

  private needOpen(): Music {
    const music = this.session.studio.mixer?.music
    if (music === undefined) throw new NativeFailure('neither a preview nor a broadcast has been started')
    return music
  }

  private start(): void {
    this.session.start(this.props.url, startOptions(this.props))
    if (this.session.state === 'pushing') this.view.showPicture(true)
  }

  private stop(): void {
    this.run++
    this.session.stop()
  }

  private shareScreen(): void {
    this.session.studio.lens.shareScreen().catch((error: unknown) => {
      currentShell().warnOnce(`live-pusher: the screen is not shared: ${reasonOf(error)}`)
    })
  }

  private settings(): ReturnType<typeof sessionSettings> {
    return sessionSettings(this.props, (path) => this.around.addressesOf(path))
  }

  private applyView(): void {
    const { view, session, props } = this
    const { lens } = session.studio
    const sent = props.mirror || props.remoteMirror
    const shown = props.localMirror === 'auto' ? lens.showsSelf : props.localMirror === 'enable'
    view.mirror(lens.films && shown !== sent)
    view.arrange(props.orientation)
    view.offerScreen(lens.source === 'test-card' && canShareScreen())
    if (session.state === 'stopped') view.showPicture(false)
  }

  private changed(name: 'url' | 'autopush'): boolean {
    const value = this.props[name]
    if (this.seen[name] === value) return false
    Object.assign(this.seen, { [name]: value })
    return true
  }

  /** Native events come in a task of their own, never inside the call that causes them. */
  private tell(name: string, detail: object): void {
    const { run } = this
    setTimeout(() => {
      if (run === this.run) this.around.fire(name, detail)
    })
  }
}
