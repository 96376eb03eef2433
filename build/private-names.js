/**
 * Names that nobody outside can see, so that they may become shorter: private members of the plugin's classes. A name that is
 * also used in any other way in the plugin (a public member, an option, a text, somebody else's property) stays.
 */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const ts = require('typescript')
const { listFiles } = require('./files')

/**
 * @param {string} source The folder with the plugin's TypeScript.
 * @returns {string[]}
 */
function privateNames(source) {
  /** @type {Set<string>} */
  const hidden = new Set()
  /** @type {Set<string>} */
  const seen = new Set()
  for (const file of listFiles(source, ['.ts'])) {
    const text = fs.readFileSync(path.join(source, file), 'utf8')
    collect(ts.createSourceFile(file, text, ts.ScriptTarget.ES2017, true), new Set(), { hidden, seen })
  }
  return [...hidden].filter((name) => !seen.has(name)).sort()
}

/**
 * @param {import('typescript').Node} node
 * @param {Set<string>} own The private members of the class around it.
 * @param {{hidden: Set<string>, seen: Set<string>}} found
 */
function collect(node, own, found) {
  const name = nameOf(node)
  if (ts.isClassLike(node)) {
    own = new Set(node.members.flatMap(privateMembers))
    for (const one of own) found.hidden.add(one)
  } else if (name !== undefined && !own.has(name)) found.seen.add(name)
  else if (name !== undefined && !isOfThis(node) && !isPrivate(node)) found.seen.add(name)
  ts.forEachChild(node, (child) => collect(child, own, found))
}

/**
 * The name by which a node declares or reads a property, or a text that might be one.
 * @param {import('typescript').Node} node
 * @returns {string | undefined}
 */
function nameOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text
  // What files give each other becomes a property of their exports.
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) return textOf(node.propertyName ?? node.name)
  if (isExported(node)) return textOf(node.name)
  if (ts.isBindingElement(node)) return textOf(node.propertyName ?? node.name)
  if (ts.isPropertyAccessExpression(node)) return textOf(node.name)
  if (ts.isClassElement(node) || ts.isTypeElement(node) || ts.isObjectLiteralElement(node))
    return textOf(node.name)
  return undefined
}

/**
 * @param {import('typescript').Node} node
 * @returns {node is import('typescript').VariableDeclaration | import('typescript').FunctionDeclaration}
 */
function isExported(node) {
  if (!ts.isVariableDeclaration(node) && !ts.isFunctionDeclaration(node)) return false
  const flags = ts.getCombinedModifierFlags(node)
  return (flags & ts.ModifierFlags.Export) !== 0
}

/** @param {import('typescript').Node} [name] */
function textOf(name) {
  return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined
}

/**
 * A class's private members, and those that its constructor's parameters make.
 * @param {import('typescript').ClassElement} member
 * @returns {string[]}
 */
function privateMembers(member) {
  const declared = ts.isConstructorDeclaration(member) ? member.parameters : [member]
  return [...declared].filter(isPrivate).flatMap((one) => textOf(one.name) ?? [])
}

/** @param {import('typescript').Node} node */
function isPrivate(node) {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) ?? false
}

/** @param {import('typescript').Node} node */
function isOfThis(node) {
  // What is taken out of `this` by its name, too: const { name } = this
  if (ts.isBindingElement(node)) {
    const { parent } = node.parent
    return ts.isVariableDeclaration(parent) && parent.initializer?.kind === ts.SyntaxKind.ThisKeyword
  }
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword
}

module.exports = { privateNames }
