/** The sample's measures. Every movement in it has a whole number of rounds per loop, so that the joint cannot be seen. */

export const WIDTH = 540
export const HEIGHT = 960
export const FPS = 25
/** 24 s are 600 pictures and, at 48 kHz, exactly 1125 AAC frames: sound and picture meet at the joint without a gap. */
export const LOOP_SECONDS = 24
export const FRAMES = LOOP_SECONDS * FPS
export const KEY_FRAME_SECONDS = 1.6

export const SAMPLE_RATE = 48_000
export const AAC_FRAME_LENGTH = 1024
export const AAC_FRAMES = (LOOP_SECONDS * SAMPLE_RATE) / AAC_FRAME_LENGTH

/** A wave between -1 and 1 that goes round `rounds` times (a whole number) in one loop. */
export function wave(seconds: number, rounds: number, phase = 0): number {
  return Math.sin(2 * Math.PI * ((seconds / LOOP_SECONDS) * rounds + phase))
}

/** The same number between 0 and 1 for the same seed: the scene is scattered, but every run draws it alike. */
export function scattered(seed: number): number {
  const x = Math.sin(seed * 127.1 + 311.7) * 43758.5453
  return x - Math.floor(x)
}
