/** What the registry of documents needs, is asked, and answers. */
import type { HttpAnswer, SetTimer } from '../platform/ports'
import type { WhitelistDocument } from './document'

export interface RegistryPlatform {
  /** GET; calls back once. */
  get(url: string, timeoutMs: number, done: (answer: HttpAnswer) => void): void
  setTimer: SetTimer
  /** ms since 1970, as this device has it. */
  now(): number
  /** 0 ≤ x < 1 */
  random(): number
  /** Calls back whenever there is a network again; gives the function that ends that. */
  onNetworkBack(callback: () => void): () => void
}

export interface RegistrySettings {
  /** One request. */
  registryTimeoutMs: number
  /** Pauses before the second, third, … try; then it counts as unreachable. Varied by a quarter up and down. */
  registryRetryMs: number[]
  /** Pauses between further tries while somebody waits; the last one again and again. Varied likewise. */
  registryAgainMs: number[]
  /** How long a document allows without being asked for again. */
  documentFreshMs: number
  /** How long it allows when no answer comes. */
  documentGraceMs: number
  /** How long an answer is waited for when such a document is known. */
  knownDocumentWaitMs: number
}

export type Lookup =
  | { kind: 'document'; document: WhitelistDocument }
  | { kind: 'not-registered' }
  | { kind: 'malformed'; problem: string }
  /** Tries go on; when one succeeds, whoever asked is told once more. */
  | { kind: 'unreachable'; problem: string }

export type Found = Lookup & { kind: 'document' }
export type NoAnswer = Lookup & { kind: 'unreachable' }

/** Somebody with a question. */
export interface Asker {
  /** Does the document allow it? */
  accepts(document: WhitelistDocument): boolean
  /** May be called twice: first from memory, or as unreachable, then with what the registry has said. */
  tell(lookup: Lookup): void
}
