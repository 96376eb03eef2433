/** Scripts that older phones cannot run are found by line, and those that they can are left alone. */
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { checkEs2017 } from '../../build/check-es2017'
import { format } from '../../build/problems'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'es2017-test-'))

afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

function check(code: string) {
  fs.writeFileSync(path.join(dir, 'a.js'), `'use strict'\n${code}\n`)
  return checkEs2017(dir).map(format)
}

test.each([
  'Object.values(a); Object.entries(a); "a".padStart(2); [1].includes(1)',
  'async function f() { await g(); return 2 ** 3 }',
  'class A extends B { constructor(...all) { super(...all) } get x() { return 1 } }',
  'list.map(x => x).filter(Boolean).some(x => x); room.find(1); goods.description',
  'try { f() } catch (error) { g(error) }',
  "const text = 'Object.fromEntries, a?.b'",
])('%s is ES2017', (code) => {
  expect(check(code)).toEqual([])
})

test.each([
  'list.flat()',
  'list.flatMap(f)',
  'list.at(-1)',
  'list.findLast(f)',
  'list.toSorted()',
  'Array.fromAsync(list)',
  'Object.fromEntries(list)',
  "Object.hasOwn(a, 'b')",
  'Object.groupBy(list, f)',
  'text.matchAll(/x/g)',
  "text.replaceAll('a', 'b')",
  'text.trimStart()',
  'text.trimEnd()',
  'Promise.allSettled(list)',
  'Promise.any(list)',
  'Promise.withResolvers()',
  'promise.finally(f)',
  'globalThis.a = 1',
  'structuredClone(a)',
  'Symbol.matchAll in a',
  'BigInt(1)',
  '1n',
  'new WeakRef(a)',
  'new AggregateError([])',
  'new Intl.PluralRules()',
  'try {} catch {}',
  'async function f() { for await (const a of b) {} }',
  'async function* f() {}',
  'const c = { ...a }',
  'const { a, ...b } = c',
  'a?.b',
  'a ?? b',
  'a ||= b',
  'class A { b = 1 }',
  'class A { #b() {} }',
  '1_000',
  'x = /(?<name>a)/',
  'x = /(?<=a)b/',
  'x = /a/s',
  "import('a')",
])('%s is newer than ES2017', (code) => {
  expect(check(code)[0]).toMatch(/^a\.js:2:\d+ /)
})

test('a script that cannot be read at all', () => {
  expect(check('var = 1')).toEqual(['a.js:2:5 Parsing error: Unexpected token = (ES2017 is the limit)'])
})

test('no comment in a script switches the check off', () => {
  expect(check('/* eslint-disable */ a?.b')).toHaveLength(1)
})
