/** The sample's sound: a soft tune over four chords and a tick every second, so that one hears both that it runs and how late. */
import { LOOP_SECONDS, SAMPLE_RATE } from './timing'

const BEAT = 0.75
const SAMPLES = LOOP_SECONDS * SAMPLE_RATE

/** Semitones above C4; one bar of four beats each, twice per loop. */
const CHORDS = [
  [0, 4, 7, 11],
  [-3, 0, 4, 7],
  [-7, -3, 0, 4],
  [-5, -1, 2, 5],
]
/** [beat, semitone] of the tune's eight bars. */
const TUNE: [number, number][] = [
  [0, 16], [1.5, 14], [2, 12], [3, 7],
  [4, 12], [5.5, 9], [6, 7], [7, 4],
  [8, 9], [9, 12], [10, 14], [11, 16],
  [12, 14], [14, 11],
  [16, 16], [17.5, 19], [18, 16], [19, 14],
  [20, 12], [21.5, 14], [22, 16], [23, 9],
  [24, 12], [25, 9], [26, 7], [27, 4],
  [28, 7], [30, 11], [31, 14],
] // prettier-ignore

/** Left and right channel of one loop. What rings beyond its end goes on at its beginning, so the joint is not heard. */
export function renderLoop(): [Float32Array, Float32Array] {
  const left = new Float32Array(SAMPLES)
  const right = new Float32Array(SAMPLES)
  for (let bar = 0; bar < 8; bar++) {
    for (const [i, semitone] of (CHORDS[bar % 4] ?? []).entries()) {
      pad(i % 2 === 0 ? left : right, bar * 4 * BEAT, semitone - 12)
      pluck(left, right, (bar * 4 + i) * BEAT + BEAT / 2, semitone, 0.07, i % 2 === 0 ? 0.3 : 0.7)
    }
  }
  for (const [beat, semitone] of TUNE) pluck(left, right, beat * BEAT, semitone, 0.16, 0.5)
  for (let second = 0; second < LOOP_SECONDS; second++) tick(left, right, second)
  return [left, right]
}

function frequency(semitone: number): number {
  return 261.63 * 2 ** (semitone / 12)
}

/** A struck bar, as of a marimba: the overtones die away sooner than the tone. */
function pluck(
  left: Float32Array,
  right: Float32Array,
  at: number,
  semitone: number,
  loudness: number,
  side: number,
): void {
  add(at, 1.6, (t, i) => {
    const turn = 2 * Math.PI * frequency(semitone) * t
    const tone =
      Math.sin(turn) * Math.exp(-3.2 * t) +
      0.3 * Math.sin(turn * 4) * Math.exp(-11 * t) +
      0.12 * Math.sin(turn * 9.2) * Math.exp(-26 * t)
    const value = loudness * tone * Math.min(1, t / 0.004)
    left[i] = (left[i] ?? 0) + value * (1 - side) * 1.6
    right[i] = (right[i] ?? 0) + value * side * 1.6
  })
}

/** A quiet chord tone under one bar. */
function pad(channel: Float32Array, at: number, semitone: number): void {
  const length = 4 * BEAT
  add(at, length + 0.5, (t, i) => {
    const swell = Math.min(1, t / 0.6) * Math.min(1, Math.max(0, (length + 0.5 - t) / 0.7))
    const turn = 2 * Math.PI * frequency(semitone) * t
    channel[i] = (channel[i] ?? 0) + 0.035 * swell * (Math.sin(turn) + 0.35 * Math.sin(turn * 2 + 0.5))
  })
}

function tick(left: Float32Array, right: Float32Array, second: number): void {
  const pitch = second % 4 === 0 ? 2640 : 1980
  add(second, 0.05, (t, i) => {
    const value = 0.09 * Math.sin(2 * Math.PI * pitch * t) * Math.exp(-110 * t)
    left[i] = (left[i] ?? 0) + value
    right[i] = (right[i] ?? 0) + value
  })
}

function add(at: number, length: number, put: (t: number, index: number) => void): void {
  const start = Math.round(at * SAMPLE_RATE)
  for (let n = 0; n < length * SAMPLE_RATE; n++) put(n / SAMPLE_RATE, (start + n) % SAMPLES)
}
