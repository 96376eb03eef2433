/** UserSigs of the preview: as Tencent's own library signs them, read by tim-live-sell, and checked as the cloud does. */
import fc from 'fast-check'
import { createRequire } from 'node:module'
import { deflateSync, inflateSync } from 'node:zlib'
import { signUserSig, verifyUserSig } from '../../preview/services/chat-user-sig'
import { checkUserSig, readUserSig } from '../../tim-live-sell/src/user-sig'

// By its file: the package.json names `main` twice, which node reads and jest's resolver does not.
const { Api } = createRequire(__filename)('../../node_modules/tls-sig-api-v2/TLSSigAPIv2.js') as {
  Api: new (SDKAppID: number, key: string) => { genUserSig(userID: string, expire: number): string }
}

const app = { SDKAppID: 1400000001, key: 'a key of this test' }
const time = Math.floor(Date.now() / 1000)
const now = time * 1000
const verify = (userSig: string, userID = 'ann', at = now) => verifyUserSig(app, userSig, { userID, now: at })

const userIDs = fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/)

test('what is signed here is right here, and tim-live-sell reads it', () => {
  fc.assert(
    fc.property(userIDs, fc.integer({ min: 1, max: 1e7 }), (userID, expire) => {
      const userSig = signUserSig(app, userID, expire, time)
      const expiresAt = (time + expire) * 1000
      expect(userSig).toMatch(/^[A-Za-z0-9*_-]+$/)
      expect(verify(userSig, userID)).toEqual({ expiresAt })
      expect(readUserSig(userSig)).toEqual({
        SDKAppID: app.SDKAppID,
        userName: userID,
        signedAt: now,
        expiresAt,
      })
      expect(checkUserSig(userSig, { SDKAppID: app.SDKAppID, userName: userID, now })).toBeUndefined()
    }),
  )
})

test('what tls-sig-api-v2 signs with the same key is right here, with another key it is not', () => {
  const official = (key: string) => new Api(app.SDKAppID, key).genUserSig('ann', 600)
  expect(verify(official(app.key))).toEqual({ expiresAt: expect.any(Number) as number })
  expect(verify(official('another key'))).toEqual({ code: 70009 })
})

test.each<[string, string, number]>([
  ['empty', '', 70002],
  ['words', 'hello', 70003],
  ['cut in half', signUserSig(app, 'ann', 60, time).slice(0, 120), 70003],
  ['too long', 'e'.repeat(9000), 70003],
  ['a bomb', pack('x'.repeat(1_000_000)), 70003],
  ['JSON null', pack('null'), 70003],
  ['no numbers', pack('{"TLS.identifier":"ann","TLS.sig":"","TLS.time":"x"}'), 70003],
  ['another user', signUserSig(app, 'bob', 60, time), 70013],
  ['another app', signUserSig({ ...app, SDKAppID: 1400000002 }, 'ann', 60, time), 70014],
  ['another key', signUserSig({ ...app, key: 'x' }, 'ann', 60, time), 70009],
  ['expired this very second', signUserSig(app, 'ann', 60, time - 60), 70001],
])('%s is refused', (_, userSig, code) => {
  expect(verify(userSig)).toEqual({ code })
})

test('a lifetime that was lengthened afterwards is seen', () => {
  const content = unpack(signUserSig(app, 'ann', 60, time - 60))
  expect(verify(pack(JSON.stringify({ ...content, 'TLS.expire': 86400 })))).toEqual({ code: 70009 })
})

test.each<[string, () => string]>([
  ['no user', () => signUserSig(app, '', 60, time)],
  ['a user of 33 letters', () => signUserSig(app, 'a'.repeat(33), 60, time)],
  ['a user with a space', () => signUserSig(app, 'a b', 60, time)],
  ['no time to live', () => signUserSig(app, 'ann', 0, time)],
  ['half a second', () => signUserSig(app, 'ann', 0.5, time)],
  ['for ever', () => signUserSig(app, 'ann', Infinity, time)],
  ['no time', () => signUserSig(app, 'ann', 60, NaN)],
])('%s is not signed', (_, sign) => {
  expect(sign).toThrow(RangeError)
})

function pack(text: string): string {
  const base64 = deflateSync(text).toString('base64')
  return base64.replace(/\+/g, '*').replace(/\//g, '-').replace(/=/g, '_')
}

function unpack(userSig: string): object {
  const base64 = userSig.replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '=')
  return JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString()) as object
}
