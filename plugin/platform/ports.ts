/** The small interfaces through which the platform is handed to the pure rooms; this file calls nothing. */

/** Runs `callback` after `ms`; gives the function that cancels it. */
export type SetTimer = (callback: () => void, ms: number) => () => void

/** status: HTTP's; 0 = no answer at all. `body`: parsed JSON where it is JSON, else the text. */
export interface HttpAnswer {
  status: number
  body: unknown
  /** Why there was no answer. */
  error?: string
  /** When it was answered by the server's own clock, ms since 1970; undefined where it does not say. */
  date?: number
}

/** One place in the storage. Neither throws. */
export interface StoragePort {
  /** Whatever lies there; undefined = nothing, or not to be read. */
  read(): unknown
  /** null takes it away. */
  write(value: unknown): void
}

/** The phone's network while somebody cares. */
export interface NetworkWatch {
  /** undefined = not known yet, or the phone does not tell. */
  readonly connected: boolean | undefined
  end(): void
}
