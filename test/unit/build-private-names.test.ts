/** Which names the build may shorten: those that nobody outside of a class can see. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { privateNames } from '../../build/private-names'

let dir: string

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'names-test-'))
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

const counter = `export class Counter {
  private total = 0
  constructor(private readonly step: number) {}
  add() { const { step } = this; this.total += step }
  private grow() { this.add() }
}`

test.each<[what: string, other: string, names: string[]]>([
  ['private members and parameters', '', ['grow', 'step', 'total']],
  ['an option of that name', 'export interface Options { total: number }', ['grow', 'step']],
  [
    'a property of something else',
    'export const of = (x: { [k: string]: number }) => x.step',
    ['grow', 'total'],
  ],
  ['a text', "export const name = 'grow'", ['step', 'total']],
  ['an object', 'export const data = { step: 1 }', ['grow', 'total']],
  [
    'taken out of something else',
    'export const f = ({ total }: Record<string, number>) => total',
    ['grow', 'step'],
  ],
  ['another class’s own', 'export class Sum { total = 1; get() { return this.total } }', ['grow', 'step']],
  [
    'read from a component’s this',
    'export function f(this: Record<string, number>) { return this.total }',
    ['grow', 'step'],
  ],
  [
    'a plain parameter or variable',
    'export const f = (total: number) => { const grow = total; return grow }',
    ['grow', 'step', 'total'],
  ],
  ['an export', 'export const step = 1', ['grow', 'total']],
  ['an exported function', 'export function grow() {}', ['step', 'total']],
])('%s', (_what, other, names) => {
  fs.writeFileSync(path.join(dir, 'counter.ts'), counter)
  fs.writeFileSync(path.join(dir, 'other.ts'), other)
  expect(privateNames(dir)).toEqual(names)
})
