/**
 * The built plugin inside a host, in WeChat's component framework, with native players and pushers and a whitelist that the
 * test holds in its hands. The real native tags are the browser tests' matter.
 */
import path from 'node:path'
import { hostFolder, livePlugin } from './fixtures'
import { loadHost, settle, until, type LoadedHost } from './harness'

export const DOMAIN = 'play.live-room.example'
export const URL_A = `rtmp://${DOMAIN}/live/a`
export const URL_B = `https://${DOMAIN}/live/b.flv?txSecret=1&txTime=5F000000`

const DOCUMENT = { liveAppID: 1250000001, domains: [DOMAIN], bizids: [] }

/** What a plugin's script sees as `this` in a component; only what these tests use. */
interface ComponentInstance {
  id: string
  data: { native: Record<string, unknown> }
  _$: { getShadowRoot(): { querySelector(selector: string): NativeElement } }
}

interface NativeElement {
  triggerEvent(name: string, detail: unknown): void
}

/** One native player or pusher, found by the order in which contexts were made. */
export interface NativePlayer {
  /** The native methods called, in order. */
  calls: string[]
  options: Record<string, unknown>[]
  src(): unknown
  native(): Record<string, unknown>
  /** What the native tag would tell. */
  emit(event: string, detail: unknown): void
  code(code: number): void
}

interface Request {
  url: string
  success: (answer: { statusCode: number; data: unknown }) => void
  fail: (error: { errMsg: string }) => void
}

export interface Stage {
  host: LoadedHost
  players: NativePlayer[]
  /** The player or pusher made last. */
  last: () => NativePlayer
  requests: Request[]
  /** What pages have put into getApp(). */
  app: () => Record<string, unknown>
}

export interface StageOptions {
  /** Answers by itself unless told otherwise. */
  holdRequests?: boolean
  url?: string
}

export const playConfig = { usingComponents: { 'live-room-play': 'plugin://live/live-room-play' } }

/** Answers a whitelist request as a static server would. */
export function answer({ url, success }: Request): void {
  const known = url.endsWith(`/${DOCUMENT.liveAppID}.json`)
  success(known ? { statusCode: 200, data: DOCUMENT } : { statusCode: 404, data: 'Not Found' })
}

export async function stage(
  files: Record<string, string | object>,
  { holdRequests = false, url }: StageOptions = {},
): Promise<Stage> {
  // Documents of the test before lie in the plugin's storage.
  localStorage.clear()
  const players: NativePlayer[] = []
  const requests: Request[] = []
  const made: NativePlayer[] = []
  const pluginWx = {
    createLivePlayerContext: (id: string, component: ComponentInstance) => {
      const { player, context } = nativePlayer(id, component)
      players.push(player)
      made.push(player)
      return context
    },
    createLivePusherContext: (component: ComponentInstance) => {
      const { player, context } = nativePlayer('pusher', component)
      made.push(player)
      return context
    },
    request: (request: Request) => {
      requests.push(request)
      if (!holdRequests) answer(request)
    },
  }
  const host = await loadHost({
    hostDir: hostFolder(files, { plugins: livePlugin }),
    pluginDir: path.resolve(__dirname, '../../dist/plugin'),
    pluginWx,
    ...(url === undefined ? {} : { url }),
  })
  return {
    host,
    players,
    requests,
    last: () => {
      const player = made.at(-1)
      if (!player) throw new Error('no native player or pusher was made')
      return player
    },
    app: () => host.preview.getApp(),
  }
}

const METHODS = [
  'play',
  'start',
  'startPreview',
  'stopPreview',
  'stop',
  'mute',
  'pause',
  'resume',
  'requestFullScreen',
  'exitFullScreen',
  'snapshot',
  'exitPictureInPicture',
  'requestPictureInPicture',
  'requestBackgroundPlayback',
  'exitBackgroundPlayback',
  'startCasting',
  'switchCasting',
  'reconnectCasting',
  'exitCasting',
]

function nativePlayer(id: string, component: ComponentInstance) {
  const player: NativePlayer = {
    calls: [],
    options: [],
    src: () => component.data.native['src'],
    native: () => component.data.native,
    emit: (event, detail) => component._$.getShadowRoot().querySelector(`#${id}`).triggerEvent(event, detail),
    code: (code) => player.emit('statechange', { code, message: `code ${code}` }),
  }
  const context: Record<string, (options?: Record<string, unknown>) => void> = {}
  for (const name of METHODS) {
    context[name] = (options = {}) => {
      player.calls.push(name)
      player.options.push(options)
      const { success } = options
      if (typeof success === 'function') (success as (result: object) => void)({ errMsg: `${name}:ok` })
    }
  }
  return { player, context }
}

/** A page with one player, as hosts write it; `script` is the inside of Page({…}). */
export const playPage = (
  name: string,
  script: string,
  attributes = '',
  slot = '',
): Record<string, string | object> => ({
  [`pages/${name}/${name}.json`]: playConfig,
  [`pages/${name}/${name}.wxml`]: `<live-room-play id="player" liveAppID="{{appId}}" playUrl="{{url}}" bindPlayEvent="onPlay" ${attributes}>${slot}</live-room-play>`,
  [`pages/${name}/${name}.js`]: `const plugin = requirePlugin('live')
    Page({
      data: { appId: 1250000001, url: '${URL_A}' },
      onPlay(e) { (getApp().events ??= []).push(e.detail) },
      ${script}
    })`,
})

/** The same with one pusher. */
export const pushPage = (name: string, script: string, attributes = ''): Record<string, string | object> => ({
  [`pages/${name}/${name}.json`]: { usingComponents: { 'live-room-push': 'plugin://live/live-room-push' } },
  [`pages/${name}/${name}.wxml`]: `<live-room-push id="pusher" liveAppID="{{appId}}" pushUrl="{{url}}" autopush="{{false}}" ${attributes}/>`,
  [`pages/${name}/${name}.js`]: `const plugin = requirePlugin('live')
    Page({
      data: { appId: 1250000001, url: 'rtmp://${DOMAIN}/live/a' },
      ${script}
    })`,
})

export { settle, until }
