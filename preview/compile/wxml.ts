/** Compiles all wxml and wxs of a package with glass-easel's template compiler. */
import { TmplGroup } from 'glass-easel-template-compiler'
import type { SourceTree } from './files'
import { nativeTags, templateTags } from './native-tags'
import { placeOf, type ProblemList } from './problems'
import { readTemplates, type TemplateUnit, type WxmlFile } from './wxml-graph'
import { renameNativeTags } from './wxml-rename'
import { judge, type WxmlFinding } from './wxml-rules'
import { addScripts, setInlineScripts, type ScriptContext } from './wxml-scripts'
import { wxsRuntime } from './wxs'

/** @returns A JavaScript expression that gives path → template, as `CompiledPackage.templates` wants it. */
export function compileTemplates(tree: SourceTree, units: TemplateUnit[], problems: ProblemList): string {
  const { files, scripts } = readTemplates(tree, units, problems)
  const group = new TmplGroup()
  try {
    const context: ScriptContext = { group, tree, problems, wanted: new Set(scripts) }
    group.setExtraRuntimeScript(wxsRuntime)
    for (const [path, file] of files) {
      warnOfUnknownTags(file, tree, problems)
      if (!check(file, tree, problems)) continue
      group.addTmpl(path, renameNativeTags(file.text, file.tags, file.components))
      setInlineScripts(path, file, context)
    }
    addScripts(context)
    return group.getTmplGenObjectGroups()
  } finally {
    group.free()
  }
}

/** Reports what is wrong in the text as its author wrote it. false: it cannot be compiled. */
function check(file: WxmlFile, tree: SourceTree, problems: ProblemList): boolean {
  const group = new TmplGroup()
  // The compiler's own typings say `any`; its documentation says an array of these.
  const findings = group.addTmpl('checked', file.text) as WxmlFinding[]
  group.free()
  const absolute = tree.absolute(file.file)
  for (const finding of findings) {
    const verdict = judge(finding, pointedAt(file.text, finding))
    if (!verdict) continue
    const place = { line: finding.startLine + 1, column: finding.startColumn + 1 }
    problems.add(verdict.severity, absolute, verdict.message, { place, hint: verdict.hint })
  }
  for (const { name, value } of file.tags.flatMap((tag) => tag.attributes)) {
    if (value && !value.quoted && value.text.startsWith('{{')) {
      problems.warning(absolute, `wxml: the value of ${name} stands without quotes`, {
        place: placeOf(file.text, value.start),
        hint: 'WeChat DevTools rejects this: put it in quotes.',
      })
    }
  }
  return !findings.some((finding) => finding.isError && judge(finding, '')?.severity === 'error')
}

function warnOfUnknownTags(file: WxmlFile, tree: SourceTree, problems: ProblemList): void {
  const unknown = new Map<string, number>()
  for (const { name, nameStart, closing } of file.tags) {
    if (closing || nativeTags.has(name) || templateTags.has(name) || file.components.has(name)) continue
    if (!unknown.has(name)) unknown.set(name, nameStart)
  }
  for (const [name, at] of unknown) {
    problems.warning(
      tree.absolute(file.file),
      `wxml: <${name}> is neither a native tag nor a known component`,
      {
        place: placeOf(file.text, at),
        hint: `Name it under "usingComponents" in ${file.file.replace(/wxml$/, 'json')}.`,
      },
    )
  }
}

function pointedAt(text: string, { startLine, startColumn, endLine, endColumn }: WxmlFinding): string {
  const lines = text.split('\n')
  if (startLine === endLine) return lines[startLine]?.slice(startColumn, endColumn) ?? ''
  return ''
}
