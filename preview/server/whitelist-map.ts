/** Leads the plugin's requests for whitelist documents to the local service: the published plugin itself knows no preview. */
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { isRecord } from '../compile/read-json'

/** @returns Address in the plugin's settings → local address. Empty where the plugin has not been built. */
export function requestMap(pluginDir: string, whitelistOrigin: string): Record<string, string> {
  const settings = readSettings(path.join(pluginDir, 'settings.js'))
  const registries = [settings.registry, settings.testRegistry].filter(
    (value): value is string => typeof value === 'string' && value !== '',
  )
  return Object.fromEntries(registries.map((registry) => [registry.replace(/\/$/, ''), whitelistOrigin]))
}

/** `settings` as the built module exports it. */
function readSettings(file: string): Record<string, unknown> {
  if (!fs.existsSync(file)) return {}
  const module: { exports: unknown } = { exports: {} }
  vm.runInNewContext(fs.readFileSync(file, 'utf8'), { module, exports: module.exports }, { filename: file })
  return isRecord(module.exports) && isRecord(module.exports.settings) ? module.exports.settings : {}
}
