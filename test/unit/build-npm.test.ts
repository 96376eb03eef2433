/** miniprogram_npm: which packages it gets, and in what shape. */
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { packNpm } from '../../build/miniprogram-npm'
import { format } from '../../build/problems'
import { writeFiles, type Files } from '../fixtures/build/project'

let root: string

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'npm-test-'))
})

afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

/** Writes a project whose app depends on the given packages, packs it, and gives what was written. */
async function pack(dependencies: string[], files: Files) {
  const manifest = { dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])) }
  writeFiles(root, { 'app/package.json': JSON.stringify(manifest), ...files })
  const out = path.join(root, 'out')
  const problems = await packNpm(path.join(root, 'app'), out, root)
  const written = fs.existsSync(out) ? fs.readdirSync(out, { recursive: true, withFileTypes: true }) : []
  return {
    problems: problems.map(format),
    files: written
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(out, path.join(entry.parentPath, entry.name)))
      .sort(),
    read: (file: string) => fs.readFileSync(path.join(out, file), 'utf8'),
  }
}

test('a folder without package.json has no packages', async () => {
  await expect(packNpm(root, path.join(root, 'out'), root)).resolves.toEqual([])
})

test("the demo's own dependency comes with its dependencies beside it", async () => {
  const demo = path.resolve(__dirname, '../../miniprogram')
  await expect(packNpm(demo, path.join(root, 'out'), demo)).resolves.toEqual([])
  for (const name of ['miniprogram-computed', 'fast-deep-equal', 'rfdc']) {
    expect(fs.existsSync(path.join(root, 'out', name, 'index.js'))).toBe(true)
  }
})

test('a package made for mini-programs is copied whole, its syntax lowered', async () => {
  const { problems, files, read } = await pack(['ui', '@scope/kit'], {
    'node_modules/ui/package.json': '{ "miniprogram": "lib" }',
    'node_modules/ui/lib/button.js': 'module.exports = (a) => a?.b',
    'node_modules/ui/lib/button.wxml': '<view />',
    'node_modules/ui/src/button.ts': '',
    'node_modules/@scope/kit/package.json': '{}',
    'node_modules/@scope/kit/miniprogram_dist/index.js': '',
  })
  expect(problems).toEqual([])
  expect(files).toEqual(['@scope/kit/index.js', 'ui/button.js', 'ui/button.wxml'])
  expect(read('ui/button.js')).not.toContain('?.')
})

test('any other package is bundled from its main file, and its dependency becomes a sibling', async () => {
  const { problems, files } = await pack(['sum'], {
    'node_modules/sum/package.json': '{ "main": "lib/sum.js", "dependencies": { "one": "*" } }',
    'node_modules/sum/lib/sum.js':
      "module.exports = require('./two') + require('one') + require('one/lib/ten')",
    'node_modules/sum/lib/two.js': 'module.exports = 2',
    'node_modules/one/package.json': '{}',
    'node_modules/one/index.js': 'module.exports = 1',
    'node_modules/one/lib/ten.js': 'module.exports = 10',
  })
  expect(problems).toEqual([])
  expect(files).toEqual(['one/index.js', 'sum/index.js'])
  fs.rmSync(path.join(root, 'node_modules'), { recursive: true })
  fs.renameSync(path.join(root, 'out'), path.join(root, 'node_modules'))
  expect(execFileSync(process.execPath, ['-p', "require('sum')"], { cwd: root, encoding: 'utf8' })).toBe(
    '13\n',
  )
})

test.each<[what: string, files: Files, expected: string]>([
  ['is not installed', {}, 'app/package.json depends on "pkg", which is not installed; run npm install'],
  [
    'has no main file',
    { 'node_modules/pkg/package.json': '{ "main": "gone.js" }' },
    'app/package.json "pkg": has no main file, and no mini-program build either; it cannot be packed',
  ],
  [
    "needs one of Node's modules",
    { 'node_modules/pkg/package.json': '{}', 'node_modules/pkg/index.js': "require('fs')" },
    'app/package.json "pkg": ',
  ],
])('a package that %s is reported', async (_what, files, expected) => {
  const { problems } = await pack(['pkg'], files)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(expected)
})

test('two versions of one package are reported, not mixed', async () => {
  const { problems } = await pack(['a', 'b'], {
    'node_modules/a/package.json': '{ "dependencies": { "b": "*" } }',
    'node_modules/a/index.js': '',
    'node_modules/a/node_modules/b/package.json': '{ "version": "2.0.0" }',
    'node_modules/a/node_modules/b/index.js': '',
    'node_modules/b/package.json': '{ "version": "1.0.0" }',
    'node_modules/b/index.js': '',
  })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^node_modules\/a\/package\.json needs another version of "b"/)
})
