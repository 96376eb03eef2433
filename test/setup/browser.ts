/** Time limits of the browser tests: a real Chromium, a real stream, two cores. */
jest.setTimeout(60_000)
