/** What the preview's process and the media server's thread say to each other. */

/** How a stream is interrupted: its publisher goes, or stays and sends nothing more. */
export type Cut = 'end' | 'silence'

export interface StreamInfo {
  /** app/stream */
  name: string
  viewers: number
}

export interface WorkerOptions {
  httpPort: number
  rtmpPort: number
  /** Names (app/stream) under which the sample is published. */
  samples: string[]
  sampleFile: string
}

export type Command =
  { method: 'cut'; name: string; how: Cut } | { method: 'restore'; name: string } | { method: 'streams' }

/** To the thread. */
export type Question = Command & { id: number }

/** From the thread. */
export type Report =
  | { kind: 'ready' }
  | { kind: 'log'; line: string }
  | { kind: 'answer'; id: number; streams?: StreamInfo[]; error?: string }
