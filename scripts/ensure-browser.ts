/** Prints the path of a Chromium that works here, after installing what is missing; else one line that says what to do. */
import { ensureBrowser } from './browser'

try {
  console.log(
    ensureBrowser((line) => {
      console.error(line)
    }),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
