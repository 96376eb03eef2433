/** Fetches whitelist documents: one request at a time per AppID, a few tries, answers kept while they are fresh. */
import type { HttpAnswer, SetTimer } from '../platform/ports'
import { readDocument, type WhitelistDocument } from './whitelist'

export interface RegistryPlatform {
  /** GET; calls back exactly once. */
  get(url: string, timeoutMs: number, done: (answer: HttpAnswer) => void): void
  setTimer: SetTimer
  /** ms since any fixed moment. */
  now(): number
}

export interface RegistrySettings {
  registryTimeoutMs: number
  registryRetryMs: number[]
  documentFreshMs: number
}

export type Lookup =
  | { kind: 'document'; document: WhitelistDocument }
  | { kind: 'not-registered' }
  | { kind: 'malformed'; problem: string }
  | { kind: 'unreachable'; problem: string }

type Listener = (lookup: Lookup) => void

interface Kept {
  lookup: Lookup
  fetchedAt: number
}

export class Registry {
  private readonly kept = new Map<string, Kept>()
  private readonly underWay = new Map<string, Listener[]>()

  constructor(
    private readonly platform: RegistryPlatform,
    private readonly settings: RegistrySettings,
  ) {}

  /** Answers in the same tick while the last document is fresh. `origin`: the registry's address. */
  lookup(origin: string, liveAppID: number, done: Listener): void {
    const url = `${origin}/${liveAppID}.json`
    const kept = this.kept.get(url)
    if (kept && this.platform.now() - kept.fetchedAt < this.settings.documentFreshMs) {
      done(kept.lookup)
      return
    }
    const listeners = this.underWay.get(url)
    if (listeners) {
      listeners.push(done)
      return
    }
    this.underWay.set(url, [done])
    this.fetch(url, liveAppID, 0)
  }

  private fetch(url: string, liveAppID: number, tries: number): void {
    this.platform.get(url, this.settings.registryTimeoutMs, (answer) => {
      const lookup = read(answer, liveAppID)
      const pause = this.settings.registryRetryMs[tries]
      if (lookup.kind === 'unreachable' && pause !== undefined) {
        this.platform.setTimer(() => this.fetch(url, liveAppID, tries + 1), pause)
        return
      }
      // Only a document is kept: a refusal is asked anew at the next start, so that a mended registry works at once.
      if (lookup.kind === 'document') this.kept.set(url, { lookup, fetchedAt: this.platform.now() })
      const listeners = this.underWay.get(url) || []
      this.underWay.delete(url)
      for (const listener of listeners) listener(lookup)
    })
  }
}

function read({ status, body, error }: HttpAnswer, liveAppID: number): Lookup {
  if (status === 404) return { kind: 'not-registered' }
  if (status !== 200) return { kind: 'unreachable', problem: error || `HTTP ${status}` }
  const document = readDocument(body, liveAppID)
  return typeof document === 'string'
    ? { kind: 'malformed', problem: document }
    : { kind: 'document', document }
}
