/** What each built thing weighs: the plugin adds to a host's 2 MB, and most of a phone's start is reading scripts. */
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { packageSizes } from '../../build/check-size'
import { sizeBudget } from '../fixtures/size-budget'

const dist = path.resolve(__dirname, '../../dist')
const plugin = path.join(dist, 'plugin')

/** The plugin's own scripts, joined and minified as they ship, without the packages in miniprogram_npm. */
function ownScripts(): Buffer {
  const files = fs
    .readdirSync(plugin, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.startsWith('miniprogram_npm'))
    .sort()
  return Buffer.concat(files.map((file) => fs.readFileSync(path.join(plugin, file))))
}

test('the plugin’s own code stays under 25 kB gzip', () => {
  const { length } = gzipSync(ownScripts(), { level: 9 })
  expect(length).toBeGreaterThan(10_000)
  expect(length).toBeLessThan(sizeBudget.pluginScripts)
})

test.each([
  ['plugin', 'the plugin', sizeBudget.plugin],
  ['miniprogram', 'the main package', sizeBudget.demo],
])('dist/%s: %s stays within its budget', (folder, name, budget) => {
  const [first] = packageSizes(path.join(dist, folder))
  expect(first?.name).toBe(name)
  expect(first?.bytes).toBeGreaterThan(budget / 2)
  expect(first?.bytes).toBeLessThan(budget)
})

test('nothing of the workshop is shipped', () => {
  const files = fs.readdirSync(plugin, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => /\.(ts|md)$|schema\.json$|\.map$/.test(file))).toEqual([])
})
