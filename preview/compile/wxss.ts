/** Compiles one page's or component's wxss, with what it imports, to CSS for the browser. */
import postcss, { CssSyntaxError, type AtRule, type ChildNode, type Node, type Root } from 'postcss'
import { resolvePath, type SourceTree } from './files'
import type { Place, ProblemList } from './problems'
import { rewriteSelector, type SelectorScope } from './wxss-selectors'
import { fileAddress, isPicture, replaceLocalUrls, rpxToCalc, rpxToPx, withoutQuery } from './wxss-values'

export interface WxssOptions extends SelectorScope {
  tree: SourceTree
  problems: ProblemList
  /** Prefix under which the preview serves the package's files. */
  filesUrl: string
}

/** @param file The style sheet, relative to the tree's root. Problems are reported; what can be used is returned. */
export function compileWxss(file: string, options: WxssOptions): string {
  return compileFile(file, [], options)?.toString() ?? ''
}

/** @param above The files that import this one, outermost first. */
function compileFile(file: string, above: readonly string[], options: WxssOptions): Root | undefined {
  const { tree, problems } = options
  let root: Root
  try {
    root = postcss.parse(tree.read(file), { from: tree.absolute(file) })
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    const place = { line: error.line ?? 1, column: error.column ?? 1 }
    problems.error(tree.absolute(file), `wxss: ${error.reason}`, {
      place,
      hint: 'Correct the style sheet here.',
    })
    return undefined
  }
  rewriteValues(root, file, options)
  rewriteRules(root, file, options)
  root.walkAtRules('import', (rule) => {
    const imported = importedNodes(rule, file, [...above, file], options)
    if (imported) rule.replaceWith(imported)
    else rule.remove()
  })
  return root
}

function rewriteValues(root: Root, file: string, { tree, problems, filesUrl }: WxssOptions): void {
  root.walkDecls((declaration) => {
    declaration.value = rpxToCalc(declaration.value)
    declaration.value = replaceLocalUrls(declaration.value, (url) => {
      const { file: written, query } = withoutQuery(url)
      const target = resolvePath(written, file)
      const place = placeOfNode(declaration)
      if (target === undefined || !tree.has(target)) {
        const hint = `Create ${target ?? 'it inside the mini-program'}, or correct the path.`
        problems.warning(tree.absolute(file), `wxss: url(${url}) names a file that does not exist`, {
          place,
          hint,
        })
        return undefined
      }
      if (isPicture(target)) {
        problems.warning(
          tree.absolute(file),
          `wxss: url(${url}) is a local picture, which a phone does not load`,
          {
            place,
            hint: 'Use an <image>, a network address or base64.',
          },
        )
      }
      return fileAddress(filesUrl, target) + query
    })
  })
  root.walkAtRules('media', (rule) => {
    rule.params = rpxToPx(rule.params)
  })
}

function rewriteRules(root: Root, file: string, options: WxssOptions): void {
  root.walkRules((rule) => {
    // What stands in @keyframes are percentages, not selectors.
    if (rule.parent?.type === 'atrule' && /keyframes$/i.test((rule.parent as AtRule).name)) return
    try {
      rule.selector = rewriteSelector(rule.selector, options)
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
      options.problems.error(
        options.tree.absolute(file),
        `wxss: cannot read the selector "${rule.selector}": ${reason}`,
        {
          place: placeOfNode(rule),
          hint: 'Correct the selector; comments are written /* … */.',
        },
      )
      rule.remove()
    }
  })
}

/** The rules of the file that an `@import` names; undefined: none, and why has been reported. */
function importedNodes(
  rule: AtRule,
  file: string,
  above: readonly string[],
  options: WxssOptions,
): ChildNode[] | AtRule | undefined {
  const { tree, problems } = options
  const found = importTarget(rule.params, file, tree)
  if ('message' in found) {
    const { message, hint } = found
    problems.error(tree.absolute(file), `wxss: ${message}`, { place: placeOfNode(rule), hint })
    return undefined
  }
  if (above.includes(found.target)) {
    problems.warning(tree.absolute(file), `wxss: @import ${rule.params} leads in a circle and is left out`, {
      place: placeOfNode(rule),
      hint: 'Remove one of the imports.',
    })
    return undefined
  }
  const nodes = compileFile(found.target, above, options)?.nodes
  if (!nodes || found.media === '') return nodes
  return postcss.atRule({ name: 'media', params: rpxToPx(found.media), nodes })
}

function importTarget(
  params: string,
  file: string,
  tree: SourceTree,
): { target: string; media: string } | { message: string; hint: string } {
  const match = /^(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)?\s*(.*)$/s.exec(params)
  const written = match?.[1] ?? match?.[2] ?? match?.[3]
  if (written === undefined)
    return { message: `cannot read @import ${params}`, hint: 'Write @import "path.wxss";' }
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) {
    return {
      message: `@import "${written}" is not a file of the mini-program`,
      hint: 'Copy the style sheet into it.',
    }
  }
  const target = resolvePath(written, file)
  if (target !== undefined && tree.has(target)) return { target, media: match?.[4]?.trim() ?? '' }
  return {
    message: `@import "${written}" names a file that does not exist`,
    hint: `Create ${target ?? 'it inside the mini-program'}, or correct the path.`,
  }
}

function placeOfNode(node: Node): Place | undefined {
  const start = node.source?.start
  return start && { line: start.line, column: start.column }
}
