/**
 * Where whitelist documents come from: fetched, one request at a time per AppID, and remembered. A document that is fresh and allows
 * answers at once; a no is never taken from memory, so that what has been mended works at the next start.
 */
import type { HttpAnswer } from '../platform/ports'
import { readDocument } from './document'
import { Flight } from './flight'
import type { Asker, Found, Lookup, RegistryPlatform, RegistrySettings } from './lookup'
import type { DocumentStore } from './store'

export class Registry {
  private readonly flights = new Map<string, Flight>()
  /** The registry's clock is this much ahead of the device's, ms. */
  private ahead = 0

  constructor(
    private readonly platform: RegistryPlatform,
    private readonly settings: RegistrySettings,
    private readonly store: DocumentStore,
  ) {}

  /** ms since 1970, by the registry's clock once it has answered: a phone's may be wrong. */
  now(): number {
    return this.platform.now() + this.ahead
  }

  /** `origin`: the registry's address. Gives the function that ends the question. */
  ask(origin: string, liveAppID: number, asker: Asker): () => void {
    const url = `${origin.replace(/\/+$/, '')}/${liveAppID}.json`
    const known = this.known(url, liveAppID)
    const useful = known && asker.accepts(known.lookup.document) ? known : null
    if (useful && useful.age < this.settings.documentFreshMs) {
      asker.tell(useful.lookup)
      return () => undefined
    }
    const flight = this.flights.get(url) || this.takeOff(url, liveAppID)
    return flight.join(asker, useful && useful.age < this.settings.documentGraceMs ? useful.lookup : null)
  }

  private known(url: string, liveAppID: number): { lookup: Found; age: number } | null {
    const kept = this.store.get(url)
    if (!kept) return null
    const document = readDocument(kept.body, liveAppID)
    // A clock that was set back since must not make it last longer.
    const age = Math.abs(this.platform.now() - kept.fetchedAt)
    return typeof document === 'string' ? null : { lookup: { kind: 'document', document }, age }
  }

  private takeOff(url: string, liveAppID: number): Flight {
    const flight: Flight = new Flight(this.platform, this.settings, {
      fetch: (done) =>
        this.platform.get(url, this.settings.registryTimeoutMs, (answer) =>
          done(() => this.read(url, liveAppID, answer)),
        ),
      over: () => {
        if (this.flights.get(url) === flight) this.flights.delete(url)
      },
    })
    this.flights.set(url, flight)
    return flight
  }

  private read(url: string, liveAppID: number, { status, body, error, date }: HttpAnswer): Lookup {
    if (date !== undefined) this.ahead = date - this.platform.now()
    if (status === 404) {
      this.store.remove(url)
      return { kind: 'not-registered' }
    }
    if (status !== 200) return { kind: 'unreachable', problem: error || `HTTP ${status}` }
    const document = readDocument(body, liveAppID)
    if (typeof document === 'string') return { kind: 'malformed', problem: document }
    this.store.put(url, this.platform.now(), body)
    return { kind: 'document', document }
  }
}
