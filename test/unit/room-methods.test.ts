/** What a handle offers against what WeChat's own typings say that the native contexts have, and since when. */
import fs from 'node:fs'
import { chatMethods, isChatCall, playMethods, pushMethods } from '../../plugin/room/methods'

const typings = fs.readFileSync('node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts', 'utf8')

/** Base library by method; '' = as old as the context. */
function methodsOf(context: string): Record<string, string> {
  const begin = typings.indexOf(`interface ${context} {`)
  const body = typings.slice(begin, typings.indexOf('\n    }', begin))
  return Object.fromEntries(
    [...body.matchAll(/\/\*\*([^]*?)\*\/\s*(\w+)\(/g)].map(([, words = '', name = '']) => [
      name,
      /需要基础库： `([\d.]+)`/.exec(words)?.[1] ?? '',
    ]),
  )
}

/** Beauty and filters, whose parameters are pictures and canvases of the host's page. */
const HOST_ONLY = /Makeup|Filter|Sticker|createOffscreenCanvas|onCustomRendererEvent/
/** In WeChat's documentation, and not in its typings: with the base library there. */
const UNTYPED: Record<string, string> = { requestPictureInPicture: '2.15.0' }

describe.each([
  ['LivePlayerContext', playMethods],
  ['LivePusherContext', pushMethods],
])('%s', (context, methods) => {
  const native = methodsOf(context)

  test('all that a plugin can call is offered', () => {
    const wanted = Object.keys(native).filter((name) => !HOST_ONLY.test(name))
    const offered = methods.map((method) => method.native).filter((name) => !(name in UNTYPED))
    expect(wanted.length).toBeGreaterThan(10)
    expect(offered.sort()).toEqual(wanted.sort())
  })

  test.each(methods.map((method) => [method.native, method.since]))('%s since %s', (name, since) => {
    const said = UNTYPED[name] ?? native[name]
    if (said) expect(since).toBe(said)
    // The two contexts came with 1.7.0; what the typings date no more closely is no older.
    else expect(since).toMatch(/^(1\.7\.0|2\.10\.3)$/)
  })
})

test('the player’s start is the native play; every other name is the native one', () => {
  const renamed = [...playMethods, ...pushMethods].filter(({ name, native }) => name !== native)
  expect(renamed).toEqual([expect.objectContaining({ name: 'start', native: 'play' })])
})

test('chat calls are those of the chat, and no native one', () => {
  expect(chatMethods).toEqual(['initIM', 'sendTextMsg', 'sendCustomMsg'])
  expect([...chatMethods].every(isChatCall)).toBe(true)
  expect([...playMethods, ...pushMethods].some(({ name }) => isChatCall(name))).toBe(false)
})
