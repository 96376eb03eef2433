/** The push page's pure halves: states, words for troubles, time on air, the own stream, music, qualities, the QR code. */
import { pushTroubleOf } from '../../miniprogram/components/error-panel/push-trouble'
import { entryOf } from '../../miniprogram/components/event-log/event-list'
import { noMusic, shareOf, stopped, withProgress } from '../../miniprogram/components/music-sheet/music'
import {
  hasPicture,
  isWanted,
  stateAfter,
  stateWords,
  type PushState,
} from '../../miniprogram/components/push-overlay/push-state'
import { qualities, qualityName } from '../../miniprogram/components/quality-sheet/qualities'
import { type Canvas, drawQr, qrModules } from '../../miniprogram/components/watch-sheet/qr'
import { beginAir, endingOf, withReading } from '../../miniprogram/broadcast/on-air'
import type { myStream as myStreamNow } from '../../miniprogram/my-stream'
import type { CodeKind } from '../../miniprogram/play-events'
import { asPushEvent, type PushEventDetail } from '../../miniprogram/push-events'
import { airTime } from '../../miniprogram/words'

const event = (
  code: number,
  tag: PushEventDetail['tag'] = 'pushEvent',
  more: Partial<PushEventDetail> = {},
): PushEventDetail => ({ tag, code, detail: '', ...more })

const meaning = { code: 0, name: 'X', zh: '某事', kind: 'warning' as const }

describe('the state a broadcaster is told', () => {
  it.each<[PushState, number, CodeKind, PushState]>([
    ['opening', 1003, 'progress', 'previewing'],
    ['opening', 1007, 'progress', 'previewing'],
    ['previewing', 1007, 'progress', 'previewing'],
    ['starting', 1003, 'progress', 'starting'],
    ['starting', 1001, 'progress', 'connected'],
    ['starting', 1005, 'progress', 'starting'],
    ['connected', 1005, 'progress', 'live'],
    ['connected', 1002, 'progress', 'live'],
    ['starting', 1002, 'progress', 'live'],
    ['live', 1001, 'progress', 'live'],
    ['live', 1005, 'progress', 'live'],
    ['live', 1101, 'warning', 'live'],
    ['live', 1102, 'retrying', 'retrying'],
    ['starting', 1102, 'retrying', 'retrying'],
    ['previewing', 1102, 'retrying', 'previewing'],
    ['retrying', 1001, 'progress', 'connected'],
    ['retrying', 1002, 'progress', 'live'],
    ['live', 5000, 'warning', 'interrupted'],
    ['previewing', 5001, 'warning', 'previewing'],
    ['interrupted', 1003, 'progress', 'live'],
    ['interrupted', 1001, 'progress', 'interrupted'],
    ['retrying', -1307, 'final', 'failed'],
    ['failed', 1003, 'progress', 'failed'],
    ['failed', 1002, 'progress', 'failed'],
    ['ended', 1002, 'progress', 'ended'],
    ['ended', -1307, 'final', 'ended'],
    ['opening', 10001, 'warning', 'refused'],
    ['starting', 10002, 'warning', 'refused'],
    ['live', 10002, 'warning', 'live'],
    ['opening', -1301, 'final', 'refused'],
    ['live', -1301, 'final', 'failed'],
    ['refused', 1007, 'progress', 'previewing'],
    ['refused', 1001, 'progress', 'connected'],
  ])('%s, then %i (%s): %s', (state, code, kind, expected) => {
    expect(stateAfter(state, event(code), kind)).toBe(expected)
  })

  it.each<[number, PushState]>([
    [-1, 'failed'],
    [-10001, 'failed'],
    [-10002, 'refused'],
    [-10003, 'refused'],
  ])('error %i of the plugin: %s', (code, expected) => {
    expect(stateAfter('starting', event(code, 'error'), 'progress')).toBe(expected)
  })

  it('has words for each, and each that is wanted has a picture', () => {
    const states = Object.keys(stateWords) as PushState[]
    expect(states.every((state) => stateWords[state].length > 2)).toBe(true)
    expect(states.filter(isWanted)).toEqual(['starting', 'connected', 'live', 'retrying', 'interrupted'])
    expect(states.filter((state) => isWanted(state) && !hasPicture(state))).toEqual([])
  })
})

describe('what is said about a trouble', () => {
  it.each([-1, -10001, -10002, -10003, 10001, 10002, -1301, -1302, -1307, -1303])(
    '%i: every field has words, and there is something to do',
    (code) => {
      const trouble = pushTroubleOf(event(code, code < -10000 ? 'error' : 'pushEvent'), meaning, 0)
      expect([trouble.title, trouble.reason, trouble.advice].every((words) => words.length > 3)).toBe(true)
      expect(trouble.retry || trouble.settings).toBe(true)
    },
  )

  it('names the device that was refused', () => {
    const title = (reason: string) => pushTroubleOf(event(-10002, 'error', { reason }), meaning, 0).title
    expect(title('camera-refused')).toBe('需要摄像头权限')
    expect(title('microphone-refused')).toBe('需要麦克风权限')
  })

  it('gives the reason of a refusal as the plugin wrote it', () => {
    const refused = event(-1, 'error', { detail: '域名没有登记', reason: 'domain' })
    expect(pushTroubleOf(refused, meaning, 0).reason).toBe('域名没有登记')
  })

  it('tells a server that says no from a bad network', () => {
    const given = (lastWarning: number, message: string) =>
      pushTroubleOf(event(-1307, 'pushEvent', { detail: { code: -1307, message } }), meaning, lastWarning)
    expect(given(3002, 'gave up').reason).toContain('连不上')
    expect(given(3004, 'gave up').reason).toContain('拒绝')
    expect(given(3004, 'gave up').advice).toContain('同名')
    expect(given(3004, '签名已在 10:00 过期').reason).toBe('签名已在 10:00 过期')
  })

  it('lists an error of the plugin by what it is, not by the native table', () => {
    const unknown = { code: -10002, name: 'UNKNOWN', zh: '状态码 -10002', kind: 'progress' as const }
    expect(entryOf(event(-10002, 'error'), unknown, 0)).toMatchObject({ kind: 'final' })
    expect(entryOf(event(-10002, 'error'), unknown, 0).zh).toContain('权限')
  })
})

describe('errors of the native tag', () => {
  it.each([
    [{ errCode: 10001, errMsg: 'no camera' }, 10001],
    [{ errCode: '10003', errMsg: 'no music' }, 10003],
    [{ errCode: 'odd', errMsg: 'x' }, 0],
  ])('%j: code %i', (detail, code) => {
    expect(asPushEvent(detail)).toEqual({ tag: 'pushEvent', code, detail: { message: detail.errMsg } })
  })
})

describe('a broadcast’s figures', () => {
  it.each([
    [0, '00:00'],
    [59.9, '00:59'],
    [61, '01:01'],
    [3600, '1:00:00'],
    [36_125, '10:02:05'],
    [-3, '00:00'],
  ])('%d s: %s', (seconds, words) => {
    expect(airTime(seconds)).toBe(words)
  })

  const why = { reason: '因', advice: '', broken: false }
  const begun = new Date(2024, 0, 1, 9, 0, 0).getTime()

  it('has the length, the mean bitrate and the last known size', () => {
    const readings = [
      { videoBitrate: 900, audioBitrate: 60, videoWidth: 540, videoHeight: '960' },
      { videoBitrate: 700, audioBitrate: 60, videoWidth: 0, videoHeight: 0 },
      { videoWidth: 360, videoHeight: 640 },
    ]
    const air = readings.reduce(withReading, beginAir(begun))
    expect(endingOf(air, begun + 75_400, why)).toEqual({
      ...why,
      seconds: 75,
      bitrate: (960 + 760) / 3,
      size: '360×640',
      from: '09:00:00',
      to: '09:01:15',
    })
  })

  it('knows nothing where nothing was measured, and a clock set back gives no negative time', () => {
    expect(endingOf(beginAir(begun), begun - 5000, why)).toMatchObject({ seconds: 0, bitrate: 0, size: '' })
  })
})

describe('background music', () => {
  it('keeps the duration once it is known; after the stop nothing moves', () => {
    const playing = { ...noMusic, state: 'playing' as const }
    const moved = withProgress(playing, { progress: 2000, duration: 11_000 })
    expect(withProgress(moved, { progress: 3000, duration: 0 })).toMatchObject({
      progress: 3000,
      duration: 11_000,
    })
    expect(withProgress(stopped(moved), { progress: 4000, duration: 11_000 }).progress).toBe(0)
  })

  it.each([
    [0, 0],
    [7, 0.07],
    [60, 0.6],
    [100, 1],
  ])('volume %i: %d', (percent, share) => {
    expect(shareOf(percent)).toBe(share)
  })
})

it('offers the four native modes, each with a name', () => {
  expect(qualities.map(({ mode }) => mode)).toEqual(['SD', 'HD', 'FHD', 'RTC'])
  expect(qualityName('FHD')).toBe('超清')
})

describe('the QR code', () => {
  const address = 'rtmp://play.live-room.example/live/my-abc234'

  it('is a square with the three eyes', () => {
    const modules = qrModules(address)
    const last = modules.length - 1
    expect(modules.every((row) => row.length === modules.length)).toBe(true)
    const eye = (y: number, x: number) => [0, 1, 2, 3, 4, 5, 6].map((step) => modules[y]?.[x + step])
    const edge = [true, true, true, true, true, true, true]
    expect([eye(0, 0), eye(6, last - 6), eye(last, 0)]).toEqual([edge, edge, edge])
    expect(eye(last, last - 6)).not.toEqual(edge)
  })

  it.each([
    [200, 1],
    [201, 2],
    [180.5, 3],
    [10, 1],
  ])('is drawn in whole pixels within %d px at ratio %i', (edge, ratio) => {
    const squares: number[][] = []
    const pen = { fillStyle: '', fillRect: (...square: number[]) => void squares.push(square) }
    const canvas: Canvas = { width: 0, height: 0, getContext: () => pen }
    drawQr(canvas, address, edge, ratio)
    expect(canvas.width).toBe(Math.round(edge * ratio))
    expect(squares.flat().every(Number.isInteger)).toBe(true)
    const dark = qrModules(address).flat().filter(Boolean).length
    expect(squares).toHaveLength(dark + 1)
  })
})

describe('the own stream', () => {
  type MyStreamModule = { myStream: typeof myStreamNow }
  const storage = new Map<string, unknown>()
  let refuse = false

  function load(): MyStreamModule {
    jest.resetModules()
    Object.assign(globalThis, {
      wx: {
        getStorageSync: (key: string) => storage.get(key) ?? '',
        setStorage: ({ key, data, fail }: { key: string; data: unknown; fail: (error: object) => void }) => {
          if (refuse) fail({ errMsg: 'setStorage:fail full' })
          else storage.set(key, data)
        },
      },
    })
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a fresh start of the mini-program
    return require('../../miniprogram/my-stream') as MyStreamModule
  }

  beforeEach(() => {
    storage.clear()
    refuse = false
  })

  it('has one name for pushing and playing, kept from start to start', () => {
    const first = load().myStream()
    expect(first.pushUrl).toMatch(/^rtmp:\/\/push\.live-room\.example\/live\/my-[a-z2-9]{6}$/)
    expect(first.playUrl).toBe(first.pushUrl.replace('push.', 'play.'))
    expect(load().myStream()).toEqual(first)
  })

  it.each([42, null, '', '../x', 'a b c d'])('makes a new name when %j is kept', (kept) => {
    storage.set('my-stream', kept)
    expect(load().myStream().playUrl).toMatch(/\/my-[a-z2-9]{6}$/)
  })

  it('has the same name while the mini-program runs, where nothing can be kept', () => {
    refuse = true
    const warn = jest.spyOn(console, 'warn').mockImplementation()
    const { myStream } = load()
    expect(myStream()).toEqual(myStream())
    expect(warn).toHaveBeenCalledTimes(1)
  })
})
