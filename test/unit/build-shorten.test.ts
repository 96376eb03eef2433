/** What the compiler writes for older phones, shortened: it gives the same, and knows nothing newer. */
import ts from 'typescript'
import { shorten } from '../../build/shorten'

const source = `
const { own, none, calls } = given
result = {
  chained: own?.inner?.deep,
  called: [own?.give?.(1), none?.give(calls.push('never')), own.missing?.(calls.push('never'))],
  otherwise: [own.zero ?? 5, own.missing ?? 5, none ?? own.missing ?? 'last'],
  spread: { ...own, zero: 1, ...none, ...own.inner, more: { ...own.inner } },
  kept: [own.zero === null || own.zero === undefined, own.missing !== null && own.missing !== undefined],
}
own.filled ??= 7
own.zero ??= 7
result.assigned = [own.filled, own.zero, calls]`

const compiled = ts.transpileModule(source, {
  compilerOptions: { target: ts.ScriptTarget.ES2017, module: ts.ModuleKind.ES2015 },
}).outputText

function run(code: string): unknown {
  const own = { zero: 0, inner: { deep: 'deep' }, give: (x: number) => x + 1 }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is code that is looked at
  const body = new Function('given', `let result; ${code}; return result`) as (given: object) => unknown
  return body({ own, none: null, calls: [] })
}

test('gives the same', () => {
  const short = shorten(compiled)
  const { give, ...shown } = (run(short) as { spread: { give: unknown } }).spread
  expect(typeof give).toBe('function')
  expect(shown).toEqual({ zero: 1, inner: { deep: 'deep' }, deep: 'deep', more: { deep: 'deep' } })
  expect(JSON.stringify(run(short))).toBe(JSON.stringify(run(compiled)))
})

test('is shorter, and leaves no long form where a short one does', () => {
  const short = shorten(compiled)
  expect(short.length).toBeLessThan(compiled.length * 0.9)
  expect(compiled).toContain('void 0')
  expect(short).not.toContain('=== void 0')
  expect(short).toContain('Object.assign({}, own, { zero: 1 })')
  expect(short).not.toMatch(/\?\.|\?\?|\.\.\./)
})
