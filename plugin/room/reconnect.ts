/** The policy that says whether and when a room tries again after the native side has given up. */

export interface ReconnectPolicy {
  /** How many tries there are at most between two pictures; 0 = it gives up at once. */
  readonly attempts: number
  /** ms to wait before try number `attempt` (1, 2, …), or null to give up. */
  nextDelay(attempt: number): number | null
}

export interface ReconnectSettings {
  /** The first pause; each further one is twice as long … */
  reconnectFirstMs: number
  /** … up to this. All are varied by a quarter up and down: a server that comes back must not meet everyone at once. */
  reconnectLongestMs: number
}

/**
 * `attempts` is asked each time: the host may change its mind. 0 = what the native tags do by themselves is all there is: -2301 and -1307
 * reach the host at once. `random`: 0 ≤ x < 1.
 */
export const growingPauses = (
  attempts: () => number,
  { reconnectFirstMs, reconnectLongestMs }: ReconnectSettings,
  random: () => number,
): ReconnectPolicy => ({
  get attempts() {
    return attempts()
  },
  nextDelay: (attempt) =>
    attempt > attempts()
      ? null
      : Math.round(
          Math.min(reconnectLongestMs, reconnectFirstMs * 2 ** (attempt - 1)) * (0.75 + random() / 2),
        ),
})
