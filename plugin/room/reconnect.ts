/** The policy that says whether and when a room tries again after the native side has given up. */

export interface ReconnectPolicy {
  /** ms to wait before try number `attempt` (1, 2, …), or null to give up. */
  nextDelay(attempt: number): number | null
}

/** What the native tags do by themselves is all there is: -2301 and -1307 reach the host at once. */
export const neverReconnect: ReconnectPolicy = { nextDelay: () => null }
