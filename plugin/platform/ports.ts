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
