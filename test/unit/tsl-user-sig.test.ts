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
  ['too long', 'e'.repeat(9000), 70003],
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
  expect(checkUserSig(sign('ann', SDKAppID, 0, 1), expected)?.message).toBe(
    'userSig expired at 1970-01-01T00:00:01.000Z; ask your server for a new one',
  )
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
