/**
 * `npm run bench:sizes`: what each package adds to a mini-program, all scripts, templates and style sheets that it ships,
 * measured on what npm gives (installed into .cache/ once).
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { hand, tableOf, type BenchResult, type Figure } from './result'

const root = path.resolve(__dirname, '..')
const cache = path.join(root, '.cache/bench-sizes')

const others = {
  'trtc-wx-sdk': '1.1.15',
  '@tencentcloud/trtc-component-wx': '1.0.7',
  'im-live-sells': '1.0.25',
}

interface Size {
  bytes: number
  gzip: number
}

function sizeOf(base: string, leave: (file: string) => boolean = () => false): Size {
  const files = fs.statSync(base).isFile()
    ? [base]
    : fs
        .readdirSync(base, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(c?js|json|wxml|wxss|wxs)$/.test(file) && !leave(file))
        .sort()
        .map((file) => path.join(base, file))
  if (files.length === 0) throw new Error(`${base} holds nothing that ships`)
  const all = Buffer.concat(files.map((file) => fs.readFileSync(file)))
  return { bytes: all.length, gzip: gzipSync(all, { level: 9 }).length }
}

function install(): void {
  const wanted = Object.entries(others)
  const there = wanted.every(([name, version]) => {
    const manifest = path.join(cache, 'node_modules', name, 'package.json')
    if (!fs.existsSync(manifest)) return false
    return (JSON.parse(fs.readFileSync(manifest, 'utf8')) as { version: string }).version === version
  })
  if (there) return
  fs.mkdirSync(cache, { recursive: true })
  fs.writeFileSync(path.join(cache, 'package.json'), JSON.stringify({ private: true, dependencies: others }))
  const args = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel=error',
  ]
  const { status, stderr } = spawnSync('npm', args, {
    cwd: cache,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm cannot give the packages to compare with: ${stderr.trim()}`)
}

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('there are errors to mend first, see above')
}

function main(): void {
  install()
  build()
  const of = (file: string): string => path.join(cache, 'node_modules', file)
  const plugin = sizeOf(path.join(root, 'dist/plugin'), (file) => file.startsWith('miniprogram_npm'))
  const library = sizeOf(path.join(root, 'tim-live-sell/dist/miniprogram/index.js'))
  const theirs = {
    'trtc-wx-sdk': sizeOf(of('trtc-wx-sdk/trtc-wx.js')),
    'trtc-component-wx': sizeOf(of('@tencentcloud/trtc-component-wx/miniprogram_dist')),
    'im-live-sells': sizeOf(of('im-live-sells/dist')),
  }
  const figures = ([name, ours, other]: [string, Size, keyof typeof theirs]): Figure[] =>
    (['bytes', 'gzip'] as const).map((kind) => ({
      what: `${name}, ${kind === 'gzip' ? 'gzip' : 'as shipped'}`,
      unit: 'kB',
      ours: ours[kind] / 1000,
      other: { name: other, value: theirs[other][kind] / 1000 },
    }))
  const pairs: [string, Size, keyof typeof theirs][] = [
    ['the plugin without packed SDKs', plugin, 'trtc-wx-sdk'],
    ['the plugin without packed SDKs', plugin, 'trtc-component-wx'],
    ['tim-live-sell', library, 'im-live-sells'],
  ]
  const result: BenchResult = {
    name: 'sizes',
    command: 'npm run bench:sizes',
    figures: pairs.flatMap(figures),
    limits:
      'each as its maker ships it, minified or not. The TRTC packages play calls, not live streams, and have neither ' +
      'whitelist nor instances; WeChat counts a plugin in the package that declares it. tim-live-sell without its ' +
      'second, optional entry, user-sig.',
  }
  hand(result)
  process.stdout.write(tableOf([result]))
}

main()
