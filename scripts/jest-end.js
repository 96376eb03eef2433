/**
 * A reporter of jest that ends a run whose tests are over and whose process is not: what a test has left open would
 * otherwise keep it waiting for ever. Such a run has failed.
 */
'use strict'

/** What a test has just closed may need a moment to be gone. */
const GRACE_MS = 20_000

module.exports = class JestEnd {
  onRunComplete() {
    const overdue = () => {
      const open = [...new Set(process.getActiveResourcesInfo())].join(', ')
      console.error(
        `\njest: the tests are over, and ${GRACE_MS / 1000} s later the process has not ended. A test has left something ` +
          `open (${open}): close it in afterAll; --detectOpenHandles says where it was opened.`,
      )
      process.exit(1)
    }
    // It keeps nothing alive itself.
    setTimeout(overdue, GRACE_MS).unref()
  }
}
