/** What the player reports: its events, the network's figures, the meaning of a code, a picture taken. */

/**
 * `e.detail` of PlayEvent. Tag 'error' is the plugin's own (code -1: the whitelist refused), 'reconnect' as well: it tries again by
 * itself; 'playEvent' carries a native code.
 */
export type PlayEventDetail = {
  tag: 'playEvent' | 'error' | 'reconnect'
  code: number
  detail: unknown
  /** Tags 'error' and 'reconnect' only: why, as a stable word, e.g. 'not-registered', 'unreachable' or 'network-lost'. */
  reason?: string
}

/** `e.detail` of NetStatus. Bitrates and speed in kbit/s, caches and jitter in ms, GOP in s; a phone may leave any of them out. */
export type NetInfo = {
  videoBitrate?: number
  audioBitrate?: number
  videoFPS?: number | string
  videoGOP?: number
  netSpeed?: number
  netJitter?: number
  /** 0 unknown, 1 best … 6 unusable. */
  netQualityLevel?: number
  videoWidth?: number | string
  videoHeight?: number | string
  videoCache?: number
  audioCache?: number
}

/** `e.detail` of fullscreenChangeEvent; some systems write the flag as a string. */
export type FullScreenDetail = {
  direction: string
  fullScreen: boolean | string
}

export type CodeKind = 'progress' | 'warning' | 'retrying' | 'final'

export interface CodeMeaning {
  code: number
  name: string
  /** Meaning in Chinese. */
  zh: string
  kind: CodeKind
  /** What to do about it, in Chinese; only where there is something to do. */
  advice?: string
}

export interface Snapshot {
  tempImagePath: string
  width: number | string
  height: number | string
}
