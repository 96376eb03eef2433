/** Time limits of the browser tests: a real Chromium, a real stream, two cores that have other things to do besides. */
jest.setTimeout(120_000)
