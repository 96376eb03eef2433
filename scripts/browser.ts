/**
 * The Chromium that browser tests, the bench and the sample stream drive: found where this machine has it, and on
 * Debian or Ubuntu installed if need be. A browser counts only if it really starts without a window and plays H.264.
 */
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { byHand, canInstall, install } from './apt'

/** What decides where a browser is looked for; handed in, so that tests can make up a machine. */
export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
}

/** Its message is one line that says what to do; where it was thrown is nobody's concern. */
export class NoBrowser extends Error {}

const thisMachine: Machine = { platform: process.platform, env: process.env }

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
]

const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** Plays in the page itself what the preview will play, and writes the answer into it. */
const codecPage =
  'data:text/html,<script>document.title=MediaSource.isTypeSupported(' +
  '\'video/mp4;codecs="avc1.42E01E,mp4a.40.2"\')?"plays-h264":"lacks-h264"</script>'

/**
 * Path of a Chromium that works here. CHROMIUM_PATH or CHROME_PATH, if set, is taken as it is.
 * @throws NoBrowser
 */
export function findChromium(machine: Machine = thisMachine): string {
  const chosen = chosenPath(machine)
  if (chosen) {
    if (fs.existsSync(chosen)) return chosen
    throw new NoBrowser(
      `CHROMIUM_PATH or CHROME_PATH names ${chosen}, which does not exist; correct or unset it.`,
    )
  }
  const refused: string[] = []
  for (const file of installedBrowsers(machine)) {
    const trouble = whyUnusable(file)
    if (trouble === undefined) return file
    refused.push(`${file} ${trouble}`)
  }
  const tried = refused.length > 0 ? ` (${refused.join('; ')})` : ''
  throw new NoBrowser(
    `No usable Chromium found${tried}: install Chromium or Chrome, or set CHROMIUM_PATH to its program.`,
  )
}

function chosenPath({ env }: Machine): string | undefined {
  return env['CHROMIUM_PATH'] ?? env['CHROME_PATH']
}

/** Every program that looks like a Chromium, in the order of preference. */
export function installedBrowsers({ platform, env }: Machine): string[] {
  const separator = platform === 'win32' ? ';' : ':'
  const onPath = (env['PATH'] ?? '')
    .split(separator)
    .filter(Boolean)
    .flatMap((dir) => names.map((name) => path.join(dir, platform === 'win32' ? `${name}.exe` : name)))
    .sort((a, b) => rank(a) - rank(b))
  return [...new Set([...onPath, ...usualPlaces(platform, env)])].filter(isProgram)
}

function rank(file: string) {
  return names.indexOf(path.basename(file, '.exe'))
}

function usualPlaces(platform: NodeJS.Platform, env: Machine['env']): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', path.join(env['HOME'] ?? '', 'Applications')]
    return folders.flatMap((dir) => applications.map((name) => `${dir}/${name}.app/Contents/MacOS/${name}`))
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return folders.flatMap((dir) => (dir ? windowsPrograms.map((name) => `${dir}\\${name}`) : []))
  }
  return ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome']
}

function isProgram(file: string) {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}

/** Starts the browser once; undefined = works. */
function whyUnusable(file: string): string | undefined {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'chromium-check-'))
  try {
    const { stdout, status, error } = spawnSync(
      file,
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${profile}`,
        '--dump-dom',
        codecPage,
      ],
      { encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    if (error) return `does not start: ${error.message}`
    if (status !== 0) return `does not start (exit code ${String(status)})`
    if (stdout.includes('>plays-h264<')) return undefined
    return stdout.includes('>lacks-h264<') ? 'cannot play H.264' : 'does not show a page without a window'
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Mac and Windows bring Chinese fonts; elsewhere fontconfig knows. */
function hasChineseFonts() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  const { stdout, error } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return !error && stdout.trim() !== ''
}

/**
 * Makes sure that browser tests can run here: a Chromium and fonts for Chinese, installed by apt-get where that is
 * possible.
 * @returns path of the Chromium
 * @throws Error whose message is one line that says what to do
 */
export function ensureBrowser(say: (line: string) => void): string {
  const found = attempt(() => findChromium())
  const needs = [
    ...('error' in found ? [{ name: 'chromium', words: found.error.message }] : []),
    ...(hasChineseFonts()
      ? []
      : [{ name: 'fonts-noto-cjk', words: 'No font for Chinese found: install one.' }]),
  ]
  if (needs.length > 0) {
    const packages = needs.map(({ name }) => name)
    // A chosen path that is wrong is the chooser's to mend.
    if ('error' in found && chosenPath(thisMachine)) throw found.error
    if (!canInstall()) throw new NoBrowser(needs.map(({ words }) => words).join(' ') + byHand(packages))
    say(`Installing ${packages.join(' and ')} by apt-get, once ...`)
    install(packages)
  }
  return 'error' in found ? findChromium() : found.value
}

function attempt(work: () => string): { value: string } | { error: Error } {
  try {
    return { value: work() }
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
}
