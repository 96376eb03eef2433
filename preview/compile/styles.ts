/** The style sheets of a package: one per page and component, and app.wxss. */
import type { CompiledPackage } from '../package-format'
import type { SourceTree } from './files'
import type { ProblemList } from './problems'
import { isolationInScript, isolations, isScoped } from './style-isolation'
import type { Unit } from './units'
import { compileWxss } from './wxss'
import { pageElement } from './wxss-selectors'

export interface StylesOptions {
  kind: 'host' | 'plugin'
  id: string
  tree: SourceTree
  filesUrl: string
  problems: ProblemList
}

export function compileStyles(
  units: Unit[],
  { kind, id, tree, filesUrl, problems }: StylesOptions,
): Pick<CompiledPackage, 'styles' | 'styleScopes'> {
  const styles: Record<string, string> = {}
  const styleScopes: Record<string, string> = {}
  const shared = { tree, filesUrl, problems }
  if (kind === 'host' && tree.has('app.wxss')) {
    styles.app = compileWxss('app.wxss', { ...shared, components: new Set(), hostTags: [pageElement] })
  }
  units.forEach((unit, index) => {
    const { path, isPage, components, config } = unit
    const scope = isScoped({ kind, isPage, isolation: config.styleIsolation })
      ? scopeName(id, index)
      : undefined
    if (scope !== undefined) styleScopes[path] = scope
    checkIsolation(unit, problems)
    const file = `${path}.wxss`
    if (tree.has(file)) {
      const hostTags = isPage ? [pageElement] : [...unit.usedAs]
      styles[path] = compileWxss(file, { ...shared, scope, components, hostTags })
    } else {
      warnOfOtherLanguage(path, tree, problems)
    }
  })
  return { styles, styleScopes }
}

/** Writes down how the unit shares its styles where its .json does not say: its script may, and a page has its own default. */
export async function withIsolation(unit: Unit, kind: 'host' | 'plugin', tree: SourceTree): Promise<Unit> {
  const { config, isPage, path } = unit
  if (config.styleIsolation !== undefined) return unit
  const isolation =
    (await isolationOf(path, tree)) ??
    (config.addGlobalClass === true ? 'apply-shared' : undefined) ??
    // A page that calls itself a component is still a page.
    (isPage && kind === 'host' && config.component === true ? 'shared' : undefined)
  return isolation === undefined ? unit : { ...unit, config: { ...config, styleIsolation: isolation } }
}

async function isolationOf(path: string, tree: SourceTree): Promise<string | undefined> {
  for (const loader of ['js', 'ts'] as const) {
    const file = `${path}.${loader}`
    if (!tree.has(file)) continue
    try {
      return await isolationInScript(tree.read(file), loader)
    } catch {
      // A script that cannot be read is reported where scripts are compiled.
    }
  }
  return undefined
}

function checkIsolation({ config, json, path }: Unit, problems: ProblemList): void {
  const { styleIsolation } = config
  if (styleIsolation === undefined || isolations.includes(styleIsolation)) return
  problems.warning(json?.file ?? path, `"styleIsolation" is ${JSON.stringify(styleIsolation)}`, {
    place: json?.placeOf('styleIsolation'),
    hint: `WeChat knows ${isolations.join(', ')}.`,
  })
}

function warnOfOtherLanguage(path: string, tree: SourceTree, problems: ProblemList): void {
  const other = ['.less', '.scss', '.sass'].find((extension) => tree.has(path + extension))
  if (other === undefined) return
  problems.warning(tree.absolute(path + other), 'is not wxss: the preview leaves it out', {
    hint: `Compile it to ${path}.wxss first.`,
  })
}

/** Unlike any class name a person would write, and a CSS identifier. */
function scopeName(id: string, index: number): string {
  return `${id === '' ? 'host' : id.replace(/[^a-z0-9-]/gi, '-')}-c${index}`
}
