/** Waits for a call of a handle; a failure is told in a toast and kept in the page's list of events. */
import type { LogEntry } from './components/event-log/event-list'
import { clock, wordsOf } from './words'

/** What a page lends. */
export interface Teller {
  /** The page has gone: an answer that comes now passes. */
  isGone: () => boolean
  log: (entry: Omit<LogEntry, 'key'>) => void
}

/** `words`: what the toast says of a failure, where that is more than that it failed. */
export function attempt<Result>(
  teller: Teller,
  what: string,
  call: Promise<Result>,
  then?: (result: Result) => void,
  words?: string,
): void {
  call.then(
    (result) => {
      if (then && !teller.isGone()) then(result)
    },
    (error: unknown) => tellFailure(teller, what, error, words),
  )
}

export function tellFailure(teller: Teller, what: string, error: unknown, words = `${what}没有成功`): void {
  if (teller.isGone()) return
  teller.log({
    time: clock(Date.now()),
    code: '',
    zh: `${what}没有成功`,
    kind: 'warning',
    message: wordsOf(error),
    times: 1,
  })
  toast(words)
}

/** For calls whose failure an event tells as well, or that concern a page which is gone. */
export function toldElsewhere(): void {
  // Nothing is left to say.
}

export function toast(words: string): void {
  void wx.showToast({ title: words, icon: 'none' })
}
