/** Waiting for what comes about outside the page, in the server or on disk. */

const LOOK_EVERY_MS = 50

/** @throws Error that names what did not come about */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 20_000,
): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
  }
  throw new Error(`${what} did not come about within ${limitMs / 1000} s`)
}
