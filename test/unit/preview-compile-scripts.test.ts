import { compileFolder, hostFiles, removeFolders } from './preview-compile-folder'

afterEach(removeFolders)

/** Runs one module of a host and gives its exports. */
async function run(
  files: Record<string, string | object>,
  path: string,
  globals: Record<string, unknown> = {},
) {
  const { package: compiled, problems } = await compileFolder(hostFiles(files))
  const { modules } = compiled()
  const load = (name: string): unknown => {
    const module = { exports: {} }
    const define = modules[name]
    if (!define) throw new Error(`no module ${name}`)
    define((required) => load(required.replace(/^\.\//, '')), module, module.exports, globals)
    return module.exports
  }
  return { exports: load(path) as Record<string, unknown>, problems, modules }
}

describe('scripts', () => {
  it.each([
    ['CommonJS', 'lib.js', 'exports.v = require("./dep").v + 1'],
    ['an ES module', 'lib.js', 'import { v as w } from "./dep"; export const v = w + 1'],
    ['an ES module on one line', 'lib.js', 'const v=2;export default v;export{v}'],
    [
      'TypeScript',
      'lib.ts',
      'import { v as w } from "./dep"\ninterface A { a: number }\nexport const v: number = (w as number) + 1',
    ],
  ])('%s', async (_name, file, text) => {
    const { exports, problems } = await run({ 'dep.js': 'exports.v = 1', [file]: text }, 'lib')
    expect(problems).toEqual([])
    expect(exports.v).toBe(2)
  })

  it('of a.js and a.ts the .js is run, unless the project compiles TypeScript', async () => {
    const files = { 'lib.js': 'exports.v = "js"', 'lib.ts': 'export const v = "ts"' }
    expect((await run(files, 'lib')).exports.v).toBe('js')
    const config = { setting: { useCompilerPlugins: ['typescript'] } }
    expect((await run({ ...files, 'project.config.json': config }, 'lib')).exports.v).toBe('ts')
  })

  it('declarations and what npm installed are left out', async () => {
    const { modules } = await run(
      { 'a.d.ts': 'declare const a: 1', 'node_modules/x/i.js': '', '.x/b.js': '' },
      'app',
      { App: () => 0 },
    )
    expect(Object.keys(modules).sort()).toEqual(['app', 'pages/a/a'])
  })

  it('run in strict mode, unless the project says no or the text does not allow it', async () => {
    const strict = 'exports.v = (function () { return this === undefined })()'
    expect((await run({ 'lib.js': strict }, 'lib')).exports.v).toBe(true)
    expect(
      (await run({ 'lib.js': strict, 'project.config.json': { setting: { es6: false } } }, 'lib')).exports.v,
    ).toBe(false)
    expect((await run({ 'lib.js': `var o = 010; ${strict}` }, 'lib')).exports.v).toBe(false)
  })

  it('keep their lines and say their names in a stack', async () => {
    const { exports } = await run(
      { 'lib/deep.js': '\n\nexports.stack = () => new Error("x").stack' },
      'lib/deep',
    )
    expect((exports.stack as () => string)()).toContain('host/lib/deep.js:3:')
  })

  it('may end with a comment, and may hold any text', async () => {
    const text = 'exports.v = "`${1}\u2028</script>\\\\"; // end'
    expect((await run({ 'lib.js': text }, 'lib')).exports.v).toBe('`${1}\u2028</script>\\')
  })
})

describe('what a script sees', () => {
  it('what the runtime hands in, by name', async () => {
    const names = ['Page', 'wx', 'requirePlugin', 'made']
    const globals = Object.fromEntries(names.map((name) => [name, `the ${name}`]))
    const { exports } = await run(
      { 'lib.js': 'exports.v = [Page, wx, requirePlugin, made, global.wx, globalThis.made]' },
      'lib',
      globals,
    )
    expect(Array.from(exports.v as string[])).toEqual([...Object.values(globals), 'the wx', 'the made'])
  })

  it.each([
    'window',
    'document',
    'location',
    'localStorage',
    'navigator',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'self',
    'URL',
    'name',
    'Event',
  ])('not %s, which a phone has not', async (name) => {
    const { exports } = await run(
      { 'lib.js': `exports.v = [typeof ${name}, typeof globalThis.${name}]` },
      'lib',
    )
    expect(Array.from(exports.v as string[])).toEqual(['undefined', 'undefined'])
  })

  it.each(['window', 'name', 'wx', 'Page', 'fetch', 'global', 'exports'])(
    'may call its own %s',
    async (name) => {
      const { exports } = await run(
        { 'lib.js': `const ${name} = 1; module.exports.v = ${name}`.replace('const exports', 'var exports') },
        'lib',
        { wx: {} },
      )
      expect(exports.v).toBe(1)
    },
  )

  it('the language’s own globals', async () => {
    const { exports } = await run(
      { 'lib.js': 'exports.v = [typeof Promise, typeof Map, typeof global.JSON, typeof console.log]' },
      'lib',
    )
    expect(Array.from(exports.v as string[])).toEqual(['function', 'function', 'object', 'function'])
  })

  it('one global object for all scripts', async () => {
    const { exports } = await run(
      { 'a.js': 'global.shared = 1', 'lib.js': 'require("./a"); exports.v = globalThis.shared' },
      'lib',
    )
    expect(exports.v).toBe(1)
  })
})

describe('what is wrong in scripts', () => {
  it.each([
    ['syntax', 'Page({\n  a: \n})', 'error: pages/a/a.js:3:1 script: Unexpected "}"'],
    ['a bracket that closes the module', '}); (() => {', 'error: pages/a/a.js:1:1 script: Unexpected "}"'],
    [
      'the column behind Chinese',
      'var a = "直播"; b c',
      'error: pages/a/a.js:1:17 script: Expected ";" but found "c"',
    ],
    ['await outside a function', 'await a', 'error: pages/a/a.js:1:1 script: Top-level await'],
    [
      'a script that is not there',
      '\nrequire("../b")',
      'warning: pages/a/a.js:2:9 script: require("../b") names a script that does not exist',
    ],
  ])('%s', async (_name, text, expected) => {
    const { problems } = await compileFolder(hostFiles({ 'pages/a/a.js': text }))
    expect(problems[0]).toContain(expected)
  })

  it('in TypeScript', async () => {
    const { 'pages/a/a.js': _replaced, ...files } = hostFiles({ 'pages/a/a.ts': 'const a: = 1' })
    expect((await compileFolder(files)).problems[0]).toContain(
      'error: pages/a/a.ts:1:10 script: Unexpected "="',
    )
  })

  it('stops nobody in a script that nothing runs', async () => {
    const unused = await compileFolder(hostFiles({ 'old.js': 'a b' }))
    expect(unused.problems[0]).toContain('warning: old.js:1:3')
    const used = await compileFolder(
      hostFiles({ 'old.js': 'a b', 'app.js': 'require("./mid")', 'mid.js': 'require("./old.js")' }),
    )
    expect(used.problems[0]).toContain('error: old.js:1:3')
  })

  it('not what a comment requires, nor what an npm package may or may not find', async () => {
    const { problems } = await compileFolder(
      hostFiles({
        'app.js': '// require("./no")\nrequire("pkg")',
        'miniprogram_npm/pkg/index.js': 'try { require("./optional") } catch (e) {}',
      }),
    )
    expect(problems).toEqual([])
  })
})
