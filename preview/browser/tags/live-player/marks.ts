/**
 * Marks in the browser's timeline: when an address, and when a call, has reached the tag last. The bench reads them, and so can
 * developer tools. Older ones are taken away, since a browser keeps marks for as long as its page is open.
 */

export function mark(what: string): void {
  // jsdom has no timeline.
  if (typeof performance.mark !== 'function') return
  performance.clearMarks(`live-player:${what}`)
  performance.mark(`live-player:${what}`)
}
