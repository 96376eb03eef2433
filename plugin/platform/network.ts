/** Whether there is a network. */

/** Calls back each time there is one again; gives the function that ends that. */
export function onNetworkBack(callback: () => void): () => void {
  let ended = false
  // The typings of the two calls disagree about what the callback gets.
  const changed = (status: object): void => {
    if (!ended && (status as { isConnected?: boolean }).isConnected === true) callback()
  }
  const end = (): void => {
    ended = true
    try {
      wx.offNetworkStatusChange(changed)
    } catch {
      // Base libraries before 2.9.3: it goes on, unheard.
    }
  }
  try {
    wx.onNetworkStatusChange(changed)
  } catch {
    // A platform that does not tell: tries go on by the clock all the same.
  }
  return end
}
