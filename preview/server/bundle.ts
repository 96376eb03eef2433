/** Bundles the part of the preview that runs in the browser. */
import path from 'node:path'
import { build, type BuildFailure, type Message } from 'esbuild'
import type { CompileProblem } from '../package-format'
import { displayPath } from '../compile/problems'
import { root } from './places'

export interface Bundle {
  script?: string
  style?: string
  /** The AAC encoder, a module of its own: a megabyte that only a broadcaster loads. */
  aac?: string
  problems: CompileProblem[]
}

export async function bundleRuntime(): Promise<Bundle> {
  try {
    const [{ outputFiles }, aac] = await Promise.all([bundleMain(), bundleAac()])
    const textOf = (extension: string) => outputFiles.find((file) => file.path.endsWith(extension))?.text
    return { script: textOf('.js'), style: textOf('.css'), aac, problems: [] }
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>
    if (!Array.isArray(errors)) throw error
    return { problems: errors.map(problemFrom) }
  }
}

function bundleMain() {
  return build({
    entryPoints: [path.join(root, 'preview/browser/main.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    sourcemap: 'inline',
    charset: 'utf8',
    outdir: 'out',
    write: false,
    absWorkingDir: root,
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
    tsconfig: path.join(root, 'tsconfig.tools.json'),
    logLevel: 'silent',
  })
}

async function bundleAac(): Promise<string | undefined> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'preview/media/aac.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    write: false,
    absWorkingDir: root,
    tsconfig: path.join(root, 'tsconfig.tools.json'),
    logLevel: 'silent',
  })
  return outputFiles[0]?.text
}

function problemFrom({ text, location }: Message): CompileProblem {
  return {
    file: displayPath(path.resolve(root, location?.file ?? 'preview/browser'), process.cwd()),
    ...(location ? { line: location.line, column: location.column + 1 } : {}),
    message: `preview: ${text}`,
    severity: 'error',
  }
}
