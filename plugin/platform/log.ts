/* eslint-disable no-console -- this is the one place that writes to it */
/** What developers read in the console: each warning once. Never hand it a userSig, a txSecret or a key. */

const PREFIX = '[live-room-plugin]'
/** Of those that were said; then the console has been told enough, and memory stays bounded. */
const MAX_WARNINGS = 100
const said = new Set<string>()

export function warnOnce(text: string): void {
  if (said.has(text) || said.size >= MAX_WARNINGS) return
  said.add(text)
  console.warn(PREFIX, text)
}

/** What a component with `debug` on tells of its work. */
export function debug(text: string): void {
  console.info(PREFIX, text)
}

/** An exception in the host's own callback: shown, and kept away from the plugin's work. */
export function reportHostError(error: unknown): void {
  console.error(PREFIX, '回调函数里抛出了异常：', error)
}
