/** The FLV container: what is written can be read again, in pieces of any size. */
import * as fc from 'fast-check'
import {
  aacConfig,
  aacFrame,
  AUDIO,
  avcConfig,
  avcEnd,
  avcFrame,
  flvHeader,
  flvTag,
  isConfig,
  isEnd,
  isKeyFrame,
  metaData,
  SCRIPT,
  VIDEO,
  type FlvTag,
} from '../../preview/media/flv'
import { FlvReader } from '../../preview/media/flv-reader'

const header = flvHeader({ audio: true, video: true })

function read(...parts: Uint8Array[]): FlvTag[] {
  return new FlvReader().push(Buffer.concat([header, ...parts]))
}

function only(bytes: Uint8Array): FlvTag {
  const [tag] = read(bytes)
  if (tag === undefined) throw new Error('no tag came out')
  return tag
}

test.each([
  [
    'a decoder configuration',
    avcConfig(0, Uint8Array.of(1, 2)),
    VIDEO,
    { config: true, key: false, end: false },
  ],
  ['a key frame', avcFrame(40, Uint8Array.of(1), true), VIDEO, { config: false, key: true, end: false }],
  ['another frame', avcFrame(80, Uint8Array.of(1), false), VIDEO, { config: false, key: false, end: false }],
  ['the end of the stream', avcEnd(90), VIDEO, { config: false, key: false, end: true }],
  [
    'the sound configuration',
    aacConfig(0, Uint8Array.of(1)),
    AUDIO,
    { config: true, key: false, end: false },
  ],
  ['sound', aacFrame(21, Uint8Array.of(1)), AUDIO, { config: false, key: false, end: false }],
  ['metadata', metaData({ width: 540 }), SCRIPT, { config: false, key: false, end: false }],
])('%s is recognised', (_name, bytes, type, kinds) => {
  const tag = only(bytes)
  expect(tag.type).toBe(type)
  expect({ config: isConfig(tag), key: isKeyFrame(tag), end: isEnd(tag) }).toEqual(kinds)
})

test.each([0, 1, 0xffffff, 0x1000000, 0x7fffffff, 0xfffffffe])(
  'time %i ms comes back as it was',
  (timestamp) => {
    expect(only(flvTag(VIDEO, timestamp, [1])).timestamp).toBe(timestamp)
  },
)

test('metadata carries numbers, booleans and texts', () => {
  const text = Buffer.from(only(metaData({ width: 540, stereo: true, name: '样片' })).data).toString('utf8')
  for (const word of ['onMetaData', 'width', 'stereo', 'name', '样片']) expect(text).toContain(word)
})

test('a stream cut into any pieces gives the same tags', () => {
  const stream = Buffer.concat([
    header,
    metaData({ width: 540 }),
    avcConfig(0, new Uint8Array(40)),
    avcFrame(0, new Uint8Array(900).fill(7), true),
    aacFrame(21, new Uint8Array(60).fill(9)),
    avcFrame(40, new Uint8Array(300).fill(8), false),
  ])
  const whole = new FlvReader().push(stream)
  expect(whole).toHaveLength(5)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (sizes) => {
      const reader = new FlvReader()
      const tags: FlvTag[] = []
      for (let from = 0, i = 0; from < stream.length; i++) {
        const size = sizes[i % sizes.length] ?? 1
        tags.push(...reader.push(stream.subarray(from, from + size)))
        from += size
      }
      expect(tags).toEqual(whole)
    }),
  )
})

test.each([
  ['something else', Buffer.from('<html>not a stream</html>'), 'does not begin with "FLV"'],
  ['wrong sizes', Buffer.concat([header, flvTag(VIDEO, 0, [1, 2, 3]).fill(0, 14)]), 'sizes do not fit'],
])('%s is refused in words', (_name, bytes, words) => {
  expect(() => new FlvReader().push(bytes)).toThrow(words)
})
