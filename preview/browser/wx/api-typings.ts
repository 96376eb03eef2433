/** Reads the names of wx.* out of miniprogram-api-typings (node only): how each is called, and whether a plugin may call it. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'

export interface ApiEntry {
  name: string
  /** 'async' takes {success, fail, complete}; 'object' holds more functions (wx.cloud). */
  form: 'async' | 'sync' | 'object'
  plugin: boolean
}

const typingsPath = 'node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts'

/** Sorted by name, each once. To be run from the repository's root. */
export function apiFromTypings(): ApiEntry[] {
  const text = readFileSync(typingsPath, 'utf8')
  const source = ts.createSourceFile(typingsPath, text, ts.ScriptTarget.Latest, true)
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  const collect = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node)
    ts.forEachChild(node, collect)
  }
  collect(source)
  const wx = interfaces.get('Wx')
  if (!wx) throw new Error(`${typingsPath} has no interface Wx: read its new layout and mend api-typings.ts`)

  const takesCallbacks = (member: ts.MethodSignature) => {
    const generic = member.typeParameters?.map((parameter) => parameter.constraint) ?? []
    const plain = member.parameters.map((parameter) => parameter.type)
    return [...generic, ...plain].some(
      (type) =>
        type && ts.isTypeReferenceNode(type) && hasMember(interfaces.get(type.typeName.getText()), 'fail'),
    )
  }
  const entries = wx.members.map((member): ApiEntry => {
    const form = !ts.isMethodSignature(member) ? 'object' : takesCallbacks(member) ? 'async' : 'sync'
    return { name: member.name?.getText() ?? '', form, plugin: isForPlugins(member) }
  })
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
}

function hasMember(declaration: ts.InterfaceDeclaration | undefined, name: string): boolean {
  return declaration?.members.some((member) => member.name?.getText() === name) ?? false
}

/** The documentation's line for plugins: 支持, 需要基础库 x.y.z, or 不支持. */
function isForPlugins(member: ts.TypeElement): boolean {
  const line = /在插件中使用：(.*)/.exec(member.getFullText())?.[1]
  return line !== undefined && !line.includes('不支持')
}
