/** Calls WeChat has and the preview has not, or that a plugin may not make: named once, and failed like any other call. */
import type { Shell } from '../contracts'
import { asyncNames, objectNames, syncNames } from './api-table'
import { asyncCall, CallFailure, quietly } from './async'

/** Taken out of today's typings, still there on phones. */
const olderAsyncNames = new Set([
  'saveFile',
  'getFileInfo',
  'getSavedFileList',
  'getSavedFileInfo',
  'removeSavedFile',
])

export function isWeChatCall(name: string): boolean {
  return asyncNames.has(name) || syncNames.has(name) || olderAsyncNames.has(name)
}

export function isWeChatName(name: string): boolean {
  return isWeChatCall(name) || objectNames.has(name)
}

export function missingCall(shell: Shell, name: string): unknown {
  const warn = () => shell.warnOnce(`wx.${name} is not in the preview; on a phone it may work.`)
  if (objectNames.has(name)) {
    warn()
    return undefined
  }
  return isAsync(name)
    ? failing(name, `the preview does not have wx.${name}`, warn)
    : () => {
        warn()
        return undefined
      }
}

/** WeChat's documentation says for each call whether a plugin may make it. */
export function refusedCall(shell: Shell, name: string): unknown {
  const reason = `wx.${name} may not be called in a plugin`
  const warn = () => shell.warnOnce(`${reason}: WeChat refuses it on a phone, so the preview does too.`)
  if (objectNames.has(name)) return undefined
  return isAsync(name)
    ? failing(name, reason, warn)
    : () => {
        warn()
        throw new Error(`${name}:fail ${reason}`)
      }
}

const isAsync = (name: string) => asyncNames.has(name) || olderAsyncNames.has(name)

/** The warning has told it; a call nobody waits for needs no second message. */
function failing(name: string, reason: string, warn: () => void) {
  return quietly(
    asyncCall(name, () => {
      warn()
      throw new CallFailure(reason)
    }),
  )
}
