/** Which native codes live-player gives for what happens to connection and picture. */
import * as fc from 'fast-check'
import {
  PlayCodes,
  RETRIES,
  RETRY_AFTER_MS,
  type Loss,
} from '../../preview/browser/tags/live-player/play-codes'

let now = 0
let codes: PlayCodes

beforeEach(() => {
  now = 0
  codes = new PlayCodes(() => now)
  codes.started()
})

const numbers = (changes: { code: number }[]): number[] => changes.map(({ code }) => code)

function play(): number[] {
  return numbers([...codes.dataArrived(), ...codes.decoderReady(540, 960), ...codes.framePresented()])
}

test('a stream that comes: connected, pulling, decoder, resolution, first frame, playing', () => {
  expect(play()).toEqual([2001, 2002, 2008, 2009, 2003, 2004])
})

test('each of them comes once per connection, whatever the browser repeats', () => {
  play()
  expect(play()).toEqual([])
  expect(numbers(codes.moving())).toEqual([])
})

test('sound without a picture plays too', () => {
  expect(numbers(codes.decoderReady(0, 0))).toEqual([2008])
  expect(numbers(codes.moving())).toEqual([2004])
})

test('another size of the picture is told, with the size in words', () => {
  play()
  expect(codes.decoderReady(960, 540)).toEqual([{ code: 2009, message: 'Video resolution: 960x540' }])
})

test.each([
  ['short', 400, [2004]],
  ['long', 2500, [2105, 2004]],
])('a %s gap: buffering, then playing again', (_name, ms, expected) => {
  play()
  expect(numbers(codes.waiting())).toEqual([2007])
  expect(numbers(codes.waiting())).toEqual([])
  now += ms
  expect(numbers(codes.moving())).toEqual(expected)
})

test('before the first frame nothing is called buffering', () => {
  codes.dataArrived()
  expect(codes.waiting()).toEqual([])
})

test.each<[Loss, number[]]>([
  ['connect', [3002, 2103]],
  ['refused', [3003, 2103]],
  ['closed', [2103]],
  ['broken', [3005, 2103]],
  ['stalled', [2103]],
  ['video-decoding', [2101, 2103]],
  ['audio-decoding', [2102, 2103]],
])('lost by %s: %j', (loss, expected) => {
  const verdict = codes.lost(loss, 'why')
  expect(numbers(verdict.codes)).toEqual(expected)
  expect(verdict.next).toEqual({ kind: 'retry', afterMs: RETRY_AFTER_MS })
})

test('three retries at most, then it gives up', () => {
  const seen: number[] = []
  for (let i = 0; i <= RETRIES; i++) {
    codes.connecting()
    const verdict = codes.lost('closed')
    seen.push(...numbers(verdict.codes))
    expect(verdict.next.kind).toBe(i < RETRIES ? 'retry' : 'stop')
  }
  expect(seen).toEqual([2103, 2103, 2103, -2301])
})

test('a retry that brings a picture back counts afresh, and an unchanged size is not told again', () => {
  play()
  codes.lost('closed')
  codes.lost('closed')
  codes.connecting()
  expect(play()).toEqual([2001, 2002, 2008, 2003, 2004])
  expect(codes.lost('closed').codes[0]?.message).toContain('Retry 1 of 3')
})

test('data without a picture does not count as a success', () => {
  for (let i = 0; i < RETRIES; i++) {
    codes.connecting()
    codes.dataArrived()
    codes.lost('stalled')
  }
  expect(codes.lost('stalled').next.kind).toBe('stop')
})

test('the end of the stream is told as such', () => {
  play()
  expect(numbers(codes.ended())).toEqual([2006])
})

test('what no retry can mend ends at once', () => {
  expect(numbers(codes.impossible('no MSE'))).toEqual([3002, -2301])
})

/** The codes of any list of happenings, until the player gives up. */
function codesOf(list: ('data' | 'decoder' | 'frame' | 'moving' | 'waiting' | 'lost')[]): number[] {
  const seen: number[] = []
  for (const happening of list) {
    now += 100
    if (happening === 'lost') {
      const { codes: changes, next } = codes.lost('broken', 'x')
      seen.push(...numbers(changes))
      if (next.kind === 'stop') break
      codes.connecting()
      continue
    }
    const changes = {
      data: () => codes.dataArrived(),
      decoder: () => codes.decoderReady(540, 960),
      frame: () => codes.framePresented(),
      moving: () => codes.moving(),
      waiting: () => codes.waiting(),
    }[happening]()
    seen.push(...numbers(changes))
  }
  return seen
}

test('whatever happens, in any order: at most three 2103 running, -2301 after the third only and as the last of all', () => {
  const happenings = fc.constantFrom('data', 'decoder', 'frame', 'moving', 'waiting', 'lost')
  fc.assert(
    fc.property(fc.array(happenings, { maxLength: 60 }), (list) => {
      codes = new PlayCodes(() => now)
      codes.started()
      const seen = codesOf(list)
      const tries = seen.filter((code) => [2103, 2004, -2301].includes(code)).join(' ')
      expect(tries).not.toContain('2103 2103 2103 2103')
      expect(tries.replace(/2103 2103 2103 -2301$/, '')).not.toContain('-2301')
    }),
  )
})
