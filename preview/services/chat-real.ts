/** With an app of the developer's own, userSigs come from the developer's server; pages ask for them as for the demo's. */
import { isRecord } from '../compile/read-json'
import { SigningError, type Sign } from './chat-http'

/** A real app of Tencent Cloud Chat in place of the preview's own cloud. */
export interface RealChat {
  SDKAppID: number
  /** Answers GET ?userID=&expire= with {userSig}, or with the userSig as text. */
  userSigUrl: string
}

const within = 10_000
const BAD_GATEWAY = 502

export function signAt({ SDKAppID, userSigUrl }: RealChat): Sign {
  return async (userID, expire) => {
    const url = new URL(userSigUrl)
    url.searchParams.set('userID', userID)
    url.searchParams.set('expire', String(expire))
    let text: string
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(within) })
      text = await response.text()
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new SigningError(BAD_GATEWAY, `USER_SIG_URL (${url.origin}) gave no userSig: ${reason}`)
    }
    const { userSig, expire: granted = expire } = read(text)
    if (typeof userSig !== 'string' || userSig === '' || typeof granted !== 'number') {
      throw new SigningError(BAD_GATEWAY, `USER_SIG_URL (${url.origin}) answered something without a userSig`)
    }
    return { sdkAppID: SDKAppID, userID, userSig, expire: granted }
  }
}

function read(text: string): { userSig?: unknown; expire?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // No JSON: then it is the userSig itself.
  }
  return { userSig: /^[A-Za-z0-9*_-]+$/.test(text.trim()) ? text.trim() : '' }
}

/** @throws Error with one line, when only one of both is set or one makes no sense */
export function realChatFrom(environment: Record<string, string | undefined>): RealChat | undefined {
  const { SDKAPPID = '', USER_SIG_URL = '' } = environment
  if (SDKAPPID === '' && USER_SIG_URL === '') return undefined
  if (SDKAPPID === '' || USER_SIG_URL === '') {
    throw new Error(
      `${SDKAPPID === '' ? 'SDKAPPID' : 'USER_SIG_URL'} is not set: the real chat SDK needs both`,
    )
  }
  if (!/^[1-9]\d*$/.test(SDKAPPID) || !Number.isSafeInteger(Number(SDKAPPID))) {
    throw new Error(`SDKAPPID=${SDKAPPID}: give the number of the app`)
  }
  if (!URL.canParse(USER_SIG_URL) || !/^https?:$/.test(new URL(USER_SIG_URL).protocol)) {
    throw new Error('USER_SIG_URL: give an http or https address')
  }
  return { SDKAppID: Number(SDKAPPID), userSigUrl: USER_SIG_URL }
}
