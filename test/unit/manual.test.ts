/** doc/README.md: its tables are the code's, nothing in it lacks words, and the plugin market can show it. */
import fs from 'node:fs'
import path from 'node:path'
import { attributes as playAttributes } from '../../plugin/components/live-room-play/props'
import { attributes as pushAttributes } from '../../plugin/components/live-room-push/props'
import { errorCodes } from '../../plugin/room/events'
import { settings } from '../../plugin/settings'
import { raisedReasons } from '../../scripts/manual/errors'
import { eventNames } from '../../scripts/manual/event-names'
import { playEventNames, pushEventNames } from '../../scripts/manual/events'
import { wordsFor } from '../../scripts/manual/lookup'
import { fill, table } from '../../scripts/manual/markdown'
import { playMethodNames, pushMethodNames } from '../../scripts/manual/methods'
import { tables } from '../../scripts/manual/tables'

/** What the test needs of `requirePlugin('liveRoomPlugin')`. */
interface Plugin {
  instance: { getLiveRoomInstance(): object; getLiveRoomPushInstance(): object }
}

const folder = path.resolve(__dirname, '../../doc')
const manual = fs.readFileSync(path.join(folder, 'README.md'), 'utf8')

/** The fenced blocks of a language. */
const blocks = (language: string): string[] =>
  [...manual.matchAll(/^```(\w+)\n([^]*?)^```/gm)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  )

describe('the tables', () => {
  test('are the code’s; `npm run manual` writes them anew', () => {
    expect(fill(manual, tables)).toBe(manual)
  })

  test('name the methods that the handles really have', () => {
    const { instance } = jest.requireActual<Plugin>('../../plugin/index')
    const methodsOf = (handle: object): string[] =>
      Object.entries(handle)
        .filter(([, value]) => typeof value === 'function')
        .map(([name]) => name)
        .sort()
    expect(methodsOf(instance.getLiveRoomInstance())).toEqual([...playMethodNames].sort())
    expect(methodsOf(instance.getLiveRoomPushInstance())).toEqual([...pushMethodNames].sort())
  })

  test('name the contract’s events', () => {
    const both = ['NetStatus', 'AttachedEvent', 'enterpictureinpicture', 'leavepictureinpicture']
    const play = ['PlayEvent', 'fullscreenChangeEvent', ...both]
    const push = ['PushEvent', 'Error', 'BgmStart', 'BgmProgress', 'BgmComplete', ...both]
    expect(playEventNames).toEqual(expect.arrayContaining(play))
    expect(pushEventNames).toEqual(expect.arrayContaining(push))
  })

  test.each(Object.entries(tables))('%s: no cell that should speak is empty', (_, text) => {
    const [head = '', , ...rows] = text.split('\n')
    const columns = head.split(' | ').length
    const silent = head.split(' | ').map((title) => title === '基础库')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const cells = row.replace(/^\| | \|$/g, '').split(' | ')
      expect(cells).toHaveLength(columns)
      cells.forEach((cell, i) => expect(silent[i] || cell.trim() !== '').toBe(true))
    }
  })
})

describe('the market’s rules', () => {
  /** What `[words](target)` and `![words](target)` point to. */
  const targets = (text: string, mark: '' | '!'): string[] =>
    [...text.replace(/^```[^]*?^```/gm, '').matchAll(/(!?)\[[^\]]*\]\(([^)]+)\)/g)].flatMap(
      ([, found, target = '']) => (found === mark ? [target] : []),
    )

  test('pictures lie in doc/', () => {
    const pictures = targets(manual, '!')
    expect(pictures.length).toBeGreaterThan(0)
    for (const picture of pictures) {
      expect(picture).toMatch(/^(images|pictures)\/[\w-]+\.(png|jpg)$/)
      expect(fs.existsSync(path.join(folder, picture))).toBe(true)
    }
  })

  test('links lead to WeChat’s two sites, GitHub, or a heading of the manual', () => {
    const anchors = [...manual.matchAll(/^#+ (.+)$/gm)].map(
      ([, heading = '']) =>
        `#${heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, '')
          .replace(/ /g, '-')}`,
    )
    for (const link of targets(manual, '')) {
      if (link.startsWith('#')) expect(anchors).toContain(link)
      else expect(link).toMatch(/^https:\/\/(developers\.weixin\.qq\.com|mp\.weixin\.qq\.com|github\.com)\//)
    }
    expect(manual).not.toMatch(/^\[[^\]]+\]:|<(a|img)\b/m)
  })

  test('the whole folder is under 2 MB', () => {
    const bytes = fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0)
    expect(bytes).toBeLessThan(2 * 1024 * 1024)
  })
})

describe('what the text says', () => {
  test('the times are those of settings.ts', () => {
    const minutes = settings.documentFreshMs / 60_000
    const hours = settings.documentGraceMs / 3_600_000
    expect(manual).toContain(`同一个 \`liveAppID\` ${minutes} 分钟内不再查询`)
    expect(manual).toContain(`此前允许过的地址 ${hours} 小时内仍可使用`)
    expect(manual).toContain(`${settings.missingAttributeMs / 1000} 秒内没有得到 \`liveAppID\``)
    expect(manual).toContain(`正在登录时会等，最多 ${settings.chatCallTimeoutMs / 1000} 秒`)
    expect(manual).toContain(`微信没有回应的调用，${settings.nativeCallTimeoutMs / 1000} 秒后以失败告终`)
  })

  test('the chat’s domains are those that the SDK calls in China', () => {
    const sdk = fs.readFileSync(path.join(folder, '../node_modules/tim-wx-sdk/tim-wx.js'), 'utf8')
    const named = [...manual.matchAll(/`((?:wss|https):\/\/[\w.]+\.(?:qcloud|qq)\.com)`/g)].map(
      ([, name = '']) => name,
    )
    expect(named).toHaveLength(4)
    expect(named.filter((name) => !sdk.includes(name))).toEqual([])
    const [, china = ''] = /PRODUCTION:\{CHINA:\{([^}]*)\}/.exec(sdk) ?? []
    const called = [...china.matchAll(/"((?:wss|https):\/\/[a-z][^"]*)"/g)].map(([, name = '']) => name)
    expect(called.length).toBeGreaterThan(0)
    expect(called.filter((name) => !named.includes(name))).toEqual([])
  })

  test('the error codes are the plugin’s', () => {
    const written = Object.entries(errorCodes).map(([name, code]) => `${name}: ${code}`)
    expect(manual).toContain(`{${written.join(', ')}}`)
  })

  test('JSON in it is JSON', () => {
    for (const text of blocks('json')) expect(() => JSON.parse(text) as unknown).not.toThrow()
  })

  test.each([
    ['live-room-play', playAttributes, playEventNames],
    ['live-room-push', pushAttributes, pushEventNames],
  ])('%s is written with attributes and events that exist', (tag, attributes, events) => {
    const known = [...attributes.map(({ name }) => name), ...events.map((name) => `bind${name}`), 'id']
    const written = blocks('xml')
      .flatMap((text) => [...text.matchAll(new RegExp(`<${tag}\\b([^>]*)>`, 'g'))])
      .flatMap(([, inside = '']) => [...inside.matchAll(/([\w-]+)="/g)].map(([, name = '']) => name))
    expect(written.length).toBeGreaterThan(0)
    expect(written.filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('the generator', () => {
  test('fills each place, and only there', () => {
    const before = 'a\n<!-- table: one -->\nold\n<!-- /table -->\nb\n'
    expect(fill(before, { one: 'new' })).toBe('a\n<!-- table: one -->\n\nnew\n\n<!-- /table -->\nb\n')
  })

  test('a place without a table, and a table without a place, are named', () => {
    expect(() => fill('<!-- table: two -->\n<!-- /table -->', { one: '' })).toThrow('no table "two"')
    expect(() => fill('', { one: '' })).toThrow('no place for one')
  })

  test('a bar inside a cell does not end it', () => {
    expect(table(['a'], [['x | y']])).toBe('| a |\n|---|\n| x \\| y |')
  })

  test('rows without words, and words about nothing, are named', () => {
    expect(wordsFor(['a'], { a: 'words' }, 'things', 'words.ts')).toEqual([['a', 'words']])
    expect(() => wordsFor(['a', 'b'], { a: 'words' }, 'things', 'words.ts')).toThrow(
      'words.ts has no words for things: b',
    )
    expect(() => wordsFor([], { a: 'words' }, 'things', 'words.ts')).toThrow('things that do not exist: a')
  })

  test('reads events off a component', () => {
    const script = `
      onA(this: X, { detail }) {
        emit(this, 'Big', detail)
      },
      onNative(this: X, { type, detail }) {
        emit(this, type, detail)
      },
      ready() { emit(this, 'Ready') },`
    const wxml = '<tag bindfirst="onA" bindsecond="onNative">'
    expect(eventNames({ wxml, script, stateEvent: 'State' })).toEqual(['State', 'Big', 'second', 'Ready'])
    expect(() => eventNames({ wxml: '<tag bindthird="onC">', script, stateEvent: 'State' })).toThrow('onC')
  })

  test('reads the reasons of the error codes off the sources', () => {
    expect(
      raisedReasons([`roomError(errorCodes.A, 'one', x)`, `roomError(\n errorCodes.A,\n 'two',\n`]),
    ).toEqual({ A: ['one', 'two'] })
  })
})
