/** The build brings the library's output into step first, without making it anew for nothing. */
import * as fs from 'node:fs'
import * as path from 'node:path'
import { makeProject, type Project } from '../fixtures/build/project'

// Stands for the library's own script: writes what src/ says, and counts how often it is run.
const script = `
  import fs from 'node:fs'
  fs.appendFileSync('runs', 'x')
  const words = fs.readFileSync('src/index.ts', 'utf8')
  if (words === 'broken') throw new Error('src/index.ts is broken')
  fs.mkdirSync(process.argv[2] + '/miniprogram', { recursive: true })
  fs.writeFileSync(process.argv[2] + '/miniprogram/index.js', 'module.exports = ' + JSON.stringify(words))
`
const packed = 'plugin/miniprogram_npm/tim-live-sell/index.js'
let project: Project

beforeEach(() => {
  project = makeProject({
    'plugin/package.json': '{ "dependencies": { "tim-live-sell": "*" } }',
    'tim-live-sell/package.json': '{ "miniprogram": "dist/miniprogram" }',
    'tim-live-sell/build.mjs': script,
    'tim-live-sell/tsconfig.json': '{}',
    'tim-live-sell/src/index.ts': 'one',
    'tim-live-sell/src/more.ts': '',
  })
  fs.mkdirSync(path.join(project.root, 'node_modules'))
  fs.symlinkSync('../tim-live-sell', path.join(project.root, 'node_modules/tim-live-sell'))
})

afterEach(() => project.remove())

const runs = () => fs.readFileSync(path.join(project.root, 'tim-live-sell/runs'), 'utf8').length

test('the plugin is packed with the library of this very build', async () => {
  expect(await project.build()).toEqual([])
  expect(project.output(packed)?.toString()).toContain('one')
  project.write({ 'tim-live-sell/src/index.ts': 'two' })
  expect(await project.build()).toEqual([])
  expect(project.output(packed)?.toString()).toContain('two')
})

test('an unchanged library is not built again; one that lost a file is', async () => {
  await project.build()
  await project.build()
  expect(runs()).toBe(1)
  project.write({ 'tim-live-sell/src/more.ts': undefined })
  await project.build()
  await project.build()
  expect(runs()).toBe(2)
})

test('a library that does not build is said, and the earlier one stays', async () => {
  await project.build()
  project.write({ 'tim-live-sell/src/index.ts': 'broken' })
  const problems = await project.build()
  expect(problems[0]).toMatch(/^tim-live-sell\/build.mjs /)
  expect(problems.join('\n')).toContain('src/index.ts is broken')
  const made = path.join(project.root, 'tim-live-sell/dist/miniprogram/index.js')
  expect(fs.readFileSync(made, 'utf8')).toContain('one')
})

test('sources whose time is ahead of the clock are built once, like any', async () => {
  const ahead = new Date(Date.now() + 60_000)
  fs.utimesSync(path.join(project.root, 'tim-live-sell/src/index.ts'), ahead, ahead)
  await project.build()
  await project.build()
  expect(runs()).toBe(1)
})
