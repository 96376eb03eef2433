/** Keeps tim-live-sell/dist in step with its sources: the plugin takes the library from there, as an app of npm's would. */
'use strict'
const { execFile } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { promisify } = require('node:util')
const { mirror } = require('./files')

/** @typedef {import('./problems').Problem} Problem */

/**
 * Builds the library by its own script when it changed since the last time; without a change it only looks at the
 * files' times. A project without the folder has nothing to build.
 * @param {string} root The folder that holds tim-live-sell/.
 * @param {string} stage Where it is made, so that a failing build leaves the earlier one in place.
 * @returns {Promise<Problem[]>}
 */
async function buildLibrary(root, stage) {
  const home = path.join(root, 'tim-live-sell')
  const script = path.join(home, 'build.mjs')
  if (!fs.existsSync(script)) return []
  const dist = path.join(home, 'dist')
  const changed = newest([path.join(home, 'src'), script, path.join(home, 'tsconfig.json')])
  if (changed <= timeOf(dist)) return []
  const made = path.join(stage, 'tim-live-sell')
  try {
    await promisify(execFile)(process.execPath, [script, made], { cwd: home })
  } catch (error) {
    const { stderr, message } = /** @type {Error & {stderr?: string}} */ (error)
    return [{ file: 'tim-live-sell/build.mjs', message: (stderr || message).trim() }]
  }
  mirror(made, dist)
  // The folder's own time says what it was made from: files that came out the same were not written again, and what has
  // changed since then is newer. Whole milliseconds, for a fraction is not kept to the last digit.
  const fresh = new Date(Math.ceil(changed))
  fs.utimesSync(dist, fresh, fresh)
  return []
}

/**
 * @param {string[]} places Files and folders; a folder's own time tells of files that are gone.
 * @returns {number} ms
 */
function newest(places) {
  return Math.max(
    ...places.map((place) => {
      const inside = fs.statSync(place).isDirectory() ? fs.readdirSync(place) : []
      return Math.max(timeOf(place), newest(inside.map((name) => path.join(place, name))))
    }),
  )
}

/**
 * @param {string} place
 * @returns {number} ms; -1 where there is nothing
 */
function timeOf(place) {
  return fs.statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? -1
}

module.exports = { buildLibrary }
