/**
 * Whose styles reach whom. WeChat's rules: a component keeps its classes to itself ('isolated') unless its .json, or
 * the options in its script, say otherwise; a page shares its own with every component that asks for them; a plugin's
 * component cannot be 'shared'.
 */
import { transform } from 'esbuild'

export interface StyleOwner {
  kind: 'host' | 'plugin'
  /** The unit is listed as a page. */
  isPage: boolean
  /** styleIsolation, as its .json or its script says. */
  isolation?: string
}

export const isolations = [
  'isolated',
  'apply-shared',
  'shared',
  'page-isolated',
  'page-apply-shared',
  'page-shared',
]

/** Whether the class names of the unit's wxss get a prefix of their own. */
export function isScoped({ kind, isPage, isolation }: StyleOwner): boolean {
  if (kind === 'plugin') return true
  const effective = isolation ?? (isPage ? 'shared' : 'isolated')
  return effective !== 'shared' && effective !== 'page-shared'
}

/**
 * What a component's script says in `options: {styleIsolation: …}` or `{addGlobalClass: true}`. The script is only
 * read, not run: options put together elsewhere are not seen.
 */
export async function isolationInScript(source: string, loader: 'js' | 'ts'): Promise<string | undefined> {
  if (!/styleIsolation|addGlobalClass/.test(source)) return undefined
  // Written out again without comments and spaces, the two options have one form each.
  const { code } = await transform(source, { loader, minifyWhitespace: true, legalComments: 'none' })
  const [, isolation] = /\bstyleIsolation:"([\w-]+)"/.exec(code) ?? []
  if (isolation !== undefined) return isolation
  return /\baddGlobalClass:(true|!0)/.test(code) ? 'apply-shared' : undefined
}
