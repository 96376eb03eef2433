/** When the built-in chat of the built components begins, by how a page writes its attributes. */
import { APP_ID, URL_A } from '../fixtures/component/fake-phone'
import { openPlayer, openPusher } from '../fixtures/component/stage'
import { complete, ROOM } from '../fixtures/chat/stage'
import { UnrulySdk } from '../fixtures/chat/unruly-sdk'

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

const ID = 1400000001
const { sdkAppID: _, ...account } = complete()
const VIDEO = { liveAppID: APP_ID, playUrl: URL_A, pushUrl: URL_A }

/** Who is in the room, and what the page hears, some time after start(). */
async function started(open: typeof openPlayer, attributes: object): Promise<[string[], unknown[]]> {
  const { player, handle, events, useTIM } = open()
  const sdk = new UnrulySdk(ROOM)
  useTIM(sdk.TIM)
  player.setData({ ...VIDEO, autopush: false, ...account, ...attributes })
  handle()
    ['start']?.()
    .catch(() => undefined)
  await jest.advanceTimersByTimeAsync(20_000)
  return [
    sdk.cloud.membersOf(ROOM),
    events.filter(({ name }) => name === 'IMEvent').map(({ detail }) => (detail as { tag: string }).tag),
  ]
}

describe.each([
  ['live-room-play', openPlayer],
  ['live-room-push', openPusher],
])('%s', (__, open) => {
  test.each<[string, object]>([
    ['sdkAppID, as every sample writes it', { sdkAppID: ID }],
    ['sdkAppID as text', { sdkAppID: String(ID) }],
    ['sdkAppId, as the tables write it', { sdkAppId: ID }],
    ['both, the first still empty', { sdkAppId: '', sdkAppID: ID }],
    ['both, the first still 0', { sdkAppId: 0, sdkAppID: ID }],
    ['both, the second still 0', { sdkAppId: ID, sdkAppID: '0' }],
  ])('begins with %s', async (___, attributes) => {
    const [members, tags] = await started(open, attributes)
    expect(members).toEqual(['ann'])
    expect(tags).toEqual(expect.arrayContaining(['login_event', 'join_group_event']))
  })

  test.each<[string, object]>([
    ['nothing given', {}],
    ['0', { sdkAppID: 0 }],
    ['"0"', { sdkAppId: '0' }],
    ['"not set"', { sdkAppId: 'not set', sdkAppID: 'not set' }],
    ['null', { sdkAppID: null }],
    ['undefined', { sdkAppId: undefined }],
  ])('stays off, without a word, with %s', async (___, attributes) => {
    expect(await started(open, attributes)).toEqual([[], []])
  })

  test.each(['userID', 'userSig', 'roomID'])(
    'says once that %s is missing where it is "not set"',
    async (name) => {
      expect(await started(open, { sdkAppID: ID, [name]: 'not set' })).toEqual([[], ['error']])
    },
  )
})
