/** How the chat service may fail, for programs and for the panel. */

/**
 * down: no connection · slow: every frame takes 2 s either way · silence: it listens and never answers ·
 * garbage: what it sends makes no sense
 */
export type ChatFault = 'down' | 'slow' | 'silence' | 'garbage'

export const chatFaults: readonly ChatFault[] = ['down', 'slow', 'silence', 'garbage']

const slowBy = 2000
const garbage = ['', '{', 'null', '[]', '{"id":1}', '{"push":{"kind":"messages"}}', '<html></html>', '\u0000']
let next = 0

/** Hands a frame on as the fault lets it: at once, late, spoilt or not at all. What comes in is `undefined` and is not spoilt. */
export function throughFault(
  fault: ChatFault | undefined,
  text: string | undefined,
  hand: (text: string | undefined) => void,
): void {
  if (fault === 'slow') setTimeout(() => hand(text), slowBy).unref()
  else if (fault === 'garbage' && text !== undefined) hand(garbage[next++ % garbage.length])
  else if (fault === undefined || fault === 'garbage') hand(text)
}
