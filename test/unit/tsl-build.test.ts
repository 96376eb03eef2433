/** What the build does with the parts of an instance: it makes them one closure, or says why it cannot; and their order. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { runInThisContext } from 'node:vm'

/** What others look at. */
const shared = ['room', 'lose_']

/** What becomes of each, or the error. These are ES modules, which jest does not load. */
function run(file: string, call: string, inputs: readonly string[]): string[] {
  const script = `
    import fs from 'node:fs'
    import * as its from './${file}'
    const made = JSON.parse(fs.readFileSync(0, 'utf8')).map((input) => {
      try {
        return ${call}
      } catch (error) {
        return error.message
      }
    })
    console.log(JSON.stringify(made))`
  const cwd = path.resolve(__dirname, '../../tim-live-sell')
  const args = ['--input-type=module', '-e', script]
  const output = execFileSync(process.execPath, args, {
    cwd,
    input: JSON.stringify(inputs),
    encoding: 'utf8',
  })
  return JSON.parse(output) as string[]
}

const source = `
  var assign = Object.assign;
  function readOptions(given) {
    const { start = 1 } = given;
    return assign({}, given, { start, room: given.room });
  }
  function createCounter(live) {
    const { step } = live;
    let count = live.start;
    function add_() {
      count += step;
      live.last_ = live.room;
      live.said_(count);
    }
    return { add_, count_: () => count };
  }
  function createReader(where, start) {
    const { last_ } = where;
    return () => [start, last_, where.last_, where.room, where.step];
  }
  function assemble(self, options) {
    const live = readOptions(options);
    const said = [];
    const state = {
      last_: "none",
      lose_(other) {
        return other !== live && other.room === live.room;
      },
      said_: (what) => said.push(what),
    };
    assign(live, state);
    assign(live, createCounter(live));
    const read = createReader(live, said);
    self.read = () => read();
    self.add = live.add_;
    self.all = () => ({ count: live.count_(), said });
    self.live = () => look(live, live);
    self.move = (room) => (live.room = room);
  }
  function look(user, other) {
    return [user.lose_(other), user.lose_({ room: user.room })];
  }
  var Counter = function(options) {
    assemble(this, options);
  };
  `

interface Counter {
  read(): unknown
  add(): void
  all(): unknown
  live(): unknown
  move(room: string): void
}

function load(code: string): new (options: object) => Counter {
  return runInThisContext(`'use strict';(() => {${code};return Counter})()`) as new (
    options: object,
  ) => Counter
}

function walk(code: string): unknown[] {
  const Class = load(code)
  const [one, other] = [new Class({ step: 2, room: 'a' }), new Class({ step: 5, start: 10, room: 'b' })]
  one.add()
  other.add()
  one.move('c')
  one.add()
  return [one, other].map((each) => [each.read(), each.all(), each.live()])
}

const withMore = `
  ${source}
  function early(x) { if (x) return 1; return 2; }
  async function later() { return 1; }
  function own() { return this; }
  function twice() { return 1; }
  function missing(x, y) { return [x, y]; }
  function inside() { let text = "inner"; return () => text; }
  function awaited(x) { const y = x + 1; return Promise.resolve(y); }
  const text = "outer";
  Counter.later = async function() {
    const y = await awaited(1);
    return [y, text];
  };
  Counter.results = function() {
    const a = early(0);
    const b = later();
    const c = own();
    const d = twice() + twice();
    const e = missing(1);
    const f = inside();
    return [a, typeof b.then, c, d, e, f(), text];
  };`

/** What is wrong, the place, how it is written there, and what the build says. */
const wrong: [string, string | RegExp, string, RegExp][] = [
  [
    'a part that returns early',
    'let count',
    'if (live.step) return {}; let count',
    /createCounter cannot be put where it is called/,
  ],
  ['one who looks at more than others do', '{ room: user.room }', '{ room: user.last_ }', /live: look\(live/],
  ['live in a list', 'look(live, live)', '[live]', /is done with live: \[live\]/],
  ['a key that is made up', 'live.last_ = live.room', 'live["la" + "st_"] = 1', /is done with live: live\[/],
  ['a default', '{ last_ } = where', '{ last_ = 1 } = where', /AssignmentPattern/],
  [
    'options that are not read at once',
    'const { start = 1 } = given',
    'const start = 1',
    /no const { … } = /,
  ],
  ['another beginning', 'assign({}, given, { start,', 'assign({ start,', /live is not assign/],
  [
    'a part that is put on live later',
    'const said',
    'let said_; assign(live, said_); const said',
    /is put on live/,
  ],
  ['no live at all', /\blive\b/g, 'life', /there are 0 live/],
]

const [closure = '', closureWithMore = '', ...errors] = run(
  'closure.mjs',
  `its.makeClosure(input, ${JSON.stringify(shared)})`,
  [source, withMore, ...wrong.map(([, from, to]) => source.replace(from, to))],
)

test('the parts go into the constructor, and their names become variables; what others look at stays', () => {
  expect(closure).not.toMatch(/function (create|assemble|readOptions)/)
  expect(closure).not.toMatch(/\.(last_|add_|count_|said_|start|step)\b/)
  expect(closure).toMatch(/\.room\b/)
  expect(closure).toMatch(/\.lose_\b/)
  expect(walk(closure)).toEqual(walk(source))
})

test('functions with one caller go there only where nothing changes by it', async () => {
  const left = ['early', 'later', 'own', 'twice', 'missing', 'inside', 'awaited'].filter((name) =>
    closureWithMore.includes(`function ${name}(`),
  )
  expect(left).toEqual(['early', 'later', 'own', 'twice', 'missing'])
  const { results, later } = load(closureWithMore) as unknown as Record<'results' | 'later', () => unknown>
  expect(results()).toEqual([2, 'function', undefined, 2, [1, undefined], 'inner', 'outer'])
  expect(await later()).toEqual([2, 'outer'])
})

test.each(wrong)('the build fails at %s', (name, from, to, message) => {
  expect(source.replace(from, to)).not.toBe(source)
  expect(errors[wrong.findIndex(([one]) => one === name)]).toMatch(message)
})

describe('the order of functions', () => {
  const numbers = Array.from({ length: 10 }, (_, i) => i)
  const functions = numbers.map((i) => `function inner${i}() {\n  return later + ${i}\n}`)
  const code = `function one() {\n  return two()\n}\nvar Class = function() {\n  var later = 0\n${functions.join('\n')}
  later = 1\n  this.all = [${numbers.map((i) => `inner${i}()`).join()}, one()]\n}\nfunction two() {\n  return 'two'\n}`
  const order = ['gone', 'two', 'inner7', 'inner3']
  const call = `its.putTogether(its.takeApart(input), ${JSON.stringify(order)})`
  const [sorted = '', none] = run('order.mjs', call, [code, 'function one() {}'])

  test('variables are first, then the functions that the order names, then the others as they were', () => {
    const names = [...sorted.matchAll(/function (\w+)|var (\w+)/g)].map(
      ([, first, second]) => first ?? second,
    )
    const others = [0, 1, 2, 4, 5, 6, 8, 9].map((i) => `inner${i}`)
    expect(names).toEqual(['Class', 'later', 'inner7', 'inner3', ...others, 'two', 'one'])
  })

  test('nothing is lost by it', () => {
    const lines = (text: string) => text.split('\n').map((line) => line.trim())
    expect(lines(sorted).sort()).toEqual(lines(code).sort())
    const Class = runInThisContext(`(() => {${sorted};return Class})()`) as new () => { all: unknown[] }
    expect(new Class().all).toEqual([...numbers.map((i) => i + 1), 'two'])
  })

  test('the build fails where it finds no constructor', () => {
    expect(none).toBe('order.mjs: 0 functions look like the constructor')
  })
})
