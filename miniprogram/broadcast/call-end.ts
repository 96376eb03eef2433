/** Tells that a phone call is over; no event of the pusher does. */

/** Gives the function that listens no more. */
export function onCallEnd(tell: () => void): () => void {
  wx.onAudioInterruptionEnd(tell)
  return () => wx.offAudioInterruptionEnd(tell)
}
