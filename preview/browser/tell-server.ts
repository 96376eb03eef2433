/** Tells the server what went wrong while the mini-program ran, so that it stands in the terminal too. */
import type { Problem } from './errors'

/** Each error once, however often it happens. */
export function tellServer(eventsUrl: string): (problem: Problem) => void {
  const told = new Set<string>()
  return ({ file, message, hint, severity }) => {
    const body = JSON.stringify({ file, message, hint })
    // jsdom and pages opened without a server have none.
    if (eventsUrl === '' || typeof fetch === 'undefined' || severity !== 'error' || told.has(body)) return
    told.add(body)
    fetch(eventsUrl, { method: 'POST', body, keepalive: true }).catch((error: unknown) => {
      console.warn(`The preview's server did not hear of the error in ${file}: ${String(error)}`)
    })
  }
}
