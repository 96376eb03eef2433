/**
 * Functions may stand in any order; where similar ones are near each other, the text zips better. Variables come first, then
 * the functions as order.json names them, in the module and in the constructor; what it does not name comes last.
 */
import { parseSync, traverse } from '@babel/core'

/** @typedef {{ name: string | undefined, text: string }} Piece */
/** @typedef {{ top: Piece[], inner: Piece[], head: string, tail: string }} Pieces */

/**
 * @param {string} code
 * @returns {Pieces} statements of the module and of the constructor; `head` and `tail` are what stands around the latter
 */
export function takeApart(code) {
  const ast = parseSync(code, { configFile: false, babelrc: false, sourceType: 'module' })
  if (!ast) throw new Error('order.mjs cannot read the bundle')
  /** @type {import('@babel/core').types.BlockStatement[]} */
  const blocks = []
  traverse(ast, {
    BlockStatement({ node }) {
      if (node.body.filter(({ type }) => type === 'FunctionDeclaration').length > 9) blocks.push(node)
    },
  })
  const [block, ...more] = blocks
  if (!block || more.length)
    throw new Error(`order.mjs: ${blocks.length} functions look like the constructor`)
  /** @param {import('@babel/core').types.Node} node */
  const textOf = (node) => code.slice(node.start ?? 0, node.end ?? 0)
  /**
   * @param {import('@babel/core').types.Statement} node
   * @returns {Piece}
   */
  const piece = (node) => ({
    name: node.type === 'FunctionDeclaration' ? node.id?.name : undefined,
    text: textOf(node),
  })
  const around = ast.program.body.find((node) => textOf(node).includes(textOf(block)))
  const [head = '', tail = ''] = around ? textOf(around).split(textOf(block)) : []
  return {
    top: ast.program.body.map((node) => (node === around ? { name: undefined, text: '' } : piece(node))),
    inner: block.body.map(piece),
    head: `${head}{`,
    tail: `}${tail}`,
  }
}

/**
 * @param {Pieces} pieces
 * @param {readonly string[]} order
 * @returns {string}
 */
export function putTogether({ top, inner, head, tail }, order) {
  const places = new Map(order.map((name, i) => [name, i]))
  /** @param {Piece} piece */
  const placeOf = ({ name }) => (name === undefined ? -1 : (places.get(name) ?? order.length))
  /** @param {Piece[]} all */
  const sorted = (all) => [...all].sort((one, other) => placeOf(one) - placeOf(other))
  const constructor = [head, ...sorted(inner).map(({ text }) => text), tail].join('\n')
  return sorted(top)
    .map(({ text }) => text || constructor)
    .join('\n')
}
