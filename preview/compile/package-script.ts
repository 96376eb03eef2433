/** Writes a compiled package as the script the page loads. */
import type { CompiledPackage } from '../package-format'
import { moduleScope } from './module-scope'
import type { CompiledScript } from './scripts'

export type PackageParts = Omit<CompiledPackage, 'templates' | 'modules'> & {
  /** A JavaScript expression. */
  templates: string
  modules: ReadonlyMap<string, CompiledScript>
}

export function packageScript({ templates, modules, ...data }: PackageParts): string {
  const entries = [...modules].map(
    ([path, { name, strict, code }]) =>
      `${JSON.stringify(path)}: defineModule(${[name, strict, code].map((part) => JSON.stringify(part)).join(', ')})`,
  )
  return `(() => {
${moduleScope}
window.__PACKAGES__.push({
...${JSON.stringify(data)},
templates: ${templates},
modules: {
${entries.join(',\n')}
}
})
})()
`
}
