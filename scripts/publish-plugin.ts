/**
 * `npm run publish:plugin`: builds, compiles and uploads the plugin with its demo under the provider's own appid, by
 * miniprogram-ci. Says everything that is missing at once; never prints the key.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { settings } from '../plugin/settings'
import { compileOffline, kB, packagesOf, upload, type Sizes } from './official/compile'
import { filesWithExampleAddresses } from './official/example-addresses'
import { installMiniprogramCi, usualCache } from './official/miniprogram-ci'
import { missingOf, type Publication } from './official/readiness'

const root = path.resolve(__dirname, '..')

const help = `npm run publish:plugin -- --version 1.2.0 --desc "…" --key ../plugin.key [--appid wx…] [--dry-run]

  --version V    three numbers, above the newest tag vX.Y.Z (package.json's unless given)
  --desc TEXT    what is new; reviewers and hosts read it
  --key FILE     the upload key out of the WeChat console, or PLUGIN_KEY_PATH
  --appid ID     the plugin's appid, or PLUGIN_APPID; project.config.json's unless given
  --robot N      1 … 30, the uploader's number in the console; 1 unless given
  --chat=host    without tim-wx-sdk inside: hosts hand theirs in
  --dry-run      everything but the upload; needs no key and says what is missing

doc/providers.md tells the whole way, from the appid to the review.
`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string' },
      desc: { type: 'string' },
      key: { type: 'string' },
      appid: { type: 'string' },
      robot: { type: 'string' },
      chat: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const keyPath = values.key ?? process.env['PLUGIN_KEY_PATH'] ?? ''
  const given: Publication = {
    appid: values.appid ?? process.env['PLUGIN_APPID'] ?? readJson('project.config.json').appid ?? '',
    version: values.version ?? readJson('package.json').version ?? '',
    desc: values.desc ?? '',
    robot: Number(values.robot ?? 1),
    key: keyPath === '' ? undefined : readKey(keyPath),
    keyPath,
    keyInGit: keyPath !== '' && wouldBeCommitted(keyPath),
    providers: Object.values(readJson('miniprogram/app.json').plugins ?? {}).map(({ provider }) => provider),
    registry: settings.registry,
    testRegistry: settings.testRegistry,
    published: newestTag(),
  }
  const missing = missingOf(given)
  if (missing.length > 0) {
    say(`Before the upload, ${missing.length} ${missing.length === 1 ? 'thing is' : 'things are'} missing:`)
    missing.forEach((line) => say(`- ${line}`))
    if (!values['dry-run']) return 1
  }
  const changed = git('status', '--porcelain')
  if (changed !== '')
    say('Note: there are changes that no commit holds; what is uploaded could not be made again.')
  const madeUp = filesWithExampleAddresses(path.join(root, 'miniprogram'))
  if (madeUp.length > 0) {
    say(
      `Note: the demo, which WeChat reviews, still has addresses of this repository’s own: ${madeUp.join(', ')} in miniprogram/.`,
    )
  }

  const chat = values.chat === undefined ? [] : ['--', `--chat=${values.chat}`]
  const { status } = spawnSync('npm', ['run', '--silent', 'build', ...chat], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) return 1
  installMiniprogramCi(usualCache, say)
  const source = { root, appid: given.appid, cache: usualCache }
  say(`Compiled: ${listed(packagesOf(await compileOffline(source)))}`)
  if (values['dry-run']) {
    say(
      missing.length > 0
        ? 'Nothing was uploaded (--dry-run); see what is missing above.'
        : 'Ready; nothing was uploaded (--dry-run).',
    )
    return missing.length > 0 ? 1 : 0
  }
  const { version, desc, robot } = given
  const sizes = await upload(source, { keyPath: path.resolve(keyPath), version, desc, robot })
  say(`As WeChat counts it: ${listed(sizes)}`)
  say(
    `Uploaded ${given.version} of ${given.appid}. Now: git tag v${given.version}; in the console, 小程序插件 → 开发管理: ` +
      'choose it, submit it for review, publish it once it has passed.',
  )
  return 0
}

const listed = (sizes: Sizes): string => [...sizes].map(([name, bytes]) => `${name} ${kB(bytes)}`).join(', ')

interface ReadHere {
  appid?: string
  version?: string
  plugins?: Record<string, { provider: string }>
}

function readJson(file: string): ReadHere {
  return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as ReadHere
}

function readKey(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function wouldBeCommitted(file: string): boolean {
  const inside = path.relative(root, path.resolve(file))
  if (inside.startsWith('..') || path.isAbsolute(inside)) return false
  const { status, error } = spawnSync('git', ['check-ignore', '-q', inside], { cwd: root })
  return !error && status !== 0
}

function newestTag(): string {
  const tags = git('tag', '--list', 'v*.*.*', '--sort=-version:refname').split('\n')
  return tags.find((tag) => /^v\d+\.\d+\.\d+$/.test(tag))?.slice(1) ?? ''
}

/** '' where there is no git. */
function git(...args: string[]): string {
  const { stdout, error } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return error ? '' : stdout.trim()
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** The server's answers that a provider can do something about. */
function mendOf(reason: string): string {
  if (/invalid ip/i.test(reason)) {
    return '\nAllow this machine’s IP in the console: 开发管理 → 开发设置 → 小程序代码上传 → IP 白名单.'
  }
  return /sign|privatekey/i.test(reason)
    ? '\nThe key is not this appid’s: generate it anew in the console.'
    : ''
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    say(`Not uploaded: ${reason}${mendOf(reason)}`)
    process.exitCode = 1
  },
)
