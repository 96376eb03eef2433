/** What would be published: nothing but the package, in three builds, typed, small, and of old syntax for phones. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkEs2017 } from '../../build/check-es2017'

const home = path.resolve(__dirname, '../../tim-live-sell')

interface Report {
  files: string[]
  publint: unknown[]
  types: unknown
  size: { core: number; userSig: number }
  used: string
}

/** Bytes of what an app imports, minified by terser and zipped. */
const budget = { core: 6000, userSig: 2500 }

describe('the packed package', () => {
  let report: Report
  beforeAll(() => {
    const printed = execFileSync(process.execPath, ['check.mjs'], { cwd: home, encoding: 'utf8' })
    report = JSON.parse(printed) as Report
  })

  test('holds the builds, the typings and the words, and nothing else', () => {
    expect(report.files).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/index.cjs',
      'dist/index.d.cts',
      'dist/index.d.mts',
      'dist/index.mjs',
      'dist/miniprogram/index.js',
      'dist/miniprogram/user-sig.js',
      'dist/shared.d.cts',
      'dist/shared.d.mts',
      'dist/user-sig.cjs',
      'dist/user-sig.d.cts',
      'dist/user-sig.d.mts',
      'dist/user-sig.mjs',
      'package.json',
      'user-sig/package.json',
    ])
  })

  test('publint and "are the types wrong" find nothing', () => {
    expect(report.publint).toEqual([])
    expect(report.types).toEqual([])
  })

  test('can be imported and required, by both its entries', () => {
    expect(report.used).toBe('good')
  })

  test('keeps its size', () => {
    expect(report.size.core).toBeLessThanOrEqual(budget.core)
    expect(report.size.userSig).toBeLessThanOrEqual(budget.userSig)
  })
})

test('depends on nothing, and knows neither wx nor a page', () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >
  expect(manifest).not.toHaveProperty('dependencies')
  expect(manifest).not.toHaveProperty('peerDependencies')
  for (const file of fs.readdirSync(path.join(home, 'src'))) {
    const source = fs.readFileSync(path.join(home, 'src', file), 'utf8')
    expect(source).not.toMatch(/\b(wx|window|document|globalThis|process)\.\w/)
    for (const [, from = ''] of source.matchAll(/^import .* from '([^']+)'/gm)) expect(from).toMatch(/^\.\//)
  }
})

test('what runs on phones is ES2017, built-ins too', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tsl-es2017-'))
  try {
    execFileSync(process.execPath, ['build.mjs', folder], { cwd: home })
    expect(checkEs2017(path.join(folder, 'miniprogram'))).toEqual([])
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})
