/** Both builds of the plugin: with the chat SDK inside, and for hosts that bring their own. Neither evaluates a chat that no room uses. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import vm from 'node:vm'
import { createBuild } from '../../build'
import { packageSizes } from '../../build/check-size'
import { sizeBudget } from '../fixtures/size-budget'
import mustBeBuilt from '../setup/built'

const root = path.resolve(__dirname, '../..')
const out = fs.mkdtempSync(path.join(os.tmpdir(), 'chat-build-'))

afterAll(() => fs.rmSync(out, { recursive: true, force: true }))

/** Loads the main file and both components; gives the packages that were required. */
function requiredBy(plugin: string): string[] {
  const packages: string[] = []
  const modules = new Map<string, { exports: unknown }>()
  const components: unknown[] = []
  const load = (file: string): unknown => {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const require = (name: string): unknown => {
      if (name.startsWith('.')) return load(path.posix.join(path.posix.dirname(file), name))
      packages.push(name)
      return {}
    }
    const Component = (one: unknown): void => void components.push(one)
    const globals = { module, exports: module.exports, require, Component }
    vm.runInNewContext(fs.readFileSync(path.join(plugin, file), 'utf8'), globals)
    return module.exports
  }
  for (const name of [
    'index',
    ...['play', 'push'].map((one) => `components/live-room-${one}/live-room-${one}`),
  ])
    load(`${name}.js`)
  expect(components).toHaveLength(2)
  return packages
}

const packed = (plugin: string): string[] => fs.readdirSync(path.join(plugin, 'miniprogram_npm')).sort()

test('the default build holds the SDK as it is published, and loads without it', () => {
  mustBeBuilt()
  const plugin = path.join(root, 'dist/plugin')
  expect(packed(plugin)).toEqual(['tim-live-sell', 'tim-wx-sdk'])
  const sdk = fs.readFileSync(path.join(plugin, 'miniprogram_npm/tim-wx-sdk/index.js'))
  expect(sdk.equals(fs.readFileSync(path.join(root, 'node_modules/tim-wx-sdk/tim-wx.js')))).toBe(true)
  expect(requiredBy(plugin)).toEqual([])
})

test('--chat=host: holds no SDK, asks for none, and stays within its budget', async () => {
  await createBuild({ root, out, chat: 'host' })()
  const plugin = path.join(out, 'plugin')
  expect(packed(plugin)).toEqual(['tim-live-sell'])
  expect(requiredBy(plugin)).toEqual([])
  const files = fs
    .readdirSync(plugin, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(plugin, file))
    .filter((file) => fs.statSync(file).isFile())
  const scripts = files.filter((file) => file.endsWith('.js')).map((file) => fs.readFileSync(file, 'utf8'))
  expect(scripts.join('')).not.toMatch(/require\(["']tim-wx-sdk["']\)/)
  expect(packageSizes(plugin)[0]?.bytes).toBeLessThan(sizeBudget.pluginWithoutSdk)
  // A whole build, on a machine that may be doing more.
}, 300_000)
