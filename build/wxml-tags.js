/** The start tags of a template with their attributes and places; comments and wxs passed over. For files that wcc accepts. */
'use strict'

/**
 * @typedef {object} Tag
 * @property {string} name
 * @property {Map<string, string>} attributes
 * @property {number} line
 * @property {number} column
 */

const pieces = /<!--[^]*?-->|<wxs\b[^>]*>[^]*?<\/wxs>|<([A-Za-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g
const pairs = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

/**
 * @param {string} wxml
 * @returns {Tag[]}
 */
function tagsOf(wxml) {
  return [...wxml.matchAll(pieces)].flatMap(({ 0: whole, 1: name, 2: inside = '', index }) => {
    const before = wxml.slice(0, index).split('\n')
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    if (name === undefined) {
      const src = /^<wxs\b[^>]*?\bsrc\s*=\s*["']([^"']*)/.exec(whole)?.[1]
      return src === undefined ? [] : [{ name: 'wxs', attributes: new Map([['src', src]]), ...place }]
    }
    const attributes = new Map(
      [...inside.matchAll(pairs)].map(([, key = '', double, single]) => [key, double ?? single ?? '']),
    )
    return [{ name, attributes, ...place }]
  })
}

module.exports = { tagsOf }
