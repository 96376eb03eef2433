/** Before `npm start` and `npm test`: says in one line that this Node is too old, which would fail in words of another kind. */
'use strict'
const { engines } = require('../package.json')

/**
 * @param {string} version of this Node, 20.19.0
 * @param {string} wanted >=20.19
 * @returns {string | undefined} what to do, where it is too old
 */
function tooOld(version, wanted = engines.node) {
  const least = wanted.replace('>=', '')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined
  return `Node ${least} or newer is needed, this is ${version}: install one from https://nodejs.org, or "nvm install --lts"; then npm ci`
}

if (require.main === module) {
  const words = tooOld(process.versions.node)
  if (words !== undefined) {
    console.error(words)
    process.exitCode = 1
  }
}

module.exports = { tooOld }
