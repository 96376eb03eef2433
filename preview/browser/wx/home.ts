/** Whose `wx` it is, and what every package on the same phone shares. */
import type { Shell, WxObject } from '../contracts'

export interface PackageHome {
  shell: Shell
  /** '' for the host, else the plugin's code space. */
  packageId: string
}

export interface WxHome extends PackageHome {
  /** Whether the preview has wx[name] for this package. */
  has: (name: string) => boolean
}

/** One area of `wx`: its functions by name. */
export type WxArea = (home: WxHome) => WxObject

/** A value made once per phone, however many packages ask for it. */
export function perShell<T>(create: (shell: Shell) => T): (shell: Shell) => T {
  const made = new WeakMap<Shell, { value: T }>()
  return (shell) => {
    let entry = made.get(shell)
    if (!entry) {
      entry = { value: create(shell) }
      made.set(shell, entry)
    }
    return entry.value
  }
}
