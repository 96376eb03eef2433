/** Where the native tags, which are plain definitions, find the phone they stand in. */
import type { Shell } from './contracts'

let current: Shell | undefined

export function setShell(shell: Shell): void {
  current = shell
}

export function currentShell(): Shell {
  if (!current) throw new Error('The preview has no shell yet: native tags work once the runtime has started')
  return current
}
