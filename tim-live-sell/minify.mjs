/** How code of the library is made small: for mini-programs by the build, and by most apps' bundlers, which use the same tool. */
import { minify as terser } from 'terser'

/**
 * @param {string} code
 * @param {boolean} [module] an ES module, else CommonJS
 * @returns {Promise<string>}
 */
export async function minify(code, module = false) {
  const { code: minified = '' } = await terser(code, {
    ecma: 2017,
    module,
    toplevel: true,
    compress: { passes: 3 },
  })
  return minified
}
