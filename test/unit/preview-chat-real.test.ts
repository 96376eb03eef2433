/** An app of one's own in the preview: what the environment must say, and how its signing server is asked. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { realChatFrom, signAt } from '../../preview/services/chat-real'

const url = 'https://my.example.com/sign'

test.each<[string, Record<string, string>, object | string]>([
  ['nothing', {}, 'undefined'],
  ['empty', { SDKAPPID: '', USER_SIG_URL: '' }, 'undefined'],
  ['both', { SDKAPPID: '1400123456', USER_SIG_URL: url }, { SDKAppID: 1400123456, userSigUrl: url }],
  ['no address', { SDKAPPID: '1400123456' }, 'USER_SIG_URL is not set: the real chat SDK needs both'],
  ['no number', { USER_SIG_URL: url }, 'SDKAPPID is not set: the real chat SDK needs both'],
  ['words', { SDKAPPID: 'mine', USER_SIG_URL: url }, 'SDKAPPID=mine: give the number of the app'],
  ['a file', { SDKAPPID: '1', USER_SIG_URL: 'file:///a' }, 'USER_SIG_URL: give an http or https address'],
])('environment with %s', (_, environment, expected) => {
  const outcome = () => realChatFrom(environment)
  if (typeof expected === 'object') expect(outcome()).toEqual(expected)
  else if (expected === 'undefined') expect(outcome()).toBeUndefined()
  else expect(outcome).toThrow(expected)
})

describe('the signing server', () => {
  let server: Server
  let answer: { status: number; body: string }
  beforeEach(async () => {
    server = createServer((_, response) => response.writeHead(answer.status).end(answer.body))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  })
  afterEach(() => new Promise((done) => server.close(done)))

  const sign = () => {
    const { port } = server.address() as AddressInfo
    return signAt({ SDKAppID: 5, userSigUrl: `http://127.0.0.1:${port}/` })('ann', 60)
  }

  test.each<[string, number]>([
    ['{"userSig":"eJx*-_","expire":30}', 30],
    ['{"userSig":"eJx*-_"}', 60],
    ['eJx*-_\n', 60],
  ])('answers %s', async (body, expire) => {
    answer = { status: 200, body }
    expect(await sign()).toEqual({ sdkAppID: 5, userID: 'ann', userSig: 'eJx*-_', expire })
  })

  test.each<[number, string, string]>([
    [500, 'eJx', 'gave no userSig: HTTP 500'],
    [200, '<html></html>', 'answered something without a userSig'],
    [200, '{"userSig":7}', 'answered something without a userSig'],
    [200, '', 'answered something without a userSig'],
  ])('answers %i %s, which is no userSig', async (status, body, message) => {
    answer = { status, body }
    await expect(sign()).rejects.toThrow(message)
    await expect(sign()).rejects.toMatchObject({ status: 502 })
  })
})
