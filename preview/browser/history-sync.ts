/** Keeps the browser's address and its back button in step with the page stack: `#/pages/a/a?x=1` ↔ the page on top. */
import { hashOf, urlFromHash } from './url'

interface EntryState {
  /** Entries of another session have no page in the stack any more. */
  session: string
  /** Place in the stack. */
  index: number
  /** The page's address as the mini-program wrote it; the browser's hash has it percent-encoded. */
  full: string
}

export interface HistoryHooks {
  /** The browser's back: so many pages leave the stack. */
  back(delta: number): void
  /** The browser's forward, or an entry that belongs to an earlier stack. */
  open(url: string, how: 'push' | 'restart'): void
}

/** `history.go` answers in its own time; after this long it is taken as done. */
const GO_LIMIT_MS = 1000

export class HistorySync {
  private session = newSession()
  private index = 0
  private queue: Promise<void> = Promise.resolve()
  private waitingForGo: (() => void) | undefined
  private readonly stop = new AbortController()

  constructor(private readonly hooks: HistoryHooks) {
    window.addEventListener('popstate', (event) => this.onPop(event.state as EntryState | null), {
      signal: this.stop.signal,
    })
  }

  /** The address the page was opened with, or undefined for the mini-program's own first page. */
  initialUrl(): string | undefined {
    const url = urlFromHash(location.hash)
    const state = history.state as EntryState | null
    if (url !== undefined && state?.full !== undefined && sameHash(state.full)) return `/${state.full}`
    return url
  }

  push(full: string): void {
    this.index += 1
    this.write('push', full)
  }

  replace(full: string): void {
    this.write('replace', full)
  }

  /** A new stack begins with this page; what the back button finds below it belongs to the old one. */
  restart(full: string): void {
    this.session = newSession()
    this.index = 0
    this.write('replace', full)
  }

  back(delta: number): void {
    this.index -= delta
    this.run(
      () =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, GO_LIMIT_MS)
          this.waitingForGo = () => {
            clearTimeout(timer)
            resolve()
          }
          history.go(-delta)
        }),
    )
  }

  close(): void {
    this.stop.abort()
  }

  private write(how: 'push' | 'replace', full: string): void {
    const state: EntryState = { session: this.session, index: this.index, full }
    this.run(() => {
      if (how === 'push') history.pushState(state, '', hashOf(full))
      else history.replaceState(state, '', hashOf(full))
    })
  }

  private run(step: () => void | Promise<void>): void {
    this.queue = this.queue.then(step)
  }

  private onPop(state: EntryState | null): void {
    if (this.waitingForGo) {
      const done = this.waitingForGo
      this.waitingForGo = undefined
      done()
      return
    }
    const url = state ? `/${state.full}` : urlFromHash(location.hash)
    if (state?.session === this.session && state.index < this.index) {
      const delta = this.index - state.index
      this.index = state.index
      this.hooks.back(delta)
    } else if (state?.session === this.session && url !== undefined) {
      this.index = state.index
      this.hooks.open(url, 'push')
    } else {
      this.hooks.open(url ?? '', 'restart')
    }
  }
}

function newSession(): string {
  return Math.random().toString(36).slice(2)
}

/** Whether the address still shows that page; the browser encodes some of its characters. */
function sameHash(full: string): boolean {
  return new URL(hashOf(full), location.href).hash === location.hash
}
