/** Which address really answers: the longest prefix of `requestMap` that fits is replaced by its local stand-in. */
import type { Shell } from '../contracts'

export function mappedUrl(shell: Shell, url: string): string {
  const prefix = Object.keys(shell.config.requestMap)
    .filter((candidate) => covers(candidate, url))
    .sort((a, b) => b.length - a.length)[0]
  const target = prefix === undefined ? undefined : shell.config.requestMap[prefix]
  if (prefix === undefined || target === undefined) return url
  shell.warnOnce(`Requests to ${prefix} are answered by ${target} in the preview.`)
  return target + url.slice(prefix.length)
}

/** A prefix ends at a part of the address: /v1 covers /v1 and /v1/a, not /v10. */
function covers(prefix: string, url: string): boolean {
  if (!url.startsWith(prefix)) return false
  const next = url[prefix.length]
  return prefix.endsWith('/') || next === undefined || '/?#'.includes(next)
}
