/** The background music: what it does, how far it is, how loud; and what a report of the pusher makes of it. Pure. */
import type { MusicProgress } from '../../push-events'

export interface Music {
  state: 'stopped' | 'playing' | 'paused'
  /** ms */
  progress: number
  /** ms; 0 = not known yet. */
  duration: number
  /** 0 – 100 */
  volume: number
  micVolume: number
  /** Begins again at its end. */
  loop: boolean
}

export const tune = { title: '回家的路', note: '轻轻的一段，11 秒，可循环', url: '/audio/walk-home.mp3' }

export const noMusic: Music = {
  state: 'stopped',
  progress: 0,
  duration: 0,
  volume: 60,
  micVolume: 100,
  loop: true,
}

export function stopped(music: Music): Music {
  return { ...music, state: 'stopped', progress: 0 }
}

/** A report that comes after the stop changes nothing. */
export function withProgress(music: Music, { progress, duration }: MusicProgress): Music {
  if (music.state === 'stopped') return music
  return { ...music, progress: progress || 0, duration: duration || music.duration }
}

/** A slider's percent as the pusher takes a volume: 0 – 1. */
export function shareOf(percent: number): number {
  return Math.round(percent) / 100
}
