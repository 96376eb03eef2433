/** Puts the wxs of a package, inline and in files, into the template compiler's group. */
import type { TmplGroup } from 'glass-easel-template-compiler'
import { resolvePath, type SourceTree } from './files'
import { placeOf, type Place, type ProblemList } from './problems'
import type { WxmlFile } from './wxml-graph'
import { compileWxs, type WxsResult } from './wxs'

export interface ScriptContext {
  group: TmplGroup
  tree: SourceTree
  problems: ProblemList
  /** Script files that a template or another script names. */
  wanted: Set<string>
}

export function setInlineScripts(path: string, file: WxmlFile, context: ScriptContext): void {
  const names = new Set<string>()
  for (const { script, attributes } of file.tags) {
    const module = attributes.find((attribute) => attribute.name === 'module')?.value?.text
    const src = attributes.some((attribute) => attribute.name === 'src')
    if (!script || module === undefined || src) continue
    const start = placeOf(file.text, script.start)
    if (names.has(module)) {
      context.problems.error(context.tree.absolute(file.file), `wxml: a second <wxs module="${module}">`, {
        place: start,
        hint: 'Give each script its own name.',
      })
      continue
    }
    names.add(module)
    const source = file.text.slice(script.start, script.end)
    const result = compileWxs(source, `${file.file} <wxs module="${module}">`)
    // A script with errors is emptied: its text would be a syntax error in the package.
    context.group.setInlineScript(path, module, result.code ?? '')
    report(result, file.file, start, context)
  }
}

/** Adds every wanted script file, and what those require, once. */
export function addScripts(context: ScriptContext): void {
  // A Set's iteration also meets what is added on the way.
  for (const file of context.wanted) {
    const result = compileWxs(context.tree.read(file), file)
    context.group.addScript(file.slice(0, -'.wxs'.length), result.code ?? '')
    report(result, file, { line: 1, column: 1 }, context)
  }
}

/** @param start Where the script begins in `file`. */
function report(
  result: WxsResult,
  file: string,
  start: Place,
  { tree, problems, wanted }: ScriptContext,
): void {
  const inFile = ({ line, column }: Place): Place => ({
    line: start.line + line - 1,
    column: line === 1 ? start.column + column - 1 : column,
  })
  const { error, requires } = result
  if (error)
    problems.error(tree.absolute(file), error.message, { place: inFile(error.place), hint: error.hint })
  for (const { path, place } of requires) {
    const target = resolvePath(path, file)
    if (target !== undefined && tree.has(target)) wanted.add(target)
    else {
      problems.error(tree.absolute(file), `wxs: require("${path}") names a file that does not exist`, {
        place: inFile(place),
        hint: 'Correct the path; it ends with .wxs.',
      })
    }
  }
}
