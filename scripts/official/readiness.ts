/** Everything that stands between a working copy and an upload, found at once. Pure. */
import { createPrivateKey } from 'node:crypto'

export interface Publication {
  appid: string
  version: string
  desc: string
  /** 1 … 30 */
  robot: number
  /** What the given key file holds; undefined: none was given; null: it cannot be read. */
  key: string | null | undefined
  /** How the key file was given, for messages. */
  keyPath: string
  /** The key file lies in the working copy, where git would take it. */
  keyInGit: boolean
  /** `provider` of each plugin that the demo declares: it is reviewed with this very plugin. */
  providers: string[]
  registry: string
  testRegistry: string
  /** The newest version that has been tagged v1.2.3; '' = none yet. */
  published: string
}

/** The appid of our own examples. */
export const PLACEHOLDER = 'wx1234567890abcdef'

/** A line each: what is missing, and what to do. Empty: ready. */
export function missingOf(given: Publication): string[] {
  return [
    ...ofAppid(given),
    ...ofKey(given),
    ...ofVersion(given),
    ...(given.desc.trim() === '' ? ['desc: say in a sentence what is new: --desc "…"'] : []),
    ...(Number.isInteger(given.robot) && given.robot >= 1 && given.robot <= 30
      ? []
      : ['robot: a number from 1 to 30: --robot 1']),
    ...ofRegistry('registry', given.registry),
    ...ofRegistry('testRegistry', given.testRegistry),
  ]
}

function ofAppid({ appid, providers }: Publication): string[] {
  if (appid === PLACEHOLDER || appid === '') {
    return [
      'appid: that of the mini-program for which the plugin was opened: --appid wx…, PLUGIN_APPID, or "appid" in ' +
        'project.config.json (WeChat console → 开发管理 → 开发者 ID)',
    ]
  }
  if (!/^wx[0-9a-f]{16}$/.test(appid)) {
    return [`appid: "${appid}" is none: wx and 16 characters of 0-9, a-f`]
  }
  return providers
    .filter((provider) => provider !== appid)
    .map(
      (provider) =>
        `miniprogram/app.json: the demo takes its plugin from "${provider}"; write "${appid}" as "provider" ` +
        'and keep "version": "dev", since it is reviewed with the plugin',
    )
}

function ofKey({ key, keyPath, keyInGit }: Publication): string[] {
  if (key === undefined) {
    return [
      'key: the upload key’s file: --key FILE or PLUGIN_KEY_PATH ' +
        '(WeChat console → 开发管理 → 开发设置 → 小程序代码上传: generate it, and allow this machine’s IP)',
    ]
  }
  if (key === null) return [`key: ${keyPath} cannot be read`]
  const problems = []
  try {
    if (createPrivateKey(key).asymmetricKeyType !== 'rsa') problems.push(`key: ${keyPath} is no RSA key`)
  } catch {
    problems.push(`key: ${keyPath} is no private key in PEM form, as the WeChat console gives it`)
  }
  if (keyInGit) problems.push(`key: ${keyPath} lies where git would commit it: move it out of this folder`)
  return problems
}

function ofVersion({ version, published }: Publication): string[] {
  if (version === '') return ['version: three numbers: --version 1.0.0']
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)) {
    return [
      `version: "${version}" is not three numbers with dots (1.0.0), without leading zeros and suffixes: ` +
        'hosts write it into their app.json',
    ]
  }
  if (version.split('.').some((part) => Number(part) > 999)) {
    return [`version: "${version}" has a number above 999, which WeChat does not take`]
  }
  if (published !== '' && compare(version, published) <= 0) {
    return [`version: ${version} is not above ${published}, the newest tag (v${published})`]
  }
  return []
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function ofRegistry(name: 'registry' | 'testRegistry', address: string): string[] {
  const place = `plugin/settings.ts: ${name}`
  if (address === '' || /\.example(\/|:|$)/.test(address)) {
    return [`${place} is still "${address}": write the HTTPS address of your whitelist documents`]
  }
  if (!/^https:\/\/[^/]/.test(address)) return [`${place}: "${address}" must begin with https://`]
  return address.endsWith('/') ? [`${place}: take the slash off its end`] : []
}
