/** live-room-plugin-types as it would be published: what it holds, and a host that compiles against it. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ts from 'typescript'
import { checkEs2017 } from '../../build/check-es2017'
import { sizeBudget } from '../fixtures/size-budget'
import { snippetsOf } from '../fixtures/snippets'

const root = path.resolve(__dirname, '../..')

/** What hosts write; the README's own examples are compiled beside it. */
const HOST = `
import { ErrorCode, PlayerCode, type LiveRoomEvent, type PlayEventDetail } from 'live-room-plugin-types'

const player = requirePlugin('liveRoomPlugin').instance.getLiveRoomInstance()
const fallsThrough: { whatever(): void } = requirePlugin('anotherPlugin')
fallsThrough.whatever()
requirePlugin('live', (plugin) => plugin.errorCodes.WHITELIST satisfies -1)
void requirePlugin.async('liveRoomPlugin').then(({ instance }) => instance.getLiveRoomPushInstance().switchCamera())
void player.getLiveSell()?.like().then(({ nick }) => nick satisfies string)
void player.sendTextMsg('hello', ({ message }) => message satisfies string).then(({ nick }) => nick satisfies string)
void player.sendCustomMsg({ data: 'HUG' }).then(({ extension }) => extension satisfies string)
// @ts-expect-error a player has no camera
void player.switchCamera()

Page({
  onPlayEvent({ detail }: LiveRoomEvent<PlayEventDetail>) {
    if (detail.tag === 'playEvent') return detail.code === PlayerCode.GAVE_UP
    // @ts-expect-error the whitelist's reason, or another
    if (detail.code === ErrorCode.PRIVACY) return detail.reason === 'domain'
    return false
  },
  onNative({ detail }: WechatMiniprogram.CustomEvent<PlayEventDetail>) {
    return detail.tag
  },
})
`

interface Report {
  bytes: number
  files: string[]
  publint: unknown[]
  types: unknown
}

let folder = ''
let report: Report

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'live-room-types-'))
  const printed = execFileSync(process.execPath, [path.join(root, 'types/check.mjs'), folder], {
    encoding: 'utf8',
  })
  report = JSON.parse(printed) as Report
  const library = path.join(root, 'tim-live-sell/build.mjs')
  execFileSync(process.execPath, [library, path.join(folder, 'tim-live-sell')])
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test('holds the codes and the typings, and nothing else', () => {
  expect(report.files).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/index.cjs',
    'dist/index.d.cts',
    'dist/index.d.mts',
    'dist/index.mjs',
    'dist/miniprogram/index.js',
    'package.json',
  ])
})

test('stays within its budget', () => {
  expect(report.bytes).toBeLessThan(sizeBudget.typesPackage)
})

test('publint and "are the types wrong" find nothing', () => {
  expect(report.publint).toEqual([])
  expect(report.types).toEqual([])
})

test('what runs on phones is ES2017', () => {
  expect(checkEs2017(path.join(folder, 'package/dist/miniprogram'))).toEqual([])
})

/** `file:line message` of everything the compiler finds in a host that uses the package. */
function compileHost(files: Record<string, string>, options: ts.CompilerOptions): string[] {
  const host = fs.mkdtempSync(path.join(folder, 'host-'))
  const modules = path.join(host, 'node_modules')
  fs.mkdirSync(modules)
  fs.cpSync(path.join(folder, 'package'), path.join(modules, 'live-room-plugin-types'), { recursive: true })
  fs.cpSync(
    path.join(root, 'node_modules/miniprogram-api-typings'),
    path.join(modules, 'miniprogram-api-typings'),
    { recursive: true },
  )
  // Its typings alone are needed, as npm would install them beside ours.
  const library = path.join(modules, 'tim-live-sell')
  fs.mkdirSync(library)
  fs.cpSync(path.join(root, 'tim-live-sell/package.json'), path.join(library, 'package.json'))
  fs.cpSync(path.join(folder, 'tim-live-sell'), path.join(library, 'dist'), { recursive: true })
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(host, name), text)
  const program = ts.createProgram(
    Object.keys(files).map((name) => path.join(host, name)),
    {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2020,
      lib: ['lib.es2020.d.ts'],
      types: ['miniprogram-api-typings', 'live-room-plugin-types'],
      typeRoots: [modules],
      ...options,
    },
  )
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
    return `${path.basename(file?.fileName ?? '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

test.each([
  ['classic node', { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 }],
  ['a bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
])(
  'a host and the README’s examples compile beside miniprogram-api-typings, as %s resolves',
  (_, options) => {
    const [use = '', alias = '', cast = '', selected = ''] = [
      ...read('types/README.md').matchAll(/^```ts\n([^]*?)^```/gm),
    ].map(([, text]) => text)
    const files = {
      'host.ts': HOST,
      'use.ts': use,
      'alias.d.ts': alias,
      'cast.ts': cast,
      'selected.ts': selected,
    }
    expect(compileHost(files, options)).toEqual([])
  },
)

test('what the manual and the READMEs show compiles as well', () => {
  const documents = ['doc/README.md', 'README.md', 'README.zh-CN.md']
  const shown = Object.assign({}, ...documents.map((name) => snippetsOf(name, read(name)))) as Record<
    string,
    string
  >
  expect(Object.keys(shown).length).toBeGreaterThan(8)
  const wrong = snippetsOf(
    'wrong',
    '```js\nonPlayEvent({ detail }) {\n  this.player.play(detail.reason)\n},\n```\n',
  )
  const complaints = compileHost(
    { ...shown, ...wrong },
    { moduleResolution: ts.ModuleResolutionKind.Node10, skipLibCheck: true },
  )
  // Such a handler is seen through; nothing else is found.
  expect(complaints.map((line) => line.replace(/:\d+ /, ': '))).toEqual([
    expect.stringMatching(/^wrong-1\.ts: Property 'play' does not exist/) as string,
    expect.stringMatching(/^wrong-1\.ts: Property 'reason' does not exist/) as string,
  ])
})
