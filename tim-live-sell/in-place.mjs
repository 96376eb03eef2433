/**
 * Puts functions with one caller where they are called, as far as that is nothing but moving their lines. Minifiers do the
 * same, but only with functions that are little more than an expression.
 */
import { types as t } from '@babel/core'

/** @typedef {import('@babel/core').NodePath} Path */
/** @typedef {import('@babel/core').NodePath<t.Program>} Program */
/** @typedef {import('@babel/core').NodePath<t.FunctionDeclaration>} Declared */
/** @typedef {{ call: import('@babel/core').NodePath<t.CallExpression>, statement: Path }} Place */

/** @param {Program} program */
export function putInPlace(program) {
  while (moveOne(program) || dropSome(program));
}

/**
 * @param {Program} program
 * @returns {boolean} was there one?
 */
function moveOne(program) {
  let done = false
  program.scope.crawl()
  program.traverse({
    FunctionDeclaration(path) {
      const place = done ? undefined : placeOf(path)
      if (!place) return
      move(path, place, naming(program))
      done = true
    },
  })
  return done
}

/**
 * @param {Declared} path
 * @returns {Place | undefined} the only call, and the statement that begins with it
 */
function placeOf(path) {
  const { id, params, body, async, generator } = path.node
  const [use, ...more] = (id && path.parentPath.scope.getBinding(id.name)?.referencePaths) || []
  const call = use?.parentPath
  if (!call?.isCallExpression() || call.node.callee !== use?.node || more.length || async || generator) return
  const { arguments: given } = call.node
  if (params.length !== given.length || !given.every((one) => t.isExpression(one))) return
  if (!params.every((one) => t.isIdentifier(one) || t.isObjectPattern(one))) return
  const statement = statementOf(call)
  // A value is asked for where the function returns one, and only there.
  const isAlone = !!statement?.isExpressionStatement() && statement.node.expression === call.node
  const returns = t.isReturnStatement(body.body[body.body.length - 1])
  return statement && isAlone !== returns && isMovable(path, call) ? { call, statement } : undefined
}

/**
 * Does it mean the same where it is called?
 * @param {Declared} path
 * @param {Path} call
 * @returns {boolean}
 */
function isMovable(path, call) {
  const { body } = path.node.body
  let movable = !call.find((parent) => parent.node === path.node)
  path.traverse({
    ThisExpression() {
      movable = false
    },
    Function() {
      // What is made there may outlive the instance, and would hold what surrounds it.
      if (path.parentPath.isProgram() && call.getFunctionParent()?.getFunctionParent()) movable = false
    },
    ReturnStatement(inner) {
      if (inner.getFunctionParent()?.node === path.node && inner.node !== body[body.length - 1])
        movable = false
    },
    Identifier(inner) {
      const { name } = inner.node
      if (!inner.isReferenced() && !t.isBinding(inner.node, inner.parent)) return
      const binding = inner.scope.getBinding(name)
      const isOwn = binding?.scope.path.find((parent) => parent.node === path.node)
      if (name === 'arguments' || (!isOwn && call.scope.getBinding(name) !== binding)) movable = false
    },
  })
  return movable
}

/**
 * @param {Path} path
 * @returns {Path | undefined} a statement that does nothing before it asks for this value, and is no part of another one
 */
function statementOf(path) {
  const { parentPath: parent } = path
  if (!parent) return
  if (parent.isAwaitExpression()) return statementOf(parent)
  if (parent.isAssignmentExpression() && t.isIdentifier(parent.node.left)) return statementOf(parent)
  if (parent.isCallExpression() && t.isIdentifier(parent.node.callee) && path.listKey === 'arguments') {
    const before = parent.node.arguments.slice(0, Number(path.key))
    return before.every(isHarmless) ? statementOf(parent) : undefined
  }
  const isFirst = parent.isVariableDeclarator() && parent.key === 0
  const statement = isFirst ? parent.parentPath : parent
  if (!isFirst && !parent.isExpressionStatement() && !parent.isReturnStatement()) return
  const stands = statement?.inList || /^(body|consequent|alternate)$/.test(`${statement?.key}`)
  return stands && statement ? statement : undefined
}

/**
 * @param {t.Node} node
 * @returns {boolean} may be evaluated earlier or later
 */
function isHarmless(node) {
  if (!t.isObjectExpression(node)) return t.isIdentifier(node) || t.isLiteral(node) || t.isFunction(node)
  return node.properties.every(
    (one) => t.isObjectMethod(one) || (t.isObjectProperty(one) && isHarmless(one.value)),
  )
}

/**
 * @param {Declared} path
 * @param {Place} place
 * @param {(name: string) => string} nameFor
 */
function move(path, { call, statement }, nameFor) {
  const { params, body } = path.node
  for (const name of Object.keys(path.scope.bindings)) path.scope.rename(name, nameFor(name))
  const declared = params.map((param, i) => {
    const given = call.node.arguments[i]
    if (!t.isLVal(param) || !t.isExpression(given)) throw new Error('closure: this is no argument')
    return t.variableDeclaration('let', [t.variableDeclarator(param, given)])
  })
  const lines = [...declared, ...body.body]
  const last = lines[lines.length - 1]
  if (t.isReturnStatement(last) && last.argument) {
    call.replaceWith(last.argument)
    statement.insertBefore(lines.slice(0, -1))
  } else statement.replaceWithMultiple(lines)
  path.remove()
}

/**
 * A further name for what does not change is one too many.
 * @param {Program} program
 * @returns {boolean} was there any?
 */
function dropSome(program) {
  /** Names about which nothing is certain any more, until all is looked at anew. */
  const touched = new Set()
  program.scope.crawl()
  program.traverse({
    VariableDeclarator(path) {
      const { id, init } = path.node
      if (!t.isIdentifier(id) || !t.isIdentifier(init) || path.scope === program.scope) return
      const further = path.scope.getBinding(id.name)
      const first = path.scope.getBinding(init.name)
      if (!further?.constant || !first?.constant || touched.has(id.name) || touched.has(init.name)) return
      const isHidden = further.referencePaths.some(
        ({ scope }) => ![undefined, first].includes(scope.getBinding(init.name)),
      )
      if (isHidden) return
      touched.add(id.name).add(init.name)
      further.scope.rename(id.name, init.name)
      path.remove()
    },
  })
  return touched.size > 0
}

/**
 * @param {Program} program
 * @param {number} [own] how many variables of that name there may be: the one that asks
 * @returns {(name: string) => string} the name, or one like it that no variable has
 */
export function naming(program, own = 1) {
  /** @type {Map<string, number>} */
  const names = new Map(Object.keys(program.scope.globals).map((name) => [name, 2]))
  /** @param {Path} path */
  const add = ({ scope }) =>
    Object.keys(scope.bindings).forEach((name) => names.set(name, (names.get(name) ?? 0) + 1))
  add(program)
  program.traverse({ Scope: add })
  return (name) => {
    const stem = name.replace(/\d+$/, '')
    let free = name
    for (let i = 2; (names.get(free) ?? 0) > (free === name ? own : 0); i++) free = `${stem}${i}`
    names.set(free, 1)
    return free
  }
}
