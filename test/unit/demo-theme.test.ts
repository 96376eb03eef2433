/** The demo's colours: in one sheet, all used, and readable by day and by night (WCAG AA). */
import fs from 'node:fs'
import path from 'node:path'
import postcss from 'postcss'

const root = path.resolve(__dirname, '../../miniprogram')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
const files = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => !file.includes('node_modules'))
const sheets = files.filter((file) => file.endsWith('.wxss') && file !== 'theme.wxss')

type Colors = Record<string, string>

/** The custom properties of `page`, by day and by night. */
function themes(): { light: Colors; dark: Colors } {
  const light: Colors = {}
  const night: Colors = {}
  postcss.parse(read('theme.wxss')).walkDecls(/^--/, ({ prop, value, parent }) => {
    const within = parent?.parent?.type === 'atrule' ? night : light
    within[prop.slice(2)] = value
  })
  return { light, dark: { ...light, ...night } }
}

type RGB = readonly [number, number, number]

/** The colour, laid over the one behind it; of a gradient, every stop. */
function colorsIn(value: string, behind: RGB): RGB[] {
  const found = value.match(/#[0-9a-f]{6}\b|rgba\([^)]*\)/gi) ?? []
  if (found.length === 0) throw new Error(`no colour in ${value}`)
  return found.map((text) => {
    if (text.startsWith('#')) return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)) as never
    const [r = 0, g = 0, b = 0, alpha = 1] = text.slice(5, -1).split(',').map(Number)
    return [r, g, b].map((channel, at) => channel * alpha + (behind[at] ?? 0) * (1 - alpha)) as never
  })
}

function contrast(one: RGB, other: RGB): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(color: RGB): number {
  const [r = 0, g = 0, b = 0] = color
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const WHITE: RGB = [255, 255, 255]
const { light, dark } = themes()

/** Text, and everything it stands on. */
const onPaper: [string, string[]][] = [
  ['ink', ['paper', 'card', 'sheet', 'field', 'sheet-card', 'fill', 'thumb', 'accent-wash']],
  ['ink-2', ['paper', 'card', 'sheet', 'field']],
  ['ink-3', ['paper', 'card', 'sheet', 'field', 'sheet-card', 'fill', 'accent-wash']],
  ['accent-ink', ['paper', 'card', 'sheet']],
  ['on-accent', ['accent']],
  ['on-solid', ['solid']],
  ['good', ['card', 'sheet-card']],
  ['fair', ['card', 'sheet-card']],
  ['poor', ['card', 'sheet-card']],
  ['quiet-ink', ['quiet-wash']],
  ['info-ink', ['info-wash', 'card']],
  ['warn-ink', ['warn-wash']],
  ['bad-ink', ['bad-wash']],
  ['ticket-ink', ['ticket']],
  ['ticket-accent', ['ticket']],
  ['ticket-used-ink', ['ticket-used', 'ticket-used-wash']],
  ['on-stage', ['night', 'night-card', 'night-fill', 'now', 'accent']],
  ['on-stage-2', ['night']],
  ['on-stage-3', ['night', 'night-card']],
  ['plate-accent', ['plate']],
  ['plate-ink', ['plate']],
]

/** Over a picture, which may be white. */
const overPicture: [string, string[]][] = [
  [
    'on-stage',
    ['glass', 'glass-thick', 'veil', 'own-line', 'gift-line', 'order-line', 'news-line', 'alarm', 'arrival'],
  ],
  ['on-stage-2', ['glass', 'veil', 'curtain']],
  ['warm', ['glass', 'glass-thick', 'gift-line', 'order-line']],
  ['nick', ['glass', 'news-line']],
  ['nick-own', ['own-line']],
]

const pairs = (table: [string, string[]][]) =>
  table.flatMap(([text, grounds]) => grounds.map((ground): [string, string] => [text, ground]))

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_name, colors) => {
  test.each([...pairs(onPaper), ...pairs(overPicture)])('%s is readable on %s', (text, ground) => {
    for (const behind of colorsIn(colors[ground] ?? '', WHITE))
      for (const front of colorsIn(colors[text] ?? '', behind))
        expect(contrast(front, behind)).toBeGreaterThanOrEqual(4.5)
  })

  test('theme.json has the page’s colour', () => {
    const theme = JSON.parse(read('theme.json')) as Record<string, { paper: string; night: string }>
    expect(theme[_name]).toMatchObject({ paper: colors['paper'], night: colors['night'] })
  })
})

test.each(sheets)('%s takes its colours from the theme', (file) => {
  const raw: string[] = []
  postcss.parse(read(file)).walkDecls((declaration) => {
    // The colour of a mask is none that is seen.
    if (/mask-image$/.test(declaration.prop)) return
    raw.push(...(declaration.value.match(/#[0-9a-f]{3,8}\b|\brgba?\([^)]*\)/gi) ?? []))
  })
  expect(raw).toEqual([])
})

test('every colour that is named is there, and every one that is there is used', () => {
  const texts = ['theme.wxss', ...sheets].map(read).join('\n')
  const used = new Set([...texts.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name))
  expect([...used].filter((name) => light[name] === undefined)).toEqual([])
  expect(Object.keys(light).filter((name) => !used.has(name))).toEqual([])
  expect(Object.keys(dark).filter((name) => light[name] === undefined)).toEqual([])
})
