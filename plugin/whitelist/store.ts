/**
 * Documents kept on the device, whole, as they were fetched: a later version of the plugin may read fields that this one does not. What lies
 * in the storage is believed only where it has the right form, and a storage that fails costs nothing but the memory of it.
 */

import type { StoragePort } from '../platform/ports'
import { dict } from '../values'

export interface KeptDocument {
  url: string
  /** When it was fetched, ms since 1970 by the device's clock. */
  fetchedAt: number
  body: unknown
}

const MAX_DOCUMENTS = 8
/** Characters as JSON, about 700 domains; a longer one is kept until the app closes. */
const MAX_LENGTH = 32 * 1024
const FORMAT = 1

const isKept = (value: unknown): value is KeptDocument => {
  const { url, fetchedAt, body } = dict(value)
  return typeof url === 'string' && typeof fetchedAt === 'number' && fetchedAt > 0 && typeof body === 'object'
}

function toKept(value: unknown): KeptDocument[] {
  const { format, documents } = dict(value)
  return format === FORMAT && Array.isArray(documents) ? documents.filter(isKept).slice(0, MAX_DOCUMENTS) : []
}

/** Characters as JSON; what cannot be written as JSON (one list within another, thousands deep) is endlessly long. */
function lengthOf(body: unknown): number {
  try {
    return JSON.stringify(body).length
  } catch {
    return Infinity
  }
}

export class DocumentStore {
  /** Newest first; null = not read yet. */
  private kept: KeptDocument[] | null = null

  constructor(private readonly storage: StoragePort) {}

  get(url: string): KeptDocument | undefined {
    return this.all().find((one) => one.url === url)
  }

  put(url: string, fetchedAt: number, body: unknown): void {
    this.replace(
      [{ url, fetchedAt, body }, ...this.all().filter((one) => one.url !== url)].slice(0, MAX_DOCUMENTS),
    )
  }

  remove(url: string): void {
    if (this.get(url)) this.replace(this.all().filter((one) => one.url !== url))
  }

  private all(): KeptDocument[] {
    return (this.kept ??= toKept(this.storage.read()))
  }

  private replace(kept: KeptDocument[]): void {
    this.kept = kept
    const documents = kept.filter(({ body }) => lengthOf(body) <= MAX_LENGTH)
    this.storage.write(documents.length > 0 ? { format: FORMAT, documents } : null)
  }
}
