/**
 * wxs is a language of its own that looks like JavaScript of 2009. Scripts are checked for what the official compiler
 * rejects, and rewritten where the same text means something else in a browser.
 */
import { parse, type AnyNode, type Node } from 'acorn'
import type { Place } from './problems'

export interface WxsResult {
  /** What to give the template compiler; undefined where the script has errors. */
  code?: string
  error?: { message: string; place: Place; hint?: string }
  /** The scripts it requires, as written. */
  requires: { path: string; place: Place }[]
}

/** Functions every wxs may call, and the meaning of `.constructor`, which in wxs is a name. */
export const wxsRuntime = `
var getRegExp=function(pattern,flags){return new RegExp(pattern,flags)};
var getDate=function(){return new (Function.prototype.bind.apply(Date,[null].concat([].slice.call(arguments))))()};
var __wxsConstructor=function(value){
  if(value===null||value===undefined)return undefined;
  if(Object.prototype.hasOwnProperty.call(value,'constructor'))return value.constructor;
  return Object.prototype.toString.call(value).slice(8,-1)
};
var __wxsFailed=function(name,error){console.error(name+' failed while it was loaded: '+error)};
`

interface Edit {
  start: number
  end: number
  text: string
}

const forbidden: Partial<Record<AnyNode['type'], string>> = {
  NewExpression: 'new is not part of wxs|Use getDate() or getRegExp(), or a plain object.',
  ThrowStatement: 'throw is not part of wxs|Return a value that says so.',
  TryStatement: 'try is not part of wxs|Test the value first.',
  ForInStatement: 'for…in is not part of wxs|Count with an index.',
  LabeledStatement: 'labels are not part of wxs|Use a variable.',
  WithStatement: 'with is not part of wxs|Name the object each time.',
  ForOfStatement: 'for…of is not part of wxs|Count with an index.',
  ArrowFunctionExpression: 'arrow functions are not part of wxs|Write function () { … }.',
  ClassDeclaration: 'classes are not part of wxs|Write functions.',
  ClassExpression: 'classes are not part of wxs|Write functions.',
  TemplateLiteral: 'template strings are not part of wxs|Join strings with +.',
  SpreadElement: 'the spread … is not part of wxs|Name each value.',
  RestElement: 'rest parameters are not part of wxs|Use arguments.',
  ObjectPattern: 'destructuring is not part of wxs|Read each value by its name.',
  ArrayPattern: 'destructuring is not part of wxs|Read each value by its index.',
  YieldExpression: 'generators are not part of wxs|Write a function.',
  AwaitExpression: 'await is not part of wxs|Do this in the page’s script.',
}

/** @param name How the script is called in messages, e.g. 'utils/format.wxs'. */
export function compileWxs(source: string, name: string): WxsResult {
  let tree: Node
  try {
    tree = parse(source, {
      ecmaVersion: 8,
      sourceType: 'script',
      locations: true,
      allowReturnOutsideFunction: true,
    })
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } }
    return {
      error: {
        message: `wxs: ${message.replace(/\s*\(\d+:\d+\)$/, '')}`,
        place: { line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 },
        hint: 'wxs is JavaScript without its newer syntax; correct the script here.',
      },
      requires: [],
    }
  }
  const edits: Edit[] = []
  const requires: WxsResult['requires'] = []
  const assigned = new Set<Node>()
  const paths = new Set<Node>()
  let error: WxsResult['error']
  for (const node of everyNode(tree)) {
    const complaint = complaintAbout(node)
    if (complaint !== undefined && error === undefined) error = { ...complaint, place: placeOfNode(node) }
    if (node.type === 'AssignmentExpression') assigned.add(node.left)
    const required = requiredPath(node)
    if (required !== undefined) {
      requires.push({ path: required.path, place: placeOfNode(required.node) })
      edits.push(withoutExtension(required))
      paths.add(required.node)
    } else if (!paths.has(node)) {
      edits.push(...backslashEdits(node, source))
    }
    if (!assigned.has(node)) edits.push(...constructorEdits(node, source))
  }
  if (error) return { error, requires }
  // A script that fails must not take every template of the package with it.
  const code = `try{(function(){${apply(source, edits)}\n})()}catch(error){__wxsFailed(${JSON.stringify(name)},error)}`
  return { code, requires }
}

function complaintAbout(node: AnyNode): { message: string; hint?: string } | undefined {
  const rule = forbidden[node.type]
  if (rule !== undefined) {
    const [message, hint] = rule.split('|')
    return { message: `wxs: ${message ?? ''}`, hint }
  }
  if (node.type === 'VariableDeclaration' && node.kind !== 'var') {
    return { message: `wxs: ${node.kind} is not part of wxs`, hint: 'Write var.' }
  }
  if (node.type === 'Literal' && node.regex) {
    return { message: 'wxs: has no regular expression literals', hint: "Use getRegExp('pattern', 'flags')." }
  }
  if (node.type === 'BinaryExpression' && ['in', 'instanceof', '**'].includes(node.operator)) {
    return { message: `wxs: ${node.operator} is not part of wxs`, hint: 'Write it with what wxs has.' }
  }
  if (node.type === 'Property' && node.kind !== 'init') {
    return { message: 'wxs: has no getters and setters', hint: 'Write a function.' }
  }
  return undefined
}

function requiredPath(node: AnyNode): { path: string; node: Node } | undefined {
  if (node.type !== 'CallExpression') return undefined
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined
  const [argument] = node.arguments
  if (argument?.type !== 'Literal' || typeof argument.value !== 'string') return undefined
  return { path: argument.value, node: argument }
}

/** The template compiler keeps scripts without their extension. */
function withoutExtension({ path, node }: { path: string; node: Node }): Edit {
  return { start: node.start, end: node.end, text: JSON.stringify(path.replace(/\.wxs$/, '')) }
}

/** `a.constructor` → `__wxsConstructor(a)` */
function constructorEdits(node: AnyNode, source: string): Edit[] {
  if (node.type !== 'MemberExpression' || node.computed) return []
  if (node.property.type !== 'Identifier' || node.property.name !== 'constructor') return []
  return [
    { start: node.start, end: node.start, text: '__wxsConstructor(' },
    // Not from the object's end: it may stand in brackets.
    { start: source.lastIndexOf('.', node.property.start), end: node.end, text: ')' },
  ]
}

/** The official compiler knows \n, \r and \t; before any other letter the backslash stays: '\d' is a backslash and a d. */
function backslashEdits(node: AnyNode, source: string): Edit[] {
  if (node.type !== 'Literal' || typeof node.value !== 'string') return []
  const text = source.slice(node.start, node.end)
  return [...text.matchAll(/\\([^])/g)]
    .filter(([, letter = '']) => !/[nrt\\'"\n\r]/.test(letter))
    .map(({ index }) => ({ start: node.start + index, end: node.start + index, text: '\\' }))
}

function* everyNode(node: Node): Generator<AnyNode> {
  // acorn's tree is plain objects; AnyNode is the union of all of them.
  yield node as AnyNode
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value as unknown]) {
      if (isNode(child)) yield* everyNode(child)
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function placeOfNode(node: Node): Place {
  return { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 }
}

function apply(source: string, edits: Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += source.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + source.slice(at)
}
