/**
 * The way to one document: a request, a few quick tries when it gets no answer, then slower ones for as long as somebody waits, and at
 * once when the network returns.
 */
import type { Asker, Found, Lookup, NoAnswer, RegistryPlatform, RegistrySettings } from './lookup'

export interface FlightEnds {
  /** One request. `read` looks at its answer, and is called only where that still counts. */
  fetch(done: (read: () => Lookup) => void): void
  /** It has been answered, or nobody waits any more. */
  over(): void
}

interface Waiting {
  readonly asker: Asker
  /** A document from before that allows, in place of no answer. */
  readonly known: Found | null
  told: boolean
  /** It has left. */
  gone: boolean
  cancelPatience: () => void
}

const nothing = (): void => undefined

export class Flight {
  private waiting: Waiting[] = []
  private requesting = false
  /** Number of the newest request: what an older one brings late does not count. */
  private newest = 0
  /** Requests without an answer since the last fresh beginning. */
  private failures = 0
  private cancelTimer = nothing
  private stopListening: (() => void) | null = null

  constructor(
    private readonly platform: RegistryPlatform,
    private readonly settings: RegistrySettings,
    private readonly ends: FlightEnds,
  ) {}

  /** Gives the function that leaves again. */
  join(asker: Asker, known: Found | null): () => void {
    const one: Waiting = { asker, known, told: false, gone: false, cancelPatience: nothing }
    this.waiting.push(one)
    if (known && this.failures > 0) this.tell(one, known)
    else if (known) {
      one.cancelPatience = this.platform.setTimer(
        () => this.tell(one, known),
        this.settings.knownDocumentWaitMs,
      )
    }
    // Whoever asks while the tries have become slow gets a quick one.
    if (!this.requesting && (this.failures === 0 || this.isSlow())) this.begin()
    return () => this.leave(one)
  }

  private leave(one: Waiting): void {
    one.gone = true
    one.cancelPatience()
    this.waiting = this.waiting.filter((other) => other !== one)
    if (this.waiting.length === 0 && !this.requesting) this.end()
  }

  private isSlow(): boolean {
    return this.failures > this.settings.registryRetryMs.length
  }

  private begin(): void {
    this.failures = 0
    this.request()
  }

  private request(): void {
    this.cancelTimer()
    this.requesting = true
    const number = ++this.newest
    this.ends.fetch((read) => {
      if (number !== this.newest || !this.requesting) return
      this.requesting = false
      const lookup = read()
      if (lookup.kind === 'unreachable') this.noAnswer(lookup)
      else this.answered(lookup)
    })
  }

  private noAnswer(lookup: NoAnswer): void {
    if (this.waiting.length === 0) {
      this.end()
      return
    }
    const { registryRetryMs, registryAgainMs } = this.settings
    const all = [...registryRetryMs, ...registryAgainMs]
    const pause = all[Math.min(this.failures, all.length - 1)] ?? 0
    this.failures++
    this.cancelTimer = this.platform.setTimer(
      () => this.request(),
      pause * (0.75 + this.platform.random() / 2),
    )
    this.stopListening ??= this.platform.onNetworkBack(() => {
      if (!this.requesting) this.begin()
    })
    // Who is told may ask anew, and that begins with quick tries again.
    const slow = this.isSlow()
    for (const one of this.waiting.slice()) {
      if (one.known) this.tell(one, one.known)
      else if (slow) this.tell(one, lookup)
    }
  }

  /** 404, a document, or something that is none: it is over for everyone. A broken document is no reason to forget a good one. */
  private answered(lookup: Exclude<Lookup, NoAnswer>): void {
    const waiting = this.waiting.splice(0)
    this.end()
    for (const one of waiting) {
      if (one.gone) continue
      one.cancelPatience()
      if (lookup.kind === 'malformed' && one.known) this.tell(one, one.known)
      else one.asker.tell(lookup)
    }
  }

  /** What is no answer of the registry's is told once. */
  private tell(one: Waiting, lookup: Lookup): void {
    one.cancelPatience()
    if (one.told || one.gone) return
    one.told = true
    one.asker.tell(lookup)
  }

  private end(): void {
    this.cancelTimer()
    this.stopListening?.()
    this.stopListening = null
    this.ends.over()
  }
}
