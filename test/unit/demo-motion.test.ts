/** The demo for those who want nothing to move: whatever moves in a style sheet stands still where the phone asks for it. */
import fs from 'node:fs'
import path from 'node:path'
import postcss, { type Rule } from 'postcss'

const root = path.resolve(__dirname, '../../miniprogram')
const sheets = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.wxss') && !file.includes('node_modules'))
  .map((file) => ({ file, sheet: postcss.parse(fs.readFileSync(path.join(root, file), 'utf8')) }))

/** What says that something is going on, what only fades, and what is never seen at all, may go on. */
const quiet = /^(animation: (turn|appear|pass)\b|transition: (opacity|width|visibility)\b)/
const stills = new Set(['animation: none', 'transition: none', 'display: none'])

/** The first class of each of a rule's selectors: '.dot--bad' is 'dot'. */
const classesOf = ({ selectors }: Rule) => selectors.map((one) => /^\.([a-z]+)/.exec(one)?.[1] ?? one)

const inReduced = (rule: Rule) =>
  rule.parent?.type === 'atrule' &&
  (rule.parent as postcss.AtRule).params === '(prefers-reduced-motion: reduce)'

const moving = sheets.flatMap(({ file, sheet }) => {
  const found: string[] = []
  sheet.walkDecls(/^(animation|transition)$/, ({ prop, value, parent }) => {
    const rule = parent as Rule
    if (!inReduced(rule) && !quiet.test(`${prop}: ${value}`)) found.push(...classesOf(rule))
  })
  return [...new Set(found)].map((name) => ({ file, name, sheet }))
})

/** In whose stead it is that a whole layer is taken away. */
const layers: Record<string, string> = { danmu: 'air', heart: 'sky' }
/** A finger’s own press, smaller than a tenth and shorter than 0.15 s. */
const presses = new Set(['button', 'picture'])

test('something moves', () => {
  expect(moving.length).toBeGreaterThan(10)
})

test.each(moving.filter(({ name }) => !presses.has(name)))('$file: $name stands still', ({ name, sheet }) => {
  const stilled: string[] = []
  sheet.walkRules((rule) => {
    const still = rule.some((node) => node.type === 'decl' && stills.has(`${node.prop}: ${node.value}`))
    if (inReduced(rule) && still) stilled.push(...classesOf(rule))
  })
  expect(stilled).toContain(layers[name] ?? name)
})
