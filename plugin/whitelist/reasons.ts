/** What the whitelist answers: yes, or no with a reason from a closed list and words that tell a developer what to do. */

/** In the order in which they are found. Hosts may rely on these words. */
export const reasons = [
  /** start() was called, and `liveAppID` is still not given. */
  'missing-app-id',
  /** The same for `playUrl` or `pushUrl`. */
  'missing-url',
  /** `liveAppID` is no AppID. */
  'bad-app-id',
  'malformed-address',
  'scheme',
  /** The provider has named no registry. */
  'not-configured',
  'not-registered',
  'malformed-document',
  /** The contract's last day has passed. */
  'expired',
  /** This mini-program is not among the document's `hosts`. */
  'host',
  'domain',
  /** An address of the older scheme whose number, or whose stream's name, is not the customer's. */
  'bizid',
  /** Nobody could be asked; the only one that mends itself. */
  'unreachable',
] as const

export type Reason = (typeof reasons)[number]

export interface Refusal {
  allowed: false
  reason: Reason
  /** In Chinese. */
  detail: string
  /** The question stays open, and is answered once more when somebody can be asked. */
  temporary?: true
}

export type WhitelistVerdict = { allowed: true } | Refusal

export const ALLOWED: WhitelistVerdict = { allowed: true }

export const refuse = (reason: Reason, detail: string): Refusal => ({ allowed: false, reason, detail })

/** How nearly every refusal ends. */
export const ASK_PROVIDER = '联系插件提供方'
