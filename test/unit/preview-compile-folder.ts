/** Writes mini-programs for the compiler's tests into temporary folders, and reads back what was compiled. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import vm from 'node:vm'
import { compileHost, compilePlugin, formatProblem, type HostOptions } from '../../preview/compile'
import { SourceTree } from '../../preview/compile/files'
import { ProblemList } from '../../preview/compile/problems'
import type { CompiledPackage } from '../../preview/package-format'

const made: string[] = []

/** Content by path; the folder is gone after `removeFolders()`. */
export function folderOf(files: Record<string, string | object>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'preview-compile-')))
  made.push(root)
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return root
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
}

/** The files of a host with one page, changed or extended by `files`. */
export function hostFiles(files: Record<string, string | object> = {}): Record<string, string | object> {
  return {
    'app.json': { pages: ['pages/a/a'] },
    'app.js': 'App({})',
    'pages/a/a.js': 'Page({})',
    'pages/a/a.wxml': '<view>a</view>',
    ...files,
  }
}

export interface Compiled {
  /** `severity: file:line:column message — hint`, files relative to the folder. */
  problems: string[]
  errors: string[]
  script?: string
  appId: string
  /** Runs the script; one with errors need not run. */
  package: () => CompiledPackage
}

export async function compileFolder(
  files: Record<string, string | object>,
  options: Partial<HostOptions> = {},
): Promise<Compiled> {
  const folder = folderOf(files)
  const { problems, script, appId } = await compileHost({
    folder,
    filesUrl: '/files/host/',
    cwd: folder,
    ...options,
  })
  return { ...textsOf(problems), script, appId, package: () => evaluate(script) }
}

export async function compilePluginFolder(
  files: Record<string, string | object>,
): Promise<Omit<Compiled, 'appId'>> {
  const folder = folderOf(files)
  const { problems, script } = await compilePlugin({
    folder,
    id: 'live',
    filesUrl: '/files/plugin/',
    cwd: folder,
  })
  return { ...textsOf(problems), script, package: () => evaluate(script) }
}

/** A tree and a list of problems, for one compiler step alone. */
export function workOn(files: Record<string, string>): {
  tree: SourceTree
  problems: ProblemList
  texts(): string[]
} {
  const tree = new SourceTree(folderOf(files))
  const problems = new ProblemList(tree.root)
  return { tree, problems, texts: () => textsOf(problems.all).problems }
}

function textsOf(problems: Parameters<typeof formatProblem>[0][]): { problems: string[]; errors: string[] } {
  const texts = problems.map((problem) => `${problem.severity}: ${formatProblem(problem)}`)
  return { problems: texts, errors: texts.filter((text) => text.startsWith('error')) }
}

/** Runs a package script as the page does. */
function evaluate(script = ''): CompiledPackage {
  const window: { __PACKAGES__: CompiledPackage[] } = { __PACKAGES__: [] }
  vm.runInNewContext(script, { window, console })
  const [compiled] = window.__PACKAGES__
  if (!compiled) throw new Error('the script has registered no package')
  return compiled
}
