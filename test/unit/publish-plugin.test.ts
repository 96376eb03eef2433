/** Before an upload: everything that is missing is told at once, with what to do; the key is never told. */
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { withoutKey } from '../../scripts/official/compile'
import { filesWithExampleAddresses } from '../../scripts/official/example-addresses'
import { CannotInstall, installMiniprogramCi } from '../../scripts/official/miniprogram-ci'
import { missingOf, PLACEHOLDER, type Publication } from '../../scripts/official/readiness'

const pem = (type: 'rsa' | 'ec'): string =>
  type === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 1024 })
        .privateKey.export({ type: 'pkcs1', format: 'pem' })
        .toString()
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString()

const ready: Publication = {
  appid: 'wx0123456789abcdef',
  version: '1.2.0',
  desc: '新增画中画',
  robot: 1,
  key: pem('rsa'),
  keyPath: '../plugin.key',
  keyInGit: false,
  providers: ['wx0123456789abcdef'],
  registry: 'https://whitelist.my-company.com/v1',
  testRegistry: 'https://whitelist-test.my-company.com/v1',
  published: '1.1.9',
}

test('a provider who has everything is told nothing', () => expect(missingOf(ready)).toEqual([]))

test('the repository as it is: everything that is missing, at once', () => {
  const lines = missingOf({
    ...ready,
    appid: PLACEHOLDER,
    version: '',
    desc: ' ',
    key: undefined,
    registry: 'https://whitelist.live-room.example/v1',
    testRegistry: '',
  })
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'appid',
    'key',
    'version',
    'desc',
    'plugin/settings.ts',
    'plugin/settings.ts',
  ])
})

const cases: [what: string, change: Partial<Publication>, expected: RegExp][] = [
  ['an appid that is none', { appid: 'wx123' }, /^appid: "wx123" is none/],
  [
    'a demo of another provider',
    { providers: ['wx1'] },
    /^miniprogram\/app\.json: .*"wx1"; write "wx0123456789abcdef"/,
  ],
  ['a key file that cannot be read', { key: null }, /^key: \.\.\/plugin\.key cannot be read$/],
  ['a key file that holds none', { key: 'hello' }, /^key: \.\.\/plugin\.key is no private key/],
  ['a key of another kind', { key: pem('ec') }, /^key: \.\.\/plugin\.key is no RSA key$/],
  ['a key that git would take', { keyInGit: true }, /^key: .* move it out/],
  ['two numbers', { version: '1.2' }, /^version: "1\.2" is not three numbers/],
  ['a suffix', { version: '1.2.0-beta' }, /^version: "1\.2\.0-beta" is not three numbers/],
  ['a leading zero', { version: '1.02.0' }, /^version: /],
  ['a number above 999', { version: '1.1000.0' }, /^version: "1\.1000\.0" has a number above 999/],
  ['the version that is out', { version: '1.1.9' }, /^version: 1\.1\.9 is not above 1\.1\.9/],
  [
    'a lower one, by number and not by letter',
    { version: '1.9.0', published: '1.10.0' },
    /not above 1\.10\.0/,
  ],
  ['robot 31', { robot: 31 }, /^robot: /],
  ['a registry without https', { registry: 'http://a.com' }, /^plugin\/settings\.ts: registry: .* https/],
  ['a registry with a slash at its end', { registry: 'https://a.com/' }, /take the slash off/],
]

test.each(cases)('is named: %s', (_what, change, expected) => {
  expect(missingOf({ ...ready, ...change })).toEqual([expect.stringMatching(expected)])
})

test('no message holds a key', () => {
  const key = pem('rsa')
  expect(withoutKey(`failed with ${key} in it`)).toBe('failed with <key>\n in it')
  expect(withoutKey(`cut off: ${key.slice(0, 100)}`)).toBe('cut off: <key>')
  for (const [, change] of cases)
    expect(missingOf({ ...ready, ...change }).join()).not.toContain('PRIVATE KEY')
})

test('files of the demo with made-up addresses are named, as providers.md names them', () => {
  const root = path.resolve(__dirname, '../..')
  const named = filesWithExampleAddresses(path.join(root, 'miniprogram'))
  const manual = fs.readFileSync(path.join(root, 'doc/providers.md'), 'utf8')
  const rows = [...manual.matchAll(/^ +\| `miniprogram\/([\w/.-]+)` \|/gm)].map(([, file = '']) => file)
  expect(named).toEqual(rows.sort())

  const demo = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'))
  fs.mkdirSync(path.join(demo, 'node_modules/a'), { recursive: true })
  fs.writeFileSync(path.join(demo, 'node_modules/a/index.js'), "'https://a.example/'")
  fs.writeFileSync(path.join(demo, 'rooms.ts'), "'rtmp://play.my-company.com/live/a' // an example")
  expect(filesWithExampleAddresses(demo)).toEqual([])
  fs.rmSync(demo, { recursive: true })
})

test('where the compiler cannot be installed, that is said, and is no refusal', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'no-registry-'))
  const env = {
    ...process.env,
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_cache: path.join(folder, 'npm'),
    npm_config_fetch_retries: '0',
  }
  let thrown: unknown
  try {
    installMiniprogramCi(path.join(folder, 'ci'), () => undefined, env)
  } catch (error) {
    thrown = error
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
  expect(thrown).toBeInstanceOf(CannotInstall)
  expect(String(thrown)).toMatch(/cannot be installed here \(npm error .+\): it comes from the npm registry/)
})

test('the command says so, and ends with 1, before anything is built', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/publish-plugin.ts', '--key', 'no-such.key', '--version', '1'],
    { encoding: 'utf8', cwd: path.resolve(__dirname, '../..') },
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Before the upload, \d things are missing:\n- /)
  expect(stderr).toContain('- key: no-such.key cannot be read')
})
