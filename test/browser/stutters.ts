/** What a busy machine adds to the codes of a player that is otherwise well. */

const BUFFERING = 2007
const STUTTERED = 2105
const PLAYS = 2004

/** Without the pauses of a picture that waited for the machine: 2007, perhaps 2105, and 2004 when it went on. */
export function withoutStutters(codes: readonly number[]): number[] {
  let waits = false
  return codes.filter((code) => {
    const isPart = code === BUFFERING || (waits && (code === STUTTERED || code === PLAYS))
    waits = code === BUFFERING || (waits && code === STUTTERED)
    return !isPart
  })
}
