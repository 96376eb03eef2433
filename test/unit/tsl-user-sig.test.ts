/** A userSig that is expired, foreign or no userSig at all is recognised before the login. */
import fc from 'fast-check'
import { createHmac } from 'node:crypto'
import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { inflate } from '../../tim-live-sell/src/inflate'
import { checkUserSig, readUserSig } from '../../tim-live-sell/src/user-sig'
import { SDKAppID, instanceOf, setUp, settle } from '../fixtures/tsl/stage'

const now = Date.UTC(2026, 0, 1)
const expected = { SDKAppID, userName: 'ann', now }

/** As a server signs, by the cloud's public description of the format. */
function sign(
  userName: unknown = 'ann',
  appID: unknown = SDKAppID,
  time: unknown = now / 1000 - 60,
  expire: unknown = 86400,
): string {
  const content = {
    'TLS.ver': '2.0',
    'TLS.identifier': userName,
    'TLS.sdkappid': appID,
    'TLS.time': time,
    'TLS.expire': expire,
  }
  const sig = createHmac('sha256', 'key').update(JSON.stringify(content)).digest('base64')
  return pack(JSON.stringify({ ...content, 'TLS.sig': sig }))
}

function pack(words: string): string {
  const base64 = deflateSync(Buffer.from(words)).toString('base64')
  return base64.replace(/\+/g, '*').replace(/\//g, '-').replace(/=/g, '_')
}

test.each<[string, string, number | undefined]>([
  ['good', sign(), undefined],
  ['another user', sign('bob'), 70013],
  ['another app', sign('ann', 1400000002), 70014],
  ['expired', sign('ann', SDKAppID, now / 1000 - 86401), 70001],
  ['expiring this very second', sign('ann', SDKAppID, now / 1000 - 86400), 70001],
  ['expiring in a second', sign('ann', SDKAppID, now / 1000 - 86399), undefined],
  ['a server’s clock that is ahead', sign('ann', SDKAppID, now / 1000 + 3600), undefined],
  ['numbers as text', sign('ann', String(SDKAppID), String(now / 1000), '100'), undefined],
  ['empty', '', 70003],
  ['words', 'hello', 70003],
  ['cut in half', sign().slice(0, 100), 70003],
  ['not base64', `${sign()}!`, 70003],
  ['not compressed', Buffer.from('{"TLS.identifier":"ann"}').toString('base64'), 70003],
  ['compressed, no JSON', pack('hello'), 70003],
  ['JSON without the fields', pack('{}'), 70003],
  ['JSON null', pack('null'), 70003],
  ['no user', sign(''), 70003],
  ['time is no number', sign('ann', SDKAppID, 'x'), 70003],
  ['how long it is good for is no number', sign('ann', SDKAppID, now / 1000, 'x'), 70003],
  ['too long', 'e'.repeat(9000), 70003],
  ['as long as it may be', sign().padEnd(8192, '_'), undefined],
  ['a letter longer', sign().padEnd(8193, '_'), 70003],
  ['filled up in the middle', `${sign().slice(0, 20)}_${sign().slice(20)}`, 70003],
])('%s: %s', (_, userSig, code) => {
  expect(checkUserSig(userSig, expected)?.code).toBe(code)
})

test('names of any language', () => {
  const userName = '主播🎤'
  expect(checkUserSig(sign(userName), { ...expected, userName })).toBeUndefined()
  expect(readUserSig(sign(userName))).toEqual({
    SDKAppID,
    userName,
    signedAt: now - 60_000,
    expiresAt: now - 60_000 + 86_400_000,
  })
})

test('messages say what it is, and do not hold the userSig', () => {
  const userSig = sign('bob')
  const problem = checkUserSig(userSig, expected)
  expect(problem?.message).toBe('userSig was signed for "bob", not "ann"')
  expect(checkUserSig('hello', expected)?.message).toBe(
    'userSig is malformed: it must come from your server as it is',
  )
  expect(checkUserSig(sign('ann', 5), expected)?.message).toBe(
    `userSig was signed for SDKAppID 5, not ${SDKAppID}`,
  )
  expect(checkUserSig(sign('ann', SDKAppID, 0, 1), expected)?.message).toBe(
    'userSig expired at 1970-01-01T00:00:01.000Z; ask your server for a new one',
  )
})

test('a server may break its JSON into lines', () => {
  const content = { 'TLS.identifier': 'ann', 'TLS.sdkappid': 5, 'TLS.time': 1, 'TLS.expire': 2 }
  expect(readUserSig(pack(JSON.stringify(content, null, '\t')))).toMatchObject({
    userName: 'ann',
    SDKAppID: 5,
  })
})

test('anything is read without throwing', () => {
  fc.assert(fc.property(fc.anything(), (given) => void readUserSig(given)))
  fc.assert(fc.property(fc.base64String({ maxLength: 400 }), (given) => void readUserSig(given)))
  fc.assert(fc.property(fc.json(), (given) => void readUserSig(pack(given))))
})

test('inflate is the inverse of what zlib does, at every level and by every strategy', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc.string({ maxLength: 200 }).map((words) => new TextEncoder().encode(words.repeat(20))),
  )
  const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants
  const strategy = fc.constantFrom(Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE)
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 9 }), strategy, (given, level, how) => {
      expect(inflate(deflateRawSync(given, { level, strategy: how }))).toEqual([...given])
    }),
    { numRuns: 300 },
  )
})

describe('inflate', () => {
  test.each([
    ['the longest copy there is', Buffer.alloc(2000, 'a')],
    ['as much as may come out', Buffer.alloc(1 << 16)],
    ['more than one block', Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * i) >> 3))],
  ])('gives back %s', (_, bytes) => {
    const strategy = constants.Z_DEFAULT_STRATEGY
    expect(Buffer.from(inflate(deflateRawSync(bytes, { strategy, memLevel: 1 }))).equals(bytes)).toBe(true)
  })

  test('reads on after a block that is not the last', () => {
    const block = (last: number, byte: number) => [last, 1, 0, 0xfe, 0xff, byte]
    expect(inflate(new Uint8Array([...block(0, 65), ...block(1, 66)]))).toEqual([65, 66])
  })

  test('throws at a byte more than may come out', () => {
    expect(() => inflate(deflateRawSync(Buffer.alloc((1 << 16) + 1)))).toThrow('too large')
  })

  test('throws at a block of no kind, whatever follows', () => {
    const bytes = Uint8Array.from(deflateRawSync('hi', { strategy: constants.Z_FIXED }))
    bytes[0] = (bytes[0] ?? 0) | 6
    expect(() => inflate(bytes)).toThrow('no such block')
  })
})

test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
  ['nothing', () => new Uint8Array()],
  ['a block of no kind', () => new Uint8Array([7])],
  ['cut short', (bytes) => bytes.subarray(0, 20)],
  ['a bomb', () => deflateRawSync(new Uint8Array(1 << 20))],
  ['far back', () => new Uint8Array([0b00000011, 0b00000010, 0, 0])],
])('inflate throws: %s', (_, change) => {
  expect(() => inflate(change(deflateRawSync('hello hello hello, this is a text')))).toThrow(Error)
})

test('handed in, it stops the login before it is tried', async () => {
  jest.useFakeTimers({ now })
  const stage = setUp()
  const sdk = stage.device()
  const logins = jest.spyOn(instanceOf(sdk), 'login')
  const bad = stage.client('ann', { checkUserSig, userSig: sign('bob') }, sdk)
  await settle()
  expect(bad.errors()).toMatchObject([{ code: 70013, reason: 'user-sig' }])
  expect(logins).not.toHaveBeenCalled()
  const good = stage.client('ann', { checkUserSig, userSig: sign() }, stage.device())
  await settle()
  expect(good.of('SDK_READY')).toHaveLength(1)
})
