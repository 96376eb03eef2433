/**
 * Recognises, before any login, a userSig that is malformed, expired, or somebody else's. A separate entry, because it
 * needs inflate. It cannot tell whether the signature is right: only the cloud, which has the key, can.
 */
import { inflate } from './inflate'
import { dict, json, text } from './narrow'
import { type UserSigProblem } from './options'

export type { UserSigProblem }

/** What a userSig says of itself. Times in ms since 1970. */
export interface UserSigContent {
  SDKAppID: number
  userName: string
  signedAt: number
  expiresAt: number
}

/** A userSig is some 300 characters; no more than this is looked at. */
const longest = 8192
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** @returns undefined for what is no userSig */
export function readUserSig(userSig: unknown): UserSigContent | undefined {
  if (typeof userSig !== 'string' || userSig.length > longest) return undefined
  try {
    const bytes = base64(userSig.replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '='))
    const content = dict(json(utf8(inflate(bytes.subarray(2)))))
    const [SDKAppID, time, expire] = ['sdkappid', 'time', 'expire'].map((name) =>
      number(content[`TLS.${name}`]),
    )
    const userName = text(content['TLS.identifier'])
    if (!userName || !SDKAppID || time === undefined || expire === undefined) return undefined
    return { SDKAppID, userName, signedAt: time * 1000, expiresAt: (time + expire) * 1000 }
  } catch {
    return undefined
  }
}

/** For the constructor's option `checkUserSig`. Codes are the cloud's own. */
export function checkUserSig(
  userSig: string,
  expected: { SDKAppID: number; userName: string; now: number },
): UserSigProblem | undefined {
  const content = readUserSig(userSig)
  if (!content)
    return { code: 70003, message: 'userSig is malformed: it must come from your server as it is' }
  const { SDKAppID, userName, expiresAt } = content
  if (SDKAppID !== expected.SDKAppID) {
    return { code: 70014, message: `userSig was signed for SDKAppID ${SDKAppID}, not ${expected.SDKAppID}` }
  }
  if (userName !== expected.userName) {
    return { code: 70013, message: `userSig was signed for "${userName}", not "${expected.userName}"` }
  }
  if (expected.now < expiresAt) return undefined
  return {
    code: 70001,
    message: `userSig expired at ${new Date(expiresAt).toISOString()}; ask your server for a new one`,
  }
}

function number(value: unknown): number | undefined {
  return text(value) && Number.isFinite(Number(value)) ? Number(value) : undefined
}

// Mini-programs have neither atob nor TextDecoder.

function base64(given: string): Uint8Array {
  const digits = given.replace(/=+$/, '')
  const bytes = new Uint8Array((digits.length * 3) >> 2)
  let bits = 0
  let at = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = alphabet.indexOf(digits[i] ?? '')
    if (digit < 0) throw new Error('not base64')
    bits = (bits << 6) | digit
    // Every four digits hold three bytes; a byte is complete after the 2nd, 3rd and 4th.
    if (i % 4) bytes[at++] = bits >> (6 - 2 * (i % 4))
  }
  return bytes
}

function utf8(bytes: number[]): string {
  let escaped = ''
  bytes.forEach((byte) => (escaped += `%${byte < 16 ? '0' : ''}${byte.toString(16)}`))
  return decodeURIComponent(escaped)
}
