/** The table of native codes, and our own error codes beside them. */
import { codes, describeCode, playerSignal, pusherSignal, RETRYING_CODE } from '../../plugin/room/codes'
import { errorCodes } from '../../plugin/room/events'

/** From WeChat's documentation of the two tags, and two codes seen on phones. */
const PLAYER = [
  2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2030, 2032, 2101, 2102, 2103, 2104, 2105, 2106, 2107,
  2108, 3001, 3002, 3003, 3005, -2301, -2302, 6000,
]
const PUSHER = [
  1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1018, 1019, 1020, 1021, 1022, 1031, 1032, 1033, 1034, 1101,
  1102, 1103, 1104, 3001, 3002, 3003, 3004, 3005, 4998, 4999, 5000, 5001, 10001, 10002, 10003, 10004, -1301,
  -1302, -1303, -1304, -1305, -1306, -1307, -1308, -1309, -1310, -1311, -1312, -3301,
]
/** Not native: the plugin tries again. */
const OWN = [50001]
const ascending = (list: number[]): number[] => [...list].sort((a, b) => a - b)

describe.each([
  ['player', PLAYER],
  ['pusher', PUSHER],
] as const)('%s', (tag, expected) => {
  const all = Object.values(codes[tag])

  test('every documented code is there, and no other', () => {
    expect(ascending(Object.keys(codes[tag]).map(Number))).toEqual(ascending([...expected, ...OWN]))
  })

  test('advice stands where there is some, and no empty field elsewhere', () => {
    const rows = Object.values<object>(codes[tag])
    expect(rows.some((row) => 'advice' in row)).toBe(true)
    expect(rows.some((row) => !('advice' in row))).toBe(true)
    for (const row of rows) if ('advice' in row) expect(row.advice).toEqual(expect.any(String))
  })

  test('each row is filed under its own code', () => {
    for (const [key, info] of Object.entries(codes[tag])) expect(info.code).toBe(Number(key))
  })

  test('each has a name of its own, words in Chinese and a kind', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    for (const { name, zh, kind, advice } of all) {
      expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/)
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(['progress', 'warning', 'retrying', 'final']).toContain(kind)
      expect(advice ?? '有').toMatch(/[\u4e00-\u9fff]/)
    }
  })

  test('our own error codes never collide with native ones', () => {
    for (const code of Object.values(errorCodes)) expect(codes[tag][code]).toBeUndefined()
  })

  test('a code that nobody knows is named by its number', () => {
    expect(describeCode(tag, 4711)).toEqual({
      code: 4711,
      name: 'CODE_4711',
      zh: '状态码 4711',
      kind: 'progress',
    })
  })
})

test('our own error codes are negative, -1 is the whitelist’s, and each means one thing', () => {
  const own = Object.values(errorCodes)
  expect(own.every((code) => code < 0)).toBe(true)
  expect(new Set(own).size).toBe(own.length)
  expect(errorCodes.WHITELIST).toBe(-1)
})

test.each([
  ['player', 2103, 'retrying'],
  ['player', -2301, 'final'],
  ['player', 2006, 'final'],
  ['player', 2004, 'progress'],
  ['player', 2105, 'warning'],
  ['pusher', -1307, 'final'],
  ['pusher', 1102, 'retrying'],
  ['pusher', 3004, 'warning'],
] as const)('%s %d is %s', (tag, code, kind) => expect(describeCode(tag, code).kind).toBe(kind))

describe('signals agree with the table', () => {
  test.each([
    ['player', playerSignal],
    ['pusher', pusherSignal],
  ] as const)(
    '%s: what is final ends the run, so that the next start() starts; nothing else does',
    (tag, signalOf) => {
      const over: unknown[] = ['ended', 'gaveUp', 'captureFailed']
      for (const { code, kind } of Object.values(codes[tag]))
        expect([code, over.includes(signalOf(code))]).toEqual([code, kind === 'final'])
    },
  )

  test('whatever leads the room somewhere is a known code', () => {
    const all = Array.from({ length: 15_000 }, (_, i) => i - 4000)
    expect(all.filter((code) => playerSignal(code) && !codes.player[code])).toEqual([])
    expect(all.filter((code) => pusherSignal(code) && !codes.pusher[code])).toEqual([])
  })

  test('"retrying" and "gave up" are of that kind', () => {
    const kindOf = (...signals: unknown[]): string[] =>
      Object.values(codes.player)
        .filter(({ code }) => signals.includes(playerSignal(code)))
        .map(({ kind }) => kind)
    expect(new Set(kindOf('retrying'))).toEqual(new Set(['retrying']))
    expect(new Set(kindOf('gaveUp', 'ended'))).toEqual(new Set(['final']))
  })
})

test('the plugin’s own code is no native one, and as a native one it would change nothing', () => {
  expect(OWN).toEqual([RETRYING_CODE])
  expect([...PLAYER, ...PUSHER, ...Object.values(errorCodes)]).not.toContain(RETRYING_CODE)
  expect([playerSignal(RETRYING_CODE), pusherSignal(RETRYING_CODE)]).toEqual([undefined, undefined])
})
