/** Finds the mini-program in the folder a developer gave, and what its project.config.json says. */
import fs from 'node:fs'
import path from 'node:path'
import { displayPath, ProblemList } from './problems'
import { isRecord, readJsonObject, type JsonFile } from './read-json'

export interface Project {
  /** The folder that holds app.json. */
  root: string
  /** 'touristappid' is what WeChat DevTools uses where there is none. */
  appId: string
  /** Scripts run in strict mode, as they do after the compilation that "es6" switches on. */
  strict: boolean
  /** Of a.js and a.ts, a.ts is the source. */
  typescriptFirst: boolean
}

const configName = 'project.config.json'

/** Reports and gives undefined when the folder holds no mini-program. */
export function findHostProject(folder: string, cwd: string, problems: ProblemList): Project | undefined {
  if (!isFolder(folder)) {
    problems.error(folder, 'does not exist', { hint: 'Create the folder, or start with another --host.' })
    return undefined
  }
  const root = fs.existsSync(path.join(folder, 'app.json')) ? folder : miniprogramRoot(folder, problems)
  if (root === undefined || !fs.existsSync(path.join(root, 'app.json'))) {
    problems.error(root ?? folder, 'has no app.json: it is not a mini-program’s folder', {
      hint: hintFor(folder, cwd),
    })
    return undefined
  }
  return { root, ...settingsFor(root, folder, problems) }
}

/** What the project file nearest to a plugin or mini-program says, whether or not that is complete. */
export function settingsFor(root: string, folder: string, problems: ProblemList): Omit<Project, 'root'> {
  const config = configFor(root, folder, problems)?.value ?? {}
  const setting = isRecord(config.setting) ? config.setting : {}
  const plugins = setting.useCompilerPlugins
  return {
    appId: typeof config.appid === 'string' && config.appid !== '' ? config.appid : 'touristappid',
    strict: setting.es6 !== false,
    typescriptFirst: Array.isArray(plugins) && plugins.includes('typescript'),
  }
}

/** The project file stands in the folder itself, or above it and points to it. */
function configFor(root: string, folder: string, problems: ProblemList): JsonFile | undefined {
  for (const place of [folder, root]) {
    const file = path.join(place, configName)
    if (fs.existsSync(file)) return readJsonObject(file, problems)
  }
  for (const place of [path.dirname(root), path.dirname(path.dirname(root))]) {
    const file = path.join(place, configName)
    if (!fs.existsSync(file)) continue
    // A project further up may have nothing to do with this folder: what is wrong in it is then not ours to tell.
    const json = readJsonObject(file, new ProblemList(place))
    const { miniprogramRoot, pluginRoot } = json.value
    const roots = [miniprogramRoot, pluginRoot].filter((value) => typeof value === 'string')
    if (roots.some((value) => path.resolve(place, value) === path.resolve(root))) return json
  }
  return undefined
}

function miniprogramRoot(folder: string, problems: ProblemList): string | undefined {
  const file = path.join(folder, configName)
  if (!fs.existsSync(file)) return undefined
  const root = readJsonObject(file, problems).value.miniprogramRoot
  return typeof root === 'string' && root !== '' ? path.resolve(folder, root) : undefined
}

/** Looks for the folder the developer may have meant. */
function hintFor(folder: string, cwd: string): string {
  const inside = ['.', ...subfolders(folder)]
    .flatMap((name) => [name, ...subfolders(path.join(folder, name)).map((sub) => path.join(name, sub))])
    .find((name) => fs.existsSync(path.join(folder, name, 'app.json')))
  if (inside !== undefined) return `Start with --host ${displayPath(path.join(folder, inside), cwd)}`
  const framework = ['pages.json', 'src/pages.json', 'src/app.config.ts', 'src/app.config.js']
  if (framework.some((name) => fs.existsSync(path.join(folder, name)))) {
    return 'Build it for WeChat first, and give the folder the build writes.'
  }
  return 'Give the folder that holds app.json.'
}

function subfolders(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .slice(0, 50)
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
}
