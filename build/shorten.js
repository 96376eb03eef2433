/**
 * What TypeScript writes for phones that know neither `?.` and `??` nor `...` in objects, in fewer characters. The compiler alone writes
 * `void 0`, and always of the variable before. Two things must not be looked for in a plugin: `document.all`, and an object that is
 * changed by the very fields that are written beside its copy.
 */
'use strict'

/**
 * @param {string} code As the compiler has written it.
 * @returns {string}
 */
function shorten(code) {
  return code
    .replace(/ === null \|\| [\w$]+ === void 0/g, ' == null')
    .replace(/ !== null && [\w$]+ !== void 0/g, ' != null')
    .replace(/Object\.assign\(Object\.assign\(\{\}, ([\w$.]+)\), /g, 'Object.assign({}, $1, ')
}

module.exports = { shorten }
