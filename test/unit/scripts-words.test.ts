/** What a contributor's machine may lack, and the one line that each script says about it. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { byHand, install } from '../../scripts/apt'
import { tooOld } from '../../scripts/node-version.js'

const root = path.resolve(__dirname, '../..')
const bin = fs.mkdtempSync(path.join(os.tmpdir(), 'scripts-words-'))

afterAll(() => fs.rmSync(bin, { recursive: true, force: true }))

/** A program of that name, first on the PATH. */
function program(name: string, script: string): NodeJS.ProcessEnv {
  fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` }
}

test.each([
  ['20.18.3', '>=20.19', /^Node 20\.19 or newer is needed, this is 20\.18\.3: install one .*npm ci$/],
  ['18.20.8', '>=20.19', /this is 18\.20\.8/],
  ['20.19.0', '>=20.19', undefined],
  ['22.0.0', '>=20.19', undefined],
])('Node %s where %s is wanted', (version, wanted, words) => {
  const said = tooOld(version, wanted)
  if (words === undefined) expect(said).toBeUndefined()
  else expect(said).toMatch(words)
})

test('this very Node is new enough by package.json', () => {
  expect(tooOld(process.versions.node)).toBeUndefined()
})

describe('apt-get', () => {
  test('that installs says nothing', () => {
    expect(() => install(['chromium'], program('apt-get', 'exit 0'))).not.toThrow()
  })

  test('without a network: the reason is the network, although "update" ends well', () => {
    const env = program(
      'apt-get',
      'case "$*" in\n' +
        '*update) echo "W: Failed to fetch http://deb.example/InRelease  Could not connect" >&2; echo "W: Some index files failed" >&2;;\n' +
        '*) echo "E: Unable to locate package chromium" >&2; exit 100;;\nesac',
    )
    expect(() => install(['chromium', 'fonts-noto-cjk'], env)).toThrow(
      'apt-get could not install chromium and fonts-noto-cjk (E: Unable to locate package chromium; the update before it: ' +
        'W: Failed to fetch http://deb.example/InRelease  Could not connect): connect and try again, or install them yourself.',
    )
  })

  test('an update that fails is no reason not to try, and is told if the rest fails as well', () => {
    const broken = 'case "$*" in *update) echo "E: no Release file" >&2; exit 100;; *) exit'
    expect(() => install(['chromium'], program('apt-get', `${broken} 0;; esac`))).not.toThrow()
    expect(() => install(['chromium'], program('apt-get', `${broken} 7;; esac`))).toThrow(
      'apt-get could not install chromium (exit code 7; the update before it: E: no Release file)',
    )
  })

  test('who may not run it is told what to install, all at once, where there is one', () => {
    expect(byHand(['chromium', 'fonts-noto-cjk'], 'linux')).toBe(
      ' On Debian or Ubuntu: sudo apt-get install chromium fonts-noto-cjk',
    )
    expect(byHand(['chromium'], 'darwin')).toBe('')
  })
})

describe('npm test', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/test.mjs', ...args], {
      cwd: root,
      encoding: 'utf8',
      // A browser that is chosen and not there: nothing is installed, nothing else is looked for.
      env: { ...process.env, CHROMIUM_PATH: '/no/such/browser' },
    })
    return { status, said: `${stdout}${stderr}`.split('\n').filter(Boolean) }
  }

  test('an option that it does not know, a step that there is not: one line', () => {
    expect(run('--bail')).toEqual({
      status: 2,
      said: ["Unknown option '--bail'; there is --only, and what stands behind a further -- goes to jest"],
    })
    expect(run('--only', 'units')).toEqual({
      status: 2,
      said: [expect.stringMatching(/^No test step "units"; /)],
    })
  })

  test('a browser that is not there is told before anything else has run, with what can be done without it', () => {
    const { status, said } = run('--only', 'lint,browser')
    expect(status).toBe(1)
    expect(said).toContainEqual(
      expect.stringMatching(/^CHROMIUM_PATH or CHROME_PATH names \/no\/such\/browser/),
    )
    expect(said).toContain('Without a browser: npm test -- --only lint')
    expect(said).not.toContain('== lint')
    expect(said).toContain('0 passed, 0 failed')
  })
})

test.each([
  ['bench/all.ts', "Unknown option '--nonsense'; there is --quick, --only\n"],
  ['scripts/examples.ts', "Unknown option '--nonsense'; there is --build\n"],
])('%s: a wrong option is told in one line', (script, words) => {
  const args = ['--import', 'tsx', path.join(root, script), '--nonsense']
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 2, stderr: words })
})
