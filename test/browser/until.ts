/** Waiting for what comes about outside the page, in the server or on disk. */

const LOOK_EVERY_MS = 50
/** What takes seconds takes several times as long on a slow machine that does something else besides. */
const PATIENCE_MS = 45_000

/** @throws Error that names what did not come about */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = PATIENCE_MS,
): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
  }
  throw new Error(`${what} did not come about within ${limitMs / 1000} s`)
}
