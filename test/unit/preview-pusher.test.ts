/** The pure parts of live-pusher: sizes and rates, looks, addresses, the FLV stream, the sound's clock, the figures. */
import { BitrateControl } from '../../preview/browser/tags/live-pusher/bitrate'
import { FlvStream } from '../../preview/browser/tags/live-pusher/flv-stream'
import {
  bitrateRange,
  pictureFormat,
  soundFormat,
  type PictureFormat,
} from '../../preview/browser/tags/live-pusher/format'
import { looksOf } from '../../preview/browser/tags/live-pusher/looks'
import { pusherProps, type PusherProps } from '../../preview/browser/tags/live-pusher/props'
import { pushAddress } from '../../preview/browser/tags/live-pusher/push-address'
import { BLOCK, SoundClock } from '../../preview/browser/tags/live-pusher/sound-clock'
import { PushMeter } from '../../preview/browser/tags/live-pusher/stats'
import { ageOfCode } from '../../preview/browser/tags/live-pusher/test-card'
import { AUDIO, isConfig, isKeyFrame, SCRIPT, VIDEO } from '../../preview/media/flv'
import { FlvReader } from '../../preview/media/flv-reader'

const props = (own: Partial<PusherProps>): PusherProps => ({ ...pusherProps, ...own })

describe('what a mode means', () => {
  test.each<[Partial<PusherProps>, [number, number]]>([
    [{ mode: 'SD' }, [360, 640]],
    [{ mode: 'sd' }, [360, 640]],
    [{ mode: 'HD' }, [540, 960]],
    [{ mode: 'QVGA' }, [180, 320]],
    [{ mode: 'HVGA' }, [270, 480]],
    [{ mode: 'FHD' }, [720, 1280]],
    [{ mode: 'SD', aspect: '3:4' }, [480, 640]],
    [{ mode: 'HD', aspect: '3:4' }, [720, 960]],
    [{ mode: 'SD', aspect: '1:1' }, [360, 640]],
    [{ mode: 'HD', orientation: 'horizontal' }, [960, 540]],
    [{ mode: 'RTC' }, [360, 640]],
    [{ mode: 'RTC', videoWidth: 481, videoHeight: 853, aspect: '3:4' }, [482, 854]],
    [{ mode: 'RTC', videoWidth: 0, videoHeight: NaN }, [360, 640]],
    [{ mode: 'RTC', videoWidth: 99_999, videoHeight: 1 }, [1920, 64]],
  ])('%j', (own, size) => {
    const { width, height } = pictureFormat(props(own))
    expect([width, height]).toEqual(size)
  })

  test.each([
    [15, 15],
    [0, 1],
    [99, 30],
    [NaN, 15],
    [24.4, 24],
  ])('fps %p is %p', (given, fps) => expect(pictureFormat(props({ fps: given })).fps).toBe(fps))

  test.each<[Partial<PusherProps>, object]>([
    [
      { mode: 'SD', minBitrate: 1, maxBitrate: 2 },
      { min: 600, max: 600, start: 600 },
    ],
    [{ mode: 'RTC' }, { min: 200, max: 1000, start: 553 }],
    [
      { mode: 'RTC', minBitrate: 700 },
      { min: 700, max: 1000, start: 700 },
    ],
    [
      { mode: 'RTC', minBitrate: 900, maxBitrate: 300 },
      { min: 900, max: 900, start: 900 },
    ],
    [
      { mode: 'RTC', minBitrate: -1, maxBitrate: NaN },
      { min: 200, max: 1000, start: 553 },
    ],
  ])('bitrates of %j', (own, range) => expect(bitrateRange(props(own))).toEqual(range))

  test('sound', () => {
    expect(soundFormat(props({}))).toEqual({ sampleRate: 48_000, channels: 2, bitrate: 64 })
    expect(soundFormat(props({ audioQuality: 'low' }))).toEqual({
      sampleRate: 16_000,
      channels: 1,
      bitrate: 24,
    })
  })
})

describe('looks', () => {
  test('nothing asked for changes nothing', () => {
    expect(looksOf(props({}))).toEqual({ soften: 0, brighten: 0, filter: 'none', tint: '' })
  })

  test('more is more, up to the most; the newer attributes count as well', () => {
    const soften = (own: Partial<PusherProps>): number => looksOf(props(own)).soften
    expect(soften({ beauty: 6.3 })).toBeGreaterThan(soften({ beauty: 3 }))
    expect(soften({ beauty: 10 })).toBe(soften({ beauty: 9 }))
    expect(soften({ skinSmoothness: 1, customEffect: true })).toBe(soften({ beauty: 9 }))
    expect(soften({ skinSmoothness: 1 })).toBe(0)
    expect(soften({ beauty: 9, beautyStyle: 'nature' })).toBeLessThan(soften({ beauty: 9 }))
    expect(soften({ beauty: NaN })).toBe(0)
    expect(looksOf(props({ whiteness: 9 })).brighten).toBeGreaterThan(0.3)
    expect(looksOf(props({ filter: 'nostalgia' })).filter).toContain('sepia')
    expect(looksOf(props({ filter: 'nonsense' })).filter).toBe('none')
  })
})

test.each([
  ['rtmp://push.example.com/live/a?txSecret=1&txTime=2', 'ws://127.0.0.1:9/live/a.flv?txSecret=1&txTime=2'],
  [' RTMPS://h/app/b ', 'ws://127.0.0.1:9/app/b.flv'],
  ['http://h/live/a.flv', undefined],
  ['https://h/live/a.flv', undefined],
  ['webrtc://h/live/a', undefined],
  ['rtmp://h/live', undefined],
  ['rtmp://', undefined],
  ['', undefined],
])('%j is pushed to %p', (url, address) => expect(pushAddress(url, 'http://127.0.0.1:9')).toBe(address))

describe('the bitrate', () => {
  const range = { min: 200, max: 1000, start: 600 }

  test('falls with a backlog, not below the least, and rises slowly, not above the most', () => {
    const control = new BitrateControl(range)
    control.sample(800)
    expect(control.kbps).toBe(420)
    for (let i = 0; i < 9; i++) control.sample(800)
    expect(control.kbps).toBe(200)
    for (let i = 0; i < 3; i++) control.sample(0)
    expect(control.kbps).toBe(200)
    control.sample(0)
    expect(control.kbps).toBe(230)
    for (let i = 0; i < 100; i++) control.sample(0)
    expect(control.kbps).toBe(1000)
  })

  test('a small backlog leaves it alone', () => {
    const control = new BitrateControl(range)
    for (let i = 0; i < 20; i++) control.sample(200)
    expect(control.kbps).toBe(600)
  })

  test('new limits', () => {
    const control = new BitrateControl(range)
    control.setRange({ min: 700, max: 900, start: 800 })
    expect(control.kbps).toBe(700)
    control.setRange({ min: 1600, max: 1600, start: 1600 })
    expect(control.kbps).toBe(1600)
    for (let i = 0; i < 20; i++) control.sample(5000)
    expect(control.kbps).toBe(1600)
  })
})

describe('the FLV stream', () => {
  const picture: PictureFormat = { width: 360, height: 640, fps: 15 }
  const facts = { picture, sound: soundFormat(props({})), videoBitrate: 600 }
  const bytes = (value: number): Uint8Array => Uint8Array.of(value)

  function connected(stream: FlvStream): { tags: () => ReturnType<FlvReader['push']> } {
    const chunks: Uint8Array[] = []
    stream.open((chunk) => chunks.push(chunk))
    return {
      tags: () => {
        const reader = new FlvReader()
        return chunks.flatMap((chunk) => reader.push(chunk))
      },
    }
  }

  test('begins with a key frame once the sound is known, at the time 0', () => {
    const stream = new FlvStream(facts)
    const { tags } = connected(stream)
    expect(stream.wantsKeyFrame).toBe(false)
    stream.videoConfig(bytes(1))
    stream.videoFrame(bytes(2), 1000, true)
    stream.audioConfig(bytes(3))
    expect(stream.wantsKeyFrame).toBe(true)
    stream.videoFrame(bytes(4), 1066, false)
    stream.audioFrame(bytes(5), 1100)
    expect(stream.flows).toBe(false)
    stream.videoFrame(bytes(6), 1133, true)
    stream.audioFrame(bytes(7), 1120)
    stream.audioFrame(bytes(8), 1140)
    stream.videoFrame(bytes(9), 1200, false)
    expect(stream.flows).toBe(true)
    expect(stream.wantsKeyFrame).toBe(false)
    const heard = tags()
    expect(heard.map(({ type, timestamp }) => [type, timestamp])).toEqual([
      [SCRIPT, 0],
      [VIDEO, 0],
      [AUDIO, 0],
      [VIDEO, 0],
      [AUDIO, 7],
      [VIDEO, 67],
    ])
    expect(heard.map(isConfig)).toEqual([false, true, true, false, false, false])
    expect(heard.map(isKeyFrame)).toEqual([false, false, false, true, false, false])
  })

  test('every connection begins anew, and time never goes back', () => {
    const stream = new FlvStream(facts)
    stream.videoConfig(bytes(1))
    stream.audioConfig(bytes(2))
    stream.videoFrame(bytes(3), 0, true)
    const first = connected(stream)
    stream.videoFrame(bytes(4), 100, true)
    stream.shut()
    stream.videoFrame(bytes(5), 200, true)
    expect(first.tags()).toHaveLength(4)
    const second = connected(stream)
    stream.videoFrame(bytes(6), 5000, false)
    stream.videoFrame(bytes(7), 5100, true)
    stream.videoFrame(bytes(8), 5090, false)
    stream.videoFrame(bytes(9), 5200, false)
    expect(second.tags().map(({ timestamp }) => timestamp)).toEqual([0, 0, 0, 0, 0, 100])
  })

  test('a new size is told in the middle', () => {
    const stream = new FlvStream(facts)
    stream.videoConfig(bytes(1))
    stream.audioConfig(bytes(2))
    const { tags } = connected(stream)
    stream.videoFrame(bytes(3), 0, true)
    stream.describe({ ...facts, picture: { ...picture, width: 640 } })
    stream.videoConfig(bytes(4))
    expect(
      tags()
        .slice(-2)
        .map((tag) => [tag.type, isConfig(tag)]),
    ).toEqual([
      [SCRIPT, false],
      [VIDEO, true],
    ])
  })
})

describe("the sound's clock", () => {
  const RATE = 48_000
  const MS = (BLOCK / RATE) * 1000

  /** Lets blocks come at the given times; gives how far the sound then ends before `now`. */
  function run(clock: SoundClock, times: number[]): { taken: number; last: number } {
    let taken = 0
    let last = 0
    const take = (): void => {
      last = clock.take()
      taken++
    }
    for (const now of times) {
      for (let i = clock.missing(now); i > 0; i--) take()
      const what = clock.arrived(now)
      if (what === 'silence-first') take()
      if (what !== 'drop') take()
    }
    return { taken, last }
  }
  const steady = (from: number, count: number, jitter = 0): number[] =>
    Array.from({ length: count }, (_, i) => from + (i + 1) * MS + (i % 3) * jitter)

  test('blocks that come evenly, or a little unevenly, are all taken', () => {
    expect(run(new SoundClock(RATE, 0), steady(0, 500)).taken).toBe(500)
    expect(run(new SoundClock(RATE, 0), steady(0, 500, 40)).taken).toBe(500)
  })

  test('no sound for ten seconds becomes silence, and what comes then stands at its time', () => {
    const clock = new SoundClock(RATE, 0)
    const { last } = run(clock, [10_000, ...steady(10_000, 200)])
    const end = 10_000 + 200 * MS
    expect(Math.abs(end - clock.wall(last))).toBeLessThan(200)
  })

  test('blocks held up for a second and then handed over at once do not put the sound off for good', () => {
    const clock = new SoundClock(RATE, 0)
    const burst = Array.from({ length: 47 }, () => 3000)
    const { last } = run(clock, [...steady(0, 94), ...burst, ...steady(3000, 400)])
    const end = 3000 + 400 * MS
    expect(Math.abs(end - clock.wall(last))).toBeLessThan(120)
  })

  test('a device that counts samples a little slowly is caught up with', () => {
    const clock = new SoundClock(RATE, 0)
    const times = Array.from({ length: 5000 }, (_, i) => (i + 1) * MS * 1.01)
    const { last } = run(clock, times)
    expect(Math.abs((times.at(-1) ?? 0) - clock.wall(last))).toBeLessThan(220)
  })
})

test('figures: rates, pictures, key frames, and what left the socket', () => {
  const meter = new PushMeter(0)
  meter.sized(360, 640)
  for (let i = 0; i < 30; i++) meter.video(i % 15 === 0 ? 5000 : 1000, i % 15 === 0, i * 66, i * 66 + 20)
  for (let i = 0; i < 90; i++) meter.audio(160)
  const figures = meter.sample({ connected: true, handed: 55_000, waiting: 5000 }, 2000)
  expect(figures).toEqual({
    videoBitrate: 152,
    audioBitrate: 58,
    videoFPS: 15,
    videoGOP: 1,
    netSpeed: 200,
    netJitter: 0,
    netQualityLevel: 1,
    videoWidth: 360,
    videoHeight: 640,
    videoCache: 190,
    audioCache: 190,
  })
  const silent = meter.sample({ connected: false, handed: 55_000, waiting: 0 }, 4000)
  expect(silent).toMatchObject({ videoBitrate: 0, videoFPS: 0, netSpeed: 20, netQualityLevel: 6 })
})

test("the test card's squares tell how old a picture is, also when they start again", () => {
  expect(ageOfCode(100, 1340)).toBe(340)
  expect(ageOfCode(1020, 10_240 + 50)).toBe(90)
})
