/** Which wxml and wxs files the pages and components reach, and which component names hold in each. */
import type { SourceTree } from './files'
import { resolvePath } from './files'
import { placeOf, type ProblemList } from './problems'
import { readWxml, type WxmlTag } from './wxml-lexer'

/** The template of a page or component. */
export interface TemplateUnit {
  /** Without extension. */
  path: string
  /** Names it may use for components: usingComponents of its own and of app.json, and its generics. */
  components: ReadonlySet<string>
}

export interface WxmlFile {
  file: string
  text: string
  tags: WxmlTag[]
  /** Of a file that several pages import: the names of all of them. */
  components: Set<string>
}

export interface WxmlGraph {
  /** path without extension → file */
  files: Map<string, WxmlFile>
  /** The files that `<wxs src>` names. */
  scripts: Set<string>
}

export function readTemplates(tree: SourceTree, units: TemplateUnit[], problems: ProblemList): WxmlGraph {
  const graph: WxmlGraph = { files: new Map(), scripts: new Set() }
  for (const unit of units) {
    const seen = new Set<string>()
    const visit = (path: string) => {
      if (seen.has(path)) return
      seen.add(path)
      const file = graph.files.get(path) ?? readFile(path)
      for (const name of unit.components) file.components.add(name)
      for (const imported of importsOf(file, tree)) visit(imported)
    }
    if (tree.has(`${unit.path}.wxml`)) visit(unit.path)
  }
  return graph

  /** Reads a file once and reports, once, what it names and is not there. */
  function readFile(path: string): WxmlFile {
    const text = tree.read(`${path}.wxml`)
    const file: WxmlFile = { file: `${path}.wxml`, text, tags: readWxml(text), components: new Set() }
    graph.files.set(path, file)
    for (const { tag, src, start } of references(file)) {
      const extension = tag === 'wxs' ? '.wxs' : '.wxml'
      const target = resolvePath(withExtension(src, extension), file.file)
      const place = placeOf(text, start)
      if (target === undefined || !tree.has(target)) {
        problems.error(tree.absolute(file.file), `<${tag} src="${src}"> names a file that does not exist`, {
          place,
          hint: `Create ${target ?? 'it inside the mini-program'}, or correct the path.`,
        })
      } else if (tag === 'wxs') {
        graph.scripts.add(target)
      }
    }
    return file
  }
}

/** Paths, without extension, of the files an `<import>` or `<include>` of this file names and that exist. */
function importsOf(file: WxmlFile, tree: SourceTree): string[] {
  return references(file).flatMap(({ tag, src }) => {
    if (tag === 'wxs') return []
    const target = resolvePath(withExtension(src, '.wxml'), file.file)
    return target !== undefined && tree.has(target) ? [target.slice(0, -'.wxml'.length)] : []
  })
}

function references({ tags }: WxmlFile): { tag: 'import' | 'include' | 'wxs'; src: string; start: number }[] {
  return tags.flatMap(({ name, closing, attributes }) => {
    if (closing || (name !== 'import' && name !== 'include' && name !== 'wxs')) return []
    const src = attributes.find((attribute) => attribute.name === 'src')?.value
    return src === undefined || src.text === '' ? [] : [{ tag: name, src: src.text, start: src.start }]
  })
}

function withExtension(path: string, extension: string): string {
  return path.endsWith(extension) ? path : path + extension
}
