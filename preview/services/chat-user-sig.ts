/**
 * UserSigs as Tencent's servers sign and check them (TLSSigAPI v2): JSON with an HMAC over its fields, deflated, in base64
 * with `*`, `-` and `_` in place of `+`, `/` and `=`. The key never leaves the server.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { isRecord } from '../compile/read-json'

export interface SigningApp {
  SDKAppID: number
  key: string
}

/** Why a userSig is refused: the cloud's own codes. */
export const SIG_CODE = {
  EXPIRED: 70001,
  EMPTY: 70002,
  MALFORMED: 70003,
  WRONG_SIGNATURE: 70009,
  OTHER_USER: 70013,
  OTHER_APP: 70014,
} as const

interface Fields {
  userID: string
  SDKAppID: number
  /** s since 1970 */
  time: number
  /** s */
  expire: number
}

/** A userSig is some 300 characters; what unpacks to more than this is none. */
const longest = 8192
const mostSeconds = 50 * 365 * 86_400

/** What the cloud takes for an account's name. */
function isUserID(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,32}$/.test(value)
}

/** @throws RangeError for a user or a lifetime no userSig can have */
export function signUserSig(
  { SDKAppID, key }: SigningApp,
  userID: string,
  expire: number,
  time: number,
): string {
  if (!isUserID(userID)) throw new RangeError('userID: 1 to 32 of A-Z, a-z, 0-9, _ and -')
  if (!Number.isInteger(expire) || expire < 1 || expire > mostSeconds) {
    throw new RangeError('expire: a whole number of seconds, at least 1')
  }
  if (!Number.isInteger(time) || time < 0) throw new RangeError('time: whole seconds since 1970')
  const content = {
    'TLS.ver': '2.0',
    'TLS.identifier': userID,
    'TLS.sdkappid': SDKAppID,
    'TLS.expire': expire,
    'TLS.time': time,
    'TLS.sig': signature(key, { userID, SDKAppID, time, expire }).toString('base64'),
  }
  const packed = deflateSync(JSON.stringify(content)).toString('base64')
  return packed.replace(/\+/g, '*').replace(/\//g, '-').replace(/=/g, '_')
}

/** @returns When it expires, in ms since 1970, or the code of its refusal. */
export function verifyUserSig(
  { SDKAppID, key }: SigningApp,
  userSig: string,
  expected: { userID: string; now: number },
): { expiresAt: number } | { code: number } {
  if (userSig === '') return { code: SIG_CODE.EMPTY }
  const content = unpack(userSig)
  if (!content) return { code: SIG_CODE.MALFORMED }
  const { fields, sig } = content
  if (fields.SDKAppID !== SDKAppID) return { code: SIG_CODE.OTHER_APP }
  if (fields.userID !== expected.userID) return { code: SIG_CODE.OTHER_USER }
  const right = signature(key, fields)
  if (sig.length !== right.length || !timingSafeEqual(sig, right)) return { code: SIG_CODE.WRONG_SIGNATURE }
  const expiresAt = (fields.time + fields.expire) * 1000
  return expected.now < expiresAt ? { expiresAt } : { code: SIG_CODE.EXPIRED }
}

function signature(key: string, { userID, SDKAppID, time, expire }: Fields): Buffer {
  const signed =
    `TLS.identifier:${userID}\nTLS.sdkappid:${SDKAppID}\n` + `TLS.time:${time}\nTLS.expire:${expire}\n`
  return createHmac('sha256', key).update(signed).digest()
}

function unpack(userSig: string): { fields: Fields; sig: Buffer } | undefined {
  if (userSig.length > longest || !/^[A-Za-z0-9*_-]+$/.test(userSig)) return undefined
  const base64 = userSig.replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '=')
  let content: unknown
  try {
    const text = inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: longest }).toString()
    content = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(content)) return undefined
  const userID = content['TLS.identifier']
  const sig = content['TLS.sig']
  const [SDKAppID, time, expire] = ['sdkappid', 'time', 'expire'].map((name) =>
    Number(content[`TLS.${name}`]),
  )
  if (typeof userID !== 'string' || typeof sig !== 'string') return undefined
  if (!isWhole(SDKAppID) || !isWhole(time) || !isWhole(expire)) return undefined
  return { fields: { userID, SDKAppID, time, expire }, sig: Buffer.from(sig, 'base64') }
}

function isWhole(value: number | undefined): value is number {
  return Number.isSafeInteger(value)
}
