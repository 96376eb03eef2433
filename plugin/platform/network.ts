/** Whether there is a network, and when the system gives back what it took. */
import type { NetworkWatch } from './ports'

/** As this file fills it in. */
type Listening = { -readonly [Key in keyof NetworkWatch]: NetworkWatch[Key] }

const nothing = (): void => undefined

function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // An older base library that has no such call: what it would tell stays unknown, and tries go on by the clock.
  }
}

/** Calls back each time there is a network again; gives the function that ends that. */
export const onNetworkBack = (callback: () => void): (() => void) => listen(callback).end

/** The same, asking at once whether there is one now; and calls back when a phone call is over. */
export function watchNetwork(again: () => void): NetworkWatch {
  const listening = listen(again)
  attempt(() => {
    const { connected } = listening
    wx.getNetworkType({
      success: ({ networkType }) => {
        // A change that was told meanwhile is newer than this answer.
        if (listening.connected === connected) listening.connected = networkType !== 'none'
      },
      fail: nothing,
    })
  })
  attempt(() => wx.onAudioInterruptionEnd(again))
  const { end } = listening
  listening.end = () => {
    end()
    attempt(() => wx.offAudioInterruptionEnd(again))
  }
  return listening
}

function listen(back: () => void): Listening {
  let ended = false
  // The typings of the two calls disagree about what the callback gets.
  const changed = (status: object): void => {
    listening.connected = (status as { isConnected?: boolean }).isConnected === true
    if (!ended && listening.connected) back()
  }
  const listening: Listening = {
    connected: undefined,
    end: () => {
      ended = true
      // Base libraries before 2.9.3: it goes on, unheard.
      attempt(() => wx.offNetworkStatusChange(changed))
    },
  }
  attempt(() => wx.onNetworkStatusChange(changed))
  return listening
}
