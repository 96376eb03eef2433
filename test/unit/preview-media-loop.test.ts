/** The sample as an endless stream: times that only grow, whatever the machine does meanwhile. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  aacConfig,
  aacFrame,
  avcConfig,
  avcFrame,
  flvHeader,
  isConfig,
  isKeyFrame,
  metaData,
  VIDEO,
} from '../../preview/media/flv'
import { FlvReader } from '../../preview/media/flv-reader'
import { LoopTimeline, readLoopFile } from '../../preview/services/loop'

const header = flvHeader({ audio: true, video: true })

/** Four pictures and four sounds, 160 ms. */
const file = readLoopFile(
  Buffer.concat([
    header,
    metaData({}),
    avcConfig(0, new Uint8Array(4)),
    aacConfig(0, new Uint8Array(2)),
    ...[0, 40, 80, 120].flatMap((time) => [
      aacFrame(time, Uint8Array.of(time)),
      avcFrame(time, Uint8Array.of(time), time === 0),
    ]),
  ]),
)

function times(tags: Uint8Array[]): number[] {
  return new FlvReader().push(Buffer.concat([header, ...tags])).map((tag) => tag.timestamp)
}

test('the head holds metadata and configurations, the loop only moments', () => {
  expect(new FlvReader().push(file.head)).toHaveLength(3)
  expect(file.moments.some(isConfig)).toBe(false)
  expect(file.duration).toBe(160)
})

test('gives what is due, once', () => {
  const timeline = new LoopTimeline(file, 1000)
  expect(times(timeline.due(999))).toEqual([])
  expect(times(timeline.due(1040))).toEqual([0, 0, 40, 40])
  expect(times(timeline.due(1040))).toEqual([])
  expect(times(timeline.due(1090))).toEqual([80, 80])
})

test('times go on growing over the joint of the loop', () => {
  const timeline = new LoopTimeline(file, 0)
  const all: number[] = []
  for (let now = 0; now <= 1000; now += 37) all.push(...times(timeline.due(now)))
  expect(all).toEqual([...all].sort((a, b) => a - b))
  expect(new Set(all).size).toBe(25)
  expect(all.at(-1)).toBe(960)
})

test('after a sleep the stream goes on where it was instead of sending hours in one go', () => {
  const timeline = new LoopTimeline(file, 0)
  timeline.due(40)
  expect(times(timeline.due(3_600_000))).toEqual([80, 80])
  expect(times(timeline.due(3_600_040))).toEqual([120, 120])
})

test('a busy machine catches up', () => {
  const timeline = new LoopTimeline(file, 0)
  timeline.due(40)
  expect(times(timeline.due(1040)).at(-1)).toBe(1040)
})

test('ends before the 32-bit time turns negative', () => {
  const timeline = new LoopTimeline(file, 0, 200)
  expect(timeline.ended).toBe(false)
  expect(times(timeline.due(1000)).at(-1)).toBe(200)
  expect(timeline.ended).toBe(true)
  expect(times(timeline.due(2000))).toEqual([])
})

test('a file without picture and sound is refused in words', () => {
  expect(() => readLoopFile(Buffer.concat([header, metaData({})]))).toThrow('no picture and no sound')
})

describe('the sample in the repository', () => {
  const path = resolve(__dirname, '../../preview/sample/sample.flv')
  const sample = readLoopFile(readFileSync(path))
  const pictures = sample.moments.filter((tag) => tag.type === VIDEO)

  test('is small enough for a repository', () => {
    expect(statSync(path).size).toBeLessThan(2_500_000)
  })

  test('loops without a gap: 24 s of 25 pictures and of whole AAC frames', () => {
    expect(sample.duration).toBe(24_000)
    expect(pictures).toHaveLength(600)
    expect(sample.moments.length - pictures.length).toBe(1125)
  })

  test('lets viewers in fast: a key frame at the joint and at least every two seconds', () => {
    const keys = pictures.filter(isKeyFrame).map((tag) => tag.timestamp)
    expect(keys[0]).toBe(0)
    const gaps = [...keys.slice(1), sample.duration].map((time, i) => time - (keys[i] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2000)
  })
})
