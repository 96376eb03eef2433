/** Names the build's tasks; what they do stands in build/. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const gulp = require('gulp')
const { createBuild } = require('./build')
const { BuildFailed } = require('./build/problems')
const { checkRelease } = require('./build/release-checks')

const root = __dirname
/** `--chat=host` leaves the chat SDK out of the plugin: the host hands its own over. */
const buildOnce = createBuild({ root, chat: chatOption(process.argv) })

/**
 * Writes dist/plugin, dist/miniprogram and tim-live-sell/dist, or lists what is wrong and leaves them as they were; then looks
 * whether the first two may be uploaded.
 */
async function build() {
  try {
    await buildOnce()
    checkRelease(path.join(root, 'dist'), root)
  } catch (error) {
    // Printed here, because gulp is run with --silent: on success it has nothing to say.
    console.error(error instanceof BuildFailed ? error.message : error)
    throw error
  }
}

/** Builds, and again on each change. */
function watch() {
  gulp.watch(
    ['plugin/**', 'miniprogram/**', 'tim-live-sell/src/**', '!**/node_modules/**'],
    { cwd: root, ignoreInitial: false },
    build,
  )
}

/** Removes what builds have written. */
async function clean() {
  await fs.promises.rm(path.join(root, 'dist'), { recursive: true, force: true })
}

/**
 * @param {string[]} argv
 * @returns {'inside' | 'host'}
 */
function chatOption(argv) {
  const given = argv.filter((one) => one.startsWith('--chat'))
  const values = given.map((one) => one.slice('--chat='.length))
  const [value = 'inside'] = values
  if (value === 'inside' || value === 'host') return value
  console.error(`--chat=${value} is neither --chat=inside (the default) nor --chat=host`)
  return process.exit(2)
}

module.exports = { build, watch, clean, default: build }
