/**
 * Makes one closure of what an instance consists of. In the source each part has its file, and they call each other on the
 * object that all of them get, `live`. But names of properties cost an app more than names of variables, which its minifier
 * shortens: so the parts go into the constructor, and what hangs on `live` becomes its variables, but for what other
 * instances look at. Where the source does not have the shape for that, the build fails.
 */
import { transformSync, types as t } from '@babel/core'
import { naming, putInPlace } from './in-place.mjs'

/** @typedef {import('@babel/core').NodePath} Path */
/** @typedef {import('@babel/core').NodePath<t.Program>} Program */
/** @typedef {import('@babel/core').NodePath<t.VariableDeclarator>} Declarator */

/**
 * @param {string} code a bundle, with the names of the source
 * @param {readonly string[]} shared what other instances look at
 * @returns {string}
 */
export function makeClosure(code, shared) {
  const result = transformSync(code, {
    configFile: false,
    babelrc: false,
    plugins: [{ visitor: { Program } }],
  })
  return result?.code ?? ''

  /** @param {Program} program */
  function Program(program) {
    putInPlace(program)
    writeOut(program, shared)
    makeVariables(program, shared)
    // Now some more are called in one place only.
    putInPlace(program)
    program.stop()
  }
}

/**
 * Whatever is done with `live` becomes `live.key`.
 * @param {Program} program
 * @param {readonly string[]} shared
 */
function writeOut(program, shared) {
  const { live, uses } = find(program)
  const nameFor = naming(program, 0)
  /** @type {Set<string>} */
  const read = new Set()
  for (const { parentPath: parent, key } of uses) {
    if (parent?.isVariableDeclarator() && t.isObjectPattern(parent.node.id)) {
      const fields = parent.node.id.properties.map(fieldOf)
      fields.forEach((field) => read.add(field.key))
      parent.replaceWithMultiple(
        fields.map((field) => t.variableDeclarator(t.identifier(nameOf(field.value)), member(field.key))),
      )
    } else if (parent?.isCallExpression() && isAssign(parent.node) && key === 0) {
      const fields = parent.node.arguments.slice(1).flatMap((one) => fieldsOf(parent, one))
      parent.parentPath?.replaceWithMultiple(fields.flatMap((field) => settings(field, nameFor)))
    } else if (parent?.isMemberExpression({ computed: false })) read.add(nameOf(parent.node.property))
    else if (!isUser(parent, key, shared)) fail(`what is done with live: ${parent}`)
  }
  beginWithOptions(live, read, shared, nameFor)
}

/**
 * `live = assign({}, options, { key: value })` becomes an object with no more than is shared; of the options that are read
 * later, each is read at once, where some are already: `const { key } = options`.
 * @param {Declarator} live
 * @param {ReadonlySet<string>} read
 * @param {readonly string[]} shared
 * @param {(name: string) => string} nameFor
 */
function beginWithOptions(live, read, shared, nameFor) {
  const { init } = live.node
  const [, options, checked] = t.isCallExpression(init) && isAssign(init) ? init.arguments : []
  if (!t.isIdentifier(options) || !t.isObjectExpression(checked))
    return fail('live is not assign({}, options, { … })')
  const uses = live.scope.getBinding(options.name)?.referencePaths ?? []
  const pattern = uses
    .map(({ parent }) => (t.isVariableDeclarator(parent) ? parent.id : null))
    .find((id) => t.isObjectPattern(id))
  if (!t.isObjectPattern(pattern)) return fail(`there is no const { … } = ${options.name}`)
  const known = new Map(pattern.properties.map(fieldOf).map(({ key, value }) => [key, value]))
  const fields = checked.properties.map(fieldOf)
  for (const key of read) {
    if (key.endsWith('_') || fields.some((field) => field.key === key)) continue
    const value = t.identifier(nameOf(known.get(key) ?? t.identifier(nameFor(key))))
    if (!known.has(key)) pattern.properties.push(t.objectProperty(t.identifier(key), value))
    fields.push({ key, value })
  }
  const isShared = (/** @type {Field} */ { key }) => shared.includes(key)
  live.node.init = t.objectExpression(
    fields.filter(isShared).map(({ key, value }) => t.objectProperty(t.identifier(key), value)),
  )
  live.parentPath.insertAfter(
    fields.filter((field) => !isShared(field)).map(({ key, value }) => setting(key, value)),
  )
}

/**
 * `live.key` becomes a variable: where it is set first, if that is done with the instance, else beside `live`.
 * @param {Program} program
 * @param {readonly string[]} shared
 */
function makeVariables(program, shared) {
  const { live, uses } = find(program)
  const nameFor = naming(program, 0)
  /** @type {Map<string, string>} */
  const names = new Map()
  const declared = new Set(shared)
  for (const { parentPath: use } of uses) {
    const key = use?.isMemberExpression() ? nameOf(use.node.property) : ''
    if (!use || !key || shared.includes(key)) continue
    const name = names.get(key) ?? nameFor(key)
    names.set(key, name)
    const statement = use.key === 'left' ? use.parentPath?.parentPath : null
    const isOwn =
      statement?.isExpressionStatement() && statement.parentPath.parent === live.getFunctionParent()?.node
    use.replaceWith(t.identifier(name))
    if (!statement || !isOwn || declared.has(key) || !t.isAssignmentExpression(statement.node.expression))
      continue
    const { right } = statement.node.expression
    statement.replaceWith(t.variableDeclaration('let', [t.variableDeclarator(t.identifier(name), right)]))
    declared.add(key)
  }
  const others = [...names]
    .filter(([key]) => !declared.has(key))
    .map(([, name]) => t.variableDeclarator(t.identifier(name)))
  if (others.length) live.parentPath.insertBefore(t.variableDeclaration('let', others))
}

/**
 * @param {Program} program
 * @returns {{ live: Declarator, uses: readonly Path[] }}
 */
function find(program) {
  program.scope.crawl()
  /** @type {Declarator[]} */
  const found = []
  program.traverse({
    VariableDeclarator(path) {
      if (t.isIdentifier(path.node.id, { name: 'live' })) found.push(path)
    },
    FunctionDeclaration({ node: { id, params } }) {
      if (!params.some((one) => t.isIdentifier(one, { name: 'live' }))) return
      fail(`${id?.name} cannot be put where it is called; it may return at its end only, and be called once`)
    },
  })
  const [live] = found
  if (!live || found.length > 1) return fail(`there are ${found.length} live`)
  return { live, uses: live.scope.getBinding('live')?.referencePaths ?? [] }
}

/**
 * Is it handed to somebody who looks at it as others do?
 * @param {Path | null} parent
 * @param {unknown} place
 * @param {readonly string[]} shared
 * @returns {boolean}
 */
function isUser(parent, place, shared) {
  if (parent?.isBinaryExpression()) return true
  if (!parent?.isCallExpression()) return false
  const { callee } = parent.node
  // users_.add(live)
  if (!t.isIdentifier(callee)) return t.isMemberExpression(callee)
  const called = parent.scope.getBinding(callee.name)?.path
  const param = called?.isFunctionDeclaration() ? called.node.params[Number(place)] : null
  if (!called || !t.isIdentifier(param)) return false
  const uses = called.scope.getBinding(param.name)?.referencePaths ?? []
  return uses.every(
    ({ parentPath: use, key }) =>
      (use?.isMemberExpression({ computed: false }) && shared.includes(nameOf(use.node.property))) ||
      isUser(use, key, shared),
  )
}

/** @typedef {{ key: string, value: t.Expression | t.Pattern, method?: t.ObjectMethod }} Field */

/**
 * @param {t.Node} property
 * @returns {Field}
 */
function fieldOf(property) {
  if (t.isObjectMethod(property))
    return { key: nameOf(property.key), value: t.nullLiteral(), method: property }
  if (!t.isObjectProperty(property) || property.computed) return fail(`a property: ${property.type}`)
  const { value } = property
  return t.isExpression(value) || t.isPattern(value)
    ? { key: nameOf(property.key), value }
    : fail(`a value: ${value.type}`)
}

/**
 * @param {Path} at
 * @param {t.Node} object or what is nothing but a name for it
 * @returns {Field[]}
 */
function fieldsOf(at, object) {
  if (t.isObjectExpression(object)) return object.properties.map(fieldOf)
  const binding = t.isIdentifier(object) && at.scope.getBinding(object.name)
  const declarator = binding && binding.constant && binding.references === 1 && binding.path
  if (!declarator || !declarator.isVariableDeclarator()) return fail(`it is put on live: ${object.type}`)
  const { init } = declarator.node
  declarator.remove()
  return t.isObjectExpression(init) ? init.properties.map(fieldOf) : fail(`${init?.type} is put on live`)
}

/**
 * @param {Field} field
 * @param {(name: string) => string} nameFor
 * @returns {t.Statement[]}
 */
function settings({ key, value, method }, nameFor) {
  if (!method) return [setting(key, value)]
  const name = t.identifier(nameFor(key))
  const { params, body, generator, async } = method
  return [t.functionDeclaration(name, params, body, generator, async), setting(key, name)]
}

/**
 * @param {string} key
 * @param {Field['value']} value
 * @returns {t.ExpressionStatement} `live.key = value`
 */
function setting(key, value) {
  if (!t.isExpression(value)) return fail(`${key} has no value of its own`)
  return t.expressionStatement(t.assignmentExpression('=', member(key), value))
}

/**
 * @param {string} key
 * @returns {t.MemberExpression}
 */
function member(key) {
  return t.memberExpression(t.identifier('live'), t.identifier(key))
}

/**
 * @param {t.CallExpression} call
 * @returns {boolean}
 */
function isAssign({ callee }) {
  return t.isIdentifier(callee, { name: 'assign' })
}

/**
 * @param {t.Node} node
 * @returns {string}
 */
function nameOf(node) {
  return t.isIdentifier(node) ? node.name : fail(`a name that is computed, or has a default: ${node.type}`)
}

/**
 * @param {string} what
 * @returns {never}
 */
function fail(what) {
  throw new Error(`closure.mjs cannot build this, see there: ${what}`)
}
