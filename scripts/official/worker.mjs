/**
 * Runs miniprogram-ci in a process of its own: it forks itself with this process's flags, writes to standard output as it likes,
 * and leaves workers behind. Takes one job as a message, answers with one.
 */
import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * @typedef {object} Job
 * @property {'compile' | 'upload'} task
 * @property {string} cache where miniprogram-ci is installed
 * @property {string} root
 * @property {string} appid
 * @property {string} keyPath
 * @property {string} version
 * @property {string} desc
 * @property {number} robot
 */

const ignores = ['node_modules/**/*', '.cache/**/*', 'examples/**/*']
/** As in project.config.json, which DevTools reads. */
const setting = { es6: true, enhance: true, minify: true, autoPrefixWXSS: true }

/** @param {Job} job */
async function run({ task, cache, root, appid, keyPath, version, desc, robot }) {
  const ci = createRequire(path.join(cache, 'package.json'))('miniprogram-ci')
  const project = new ci.Project({
    appid,
    type: 'miniProgramPlugin',
    projectPath: root,
    privateKeyPath: keyPath,
    ignores,
  })
  const options = { project, version, desc, robot, setting, onProgressUpdate: () => undefined }
  if (task === 'upload') {
    const { subPackageInfo = [] } = await ci.upload(options)
    return subPackageInfo.map((/** @type {{name: string, size: number}} */ one) => [one.name, one.size])
  }
  // What WeChat's server would say of an account; without it nothing leaves this machine that matters.
  project.attr = () => Promise.resolve(ci.DefaultProjectAttr)
  const compiled = await ci.getCompiledResult(options)
  return Object.entries(compiled).map(([file, content]) => [file, Buffer.byteLength(content)])
}

process.once('message', (job) => {
  run(/** @type {Job} */ (job)).then(
    (sizes) => process.send?.({ sizes }, () => process.exit(0)),
    (error) => process.send?.({ error: String(error?.message ?? error) }, () => process.exit(0)),
  )
})
