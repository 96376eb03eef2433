/**
 * Which of the template compiler's findings the official compiler rejects as well (errors here), and which it lets
 * pass (warnings here, or nothing). The numbers are glass-easel-template-compiler's; what the official one does with
 * each was tried with it.
 */
import type { CompileProblem } from '../package-format'

export interface WxmlFinding {
  isError: boolean
  code: number
  message: string
  /** From 0. */
  startLine: number
  startColumn: number
  endLine: number
  endColumn: number
}

type Severity = CompileProblem['severity']

const rules: Record<number, { severity?: Severity | 'none'; hint?: string }> = {
  65537: { hint: 'Remove the character.' }, // unexpected character
  65538: { hint: 'Correct the expression between {{ and }}.' }, // unexpected character inside expression
  65539: { severity: 'error', hint: 'Remove it: wxml knows comments only.' }, // unknown meta tag
  65540: { hint: 'Close the expression with }}.' }, // missing expression end
  65541: { severity: 'warning', hint: 'Write the character itself.' }, // illegal entity
  65542: { hint: 'Close the tag with > or />.' }, // incomplete tag
  65543: { severity: 'error', hint: 'Add the end tag, or write /> in the start tag.' }, // missing end tag
  65544: { severity: 'error', hint: 'Take the colon out of the name.' }, // illegal name prefix
  65545: { severity: 'warning', hint: 'WeChat knows no attribute with this prefix.' }, // invalid attribute prefix
  65546: { severity: 'error', hint: 'A name begins with a letter.' }, // invalid attribute name
  65548: { severity: 'warning', hint: 'It has no effect here.' }, // invalid attribute
  65549: { severity: 'warning', hint: 'Keep one of the two.' }, // duplicated attribute
  65550: { severity: 'warning', hint: 'Give each template its own name.' }, // duplicated name
  65551: { severity: 'none' }, // avoid uppercase letters
  65552: { severity: 'none' }, // unexpected whitespace
  65553: { severity: 'error', hint: 'Write a value in quotes after the =.' }, // missing attribute value
  65554: { severity: 'none' }, // data bindings are not allowed for this attribute
  65557: { severity: 'warning', hint: 'What stands inside is left out.' }, // child nodes are not allowed for this element
  65562: { hint: 'Add module="name".' }, // missing module name
  65563: { hint: 'Add src="path".' }, // missing source path
  65565: { severity: 'error', hint: 'Put the value in quotes.' }, // should be quoted
  65566: { severity: 'warning', hint: 'Write an expression between {{ and }}.' }, // the expression is empty
  65567: { severity: 'error', hint: 'Remove the end tag, or add its start tag.' }, // invalid end tag
}

/** `text` is what the finding points at. undefined: nothing a developer need know. */
export function judge(
  finding: WxmlFinding,
  text: string,
): { severity: Severity; message: string; hint?: string } | undefined {
  const rule = rules[finding.code]
  // Only a branch without its wx:if stops the official compiler; other misplaced attributes it passes over.
  const lostBranch = finding.code === 65548 && /^(wx:)?(else|elif)$/.test(text)
  const severity = lostBranch ? 'error' : (rule?.severity ?? (finding.isError ? 'error' : 'warning'))
  if (severity === 'none') return undefined
  const shown = /^[\w:.</>{}-]{1,40}$/.test(text) ? ` "${text}"` : ''
  return {
    severity,
    message: `wxml: ${finding.message}${shown}`,
    hint: lostBranch ? 'It must directly follow an element with wx:if or wx:elif.' : rule?.hint,
  }
}
