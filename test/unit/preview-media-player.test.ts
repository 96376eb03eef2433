/** The pure parts of live-player: addresses, the stall timer, the figures of netstatus; and the sample's clock. */
import { cacheOf, floatsOn, playerProps } from '../../preview/browser/tags/live-player/attributes'
import { StallTimer } from '../../preview/browser/tags/live-player/stall-timer'
import { StreamMeter } from '../../preview/browser/tags/live-player/stats'
import { localAddress } from '../../preview/browser/tags/live-player/stream-address'
import { AUDIO, VIDEO, type FlvTag } from '../../preview/media/flv'
import { clockText } from '../../preview/sample/clock'
import { drawFrameCode, readFrameCode } from '../../preview/sample/frame-code'
import { wave } from '../../preview/sample/timing'

describe("a stream's address", () => {
  const local = 'http://127.0.0.1:9000'

  test.each([
    ['rtmp://play.example.com/live/room1', '/live/room1.flv'],
    ['rtmp://play.example.com:1935/live/room1?txSecret=a&txTime=b', '/live/room1.flv?txSecret=a&txTime=b'],
    ['RTMP://PLAY.example.com/Live/Room1', '/Live/Room1.flv'],
    ['  rtmp://h/live/x  ', '/live/x.flv'],
    ['rtmp://h/live/x.flv', '/live/x.flv'],
    ['webrtc://h/live/x', '/live/x.flv'],
    ['http://h/live/x.flv', '/live/x.flv'],
    ['https://h:8443/live/x.flv?a=1', '/live/x.flv?a=1'],
  ])('%s is played from %s', (src, path) => {
    expect(localAddress(src, local)).toBe(local + path)
  })

  test.each([
    '',
    'x',
    'rtmp://',
    'rtmp://h',
    'rtmp://h/live',
    'https://h/live/x.m3u8',
    'https://h/live/x',
    'ftp://h/live/x.flv',
    'rtmp://h h/live/x',
    'javascript:alert(1)',
  ])('%j is none', (src) => {
    expect(localAddress(src, local)).toBeUndefined()
  })
})

describe('the stall timer', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test('tells of a silence, not of a stream that goes on, and not after it is stopped', () => {
    const onStall = jest.fn()
    const timer = new StallTimer(onStall, undefined, 5000)
    timer.touch()
    jest.advanceTimersByTime(4900)
    timer.touch()
    jest.advanceTimersByTime(4900)
    expect(onStall).not.toHaveBeenCalled()
    jest.advanceTimersByTime(200)
    expect(onStall).toHaveBeenCalledTimes(1)
    timer.touch()
    timer.stop()
    jest.advanceTimersByTime(10_000)
    expect(onStall).toHaveBeenCalledTimes(1)
  })
})

describe('netstatus', () => {
  const screen = { frames: 50, bufferedMs: 1000, width: 540, height: 960 }
  const frame = (timestamp: number, size: number, first = 0x27): FlvTag => {
    const data = new Uint8Array(size)
    data.set([first, 1])
    return { type: VIDEO, timestamp, data }
  }
  const sound = (timestamp: number, size: number): FlvTag => {
    const data = new Uint8Array(size)
    data.set([0xaf, 1])
    return { type: AUDIO, timestamp, data }
  }

  /** Two seconds of 25 pictures/s of 2000 bytes, a key frame every second, and sound of 400 bytes with each. */
  function fed(): StreamMeter {
    const meter = new StreamMeter(0, 3000)
    for (let i = 0; i < 50; i++) {
      meter.take([sound(i * 40, 400), frame(i * 40, 2000, i % 25 === 0 ? 0x17 : 0x27)], i * 40)
    }
    return meter
  }

  test('counts what came: kbit/s of picture and sound, frames, seconds between key frames', () => {
    expect(fed().sample(screen, 2000)).toMatchObject({
      videoBitrate: 400,
      audioBitrate: 80,
      netSpeed: 480,
      videoFPS: 25,
      videoGOP: 1,
      netJitter: 0,
      netQualityLevel: 1,
      videoWidth: 540,
      videoHeight: 960,
      videoCache: 1000,
      vSumCacheSize: 25,
      avRecvInterval: 0,
      audioCacheThreshold: 3000,
    })
  })

  test('each figure is about the time since the last one', () => {
    const meter = fed()
    meter.sample(screen, 2000)
    expect(meter.sample(screen, 4000)).toMatchObject({
      videoBitrate: 0,
      netSpeed: 0,
      videoFPS: 0,
      netQualityLevel: 6,
    })
  })

  test('the backlog a server sends first is no jitter; what comes late is', () => {
    const meter = new StreamMeter(0, 3000)
    for (let i = 0; i < 40; i++) meter.take([frame(i * 40, 100)], 5)
    expect(meter.sample(screen, 1000).netJitter).toBe(0)
    for (let i = 40; i < 80; i++) meter.take([frame(i * 40, 100)], i * 40 + (i % 2 === 0 ? 0 : 300))
    expect(meter.sample(screen, 3000).netJitter).toBeGreaterThan(50)
  })

  test('a stall lowers the quality until the next figures', () => {
    const meter = fed()
    meter.stalled()
    expect(meter.sample(screen, 2000).netQualityLevel).toBe(4)
  })
})

describe("the sample's picture", () => {
  test.each([
    [0, '00:00.000'],
    [1, '00:00.040'],
    [599, '00:23.960'],
  ])('frame %i shows %s', (frame, text) => {
    expect(clockText(frame)).toBe(text)
  })

  test("the frame's number can be read back from the squares", () => {
    for (const frame of [0, 1, 75, 512, 599]) {
      const light: [number, number][] = []
      const ctx = {
        fillStyle: '',
        fillRect(x: number, y: number, w: number, h: number) {
          if (this.fillStyle === '#ffffff') light.push([x + w / 2, y + h / 2])
        },
      }
      drawFrameCode(ctx as unknown as CanvasRenderingContext2D, frame)
      const luma = (x: number, y: number): number =>
        light.some(([lx, ly]) => lx === x && ly === y) ? 235 : 16
      expect(readFrameCode(luma)).toBe(frame)
    }
  })

  test('every movement meets itself at the joint', () => {
    for (const rounds of [1, 4, 24, 41]) expect(wave(24, rounds, 0.3)).toBeCloseTo(wave(0, rounds, 0.3))
  })
})

describe('attributes', () => {
  test.each([
    ['live', {}, { min: 1, max: 3 }],
    ['rtc', {}, { min: 0.2, max: 0.8 }],
    ['live', { minCache: 2, maxCache: 5 }, { min: 2, max: 5 }],
    ['live', { minCache: 4 }, { min: 4, max: 4 }],
  ])('mode %s with %j keeps %j seconds ready', (mode, given, expected) => {
    expect(cacheOf({ ...playerProps, mode, ...given })).toEqual(expected)
  })

  test.each([
    ['push', true, false],
    [['push', 'pop'], true, true],
    ['pop', false, true],
    ['', false, false],
    [null, false, false],
    [[], false, false],
  ])('picture-in-picture-mode %j: push %s, pop %s', (pictureInPictureMode, push, pop) => {
    const props = { ...playerProps, pictureInPictureMode }
    expect([floatsOn(props, 'push'), floatsOn(props, 'pop')]).toEqual([push, pop])
  })
})
