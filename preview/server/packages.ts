/** Compiles plugin and host, and keeps the last state that had no errors: that one is served. */
import { compileHost, compilePlugin } from '../compile'
import { displayPath } from '../compile/problems'
import type { CompileProblem } from '../package-format'

export const pluginId = 'live-room'
export const filesUrls = { host: '/files/host/', plugin: '/files/plugin/' }

/** One state of both packages, without errors. */
export interface Packages {
  host: { script: string; root: string }
  plugin: { script: string; root: string }
  hostAppId: string
}

export interface Compiled {
  /** undefined: there are errors among the problems. */
  packages?: Packages
  problems: CompileProblem[]
}

export async function compilePackages(hostDir: string, pluginDir: string): Promise<Compiled> {
  try {
    return await compileBoth(hostDir, pluginDir)
  } catch (error) {
    // Files may go while they are being read; the next change brings another try.
    const { message, path = hostDir } = error as NodeJS.ErrnoException
    const file = displayPath(path, process.cwd())
    return { problems: [{ file, message: `compiling stopped: ${message}`, severity: 'error' }] }
  }
}

async function compileBoth(hostDir: string, pluginDir: string): Promise<Compiled> {
  const plugin = await compilePlugin({ folder: pluginDir, id: pluginId, filesUrl: filesUrls.plugin })
  const host = await compileHost({
    folder: hostDir,
    filesUrl: filesUrls.host,
    // Of a plugin that could not be read nothing is known.
    pluginComponents: plugin.script === undefined ? undefined : plugin.publicComponents,
  })
  const problems = [...plugin.problems, ...host.problems]
  const failed = problems.some((problem) => problem.severity === 'error')
  if (failed || plugin.script === undefined || host.script === undefined) return { problems }
  if (plugin.root === undefined || host.root === undefined) return { problems }
  return {
    packages: {
      host: { script: host.script, root: host.root },
      plugin: { script: plugin.script, root: plugin.root },
      hostAppId: host.appId,
    },
    problems,
  }
}
