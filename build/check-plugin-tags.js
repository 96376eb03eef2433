/** Tags that WeChat shows nowhere in a plugin (its page "limits of components in plugins"); no compiler says so. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { listFiles } = require('./files')
const { tagsOf } = require('./wxml-tags')

/** @typedef {import('./problems').Problem} Problem */

const tags = new Map([
  ['web-view', 'open it on a page of the host'],
  ['open-data', 'take what the host hands in'],
])
const openTypes = new Set(['contact', 'getPhoneNumber', 'getUserInfo'])

/**
 * @param {string} dir a compiled plugin
 * @returns {Problem[]} files relative to `dir`
 */
function checkPluginTags(dir) {
  return listFiles(dir, ['.wxml']).flatMap((file) =>
    tagsOf(fs.readFileSync(path.join(dir, file), 'utf8')).flatMap(({ name, attributes, line, column }) => {
      const mend = tags.get(name)
      if (mend !== undefined) {
        return [{ file, line, column, message: `<${name}> may not stand in a plugin: ${mend}` }]
      }
      const openType = name === 'button' ? attributes.get('open-type') : undefined
      if (openType === undefined || !openTypes.has(openType)) return []
      const message = `<button open-type="${openType}"> may not stand in a plugin: let the host offer the button`
      return [{ file, line, column, message }]
    }),
  )
}

module.exports = { checkPluginTags }
