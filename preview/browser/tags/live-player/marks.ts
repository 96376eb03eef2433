/** Marks in the browser's timeline: when an address, and when a call, has reached the tag. The bench reads them, and so can developer tools. */

export function mark(what: string): void {
  // jsdom has no timeline.
  if (typeof performance.mark === 'function') performance.mark(`live-player:${what}`)
}
