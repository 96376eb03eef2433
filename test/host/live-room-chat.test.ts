/** The built-in chat as it is built, in WeChat's component framework: attributes, IMEvent, useTIM and liveSell. */
import { Cloud } from '../../preview/chat/cloud'
import { createChatSdk } from '../../preview/chat/sdk'
import { sign } from '../fixtures/chat/user-sig'
import { playPage, settle, stage, type Stage } from './live-room-stage'

interface Live {
  handle: { getLiveSell(): object | null; liveSell?: object | null }
  setData(data: object): void
}
interface ImEvent {
  tag: string
  code: number
  detail: unknown
}

const ATTRIBUTES = `sdkAppID="{{sdkAppID}}" userID="ann" userSig="{{userSig}}" roomID="{{roomID}}"
  bindIMEvent="onIM" bindimevent="onLowerCase"`

const SCRIPT = `
  onLoad() { this.live = plugin.instance.getLiveRoomInstance(); this.setData({ live: this.live }) },
  onIM(e) { (getApp().im ??= []).push(e.detail) },
  onLowerCase(e) { (getApp().lower ??= []).push(e.detail) },`

let current: Stage
let cloud: Cloud

beforeEach(async () => {
  cloud = new Cloud()
  cloud.addRoom({ groupID: 'live-shop', ownerID: 'anchor' })
  const files = playPage('a', SCRIPT, ATTRIBUTES)
  current = await stage({
    ...files,
    'app.js': `App({ useTIM: (TIM) => requirePlugin('live').instance.useTIM(TIM) })`,
  })
})
afterEach(() => current.host.stop())

const page = () =>
  current.host.page().instance as unknown as Live & { live: Live['handle']; data: { live: Live['handle'] } }
const heard = (name = 'im'): ImEvent[] => (current.app()[name] ?? []) as ImEvent[]
const start = (): unknown => (page().live as unknown as { start(): unknown }).start()
const useTIM = (TIM: unknown): unknown => (current.app()['useTIM'] as (TIM: unknown) => unknown)(TIM)
const tags = (name?: string): string[] => heard(name).map(({ tag }) => tag)

async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !done(); turn++) await settle(20)
}

test('the host’s SDK: login, room, messages under both names of the event; liveSell is the room’s TSL', async () => {
  expect(useTIM(createChatSdk(() => cloud.connect()))).toBe(true)
  page().setData({ sdkAppID: 1400000001, userSig: sign('ann'), roomID: 'live-shop' })
  expect([page().live.liveSell, page().data.live.getLiveSell()]).toEqual([null, null])
  start()
  await until(() => tags().includes('join_group_event'))
  expect(tags()).toEqual(['login_event', 'join_group_event'])
  expect(tags('lower')).toEqual(tags())
  expect(cloud.membersOf('live-shop')).toEqual(['ann'])

  const { live, data } = page()
  expect(live.liveSell).toMatchObject({ joinRoom: expect.any(Function) as unknown })
  expect(data.live.getLiveSell()).toBe(live.liveSell)
  expect('liveSell' in data.live).toBe(data.live === live)

  cloud.notify('live-shop', 'hello')
  await until(() => tags().includes('group_system_notifys'))
  expect(heard()[2]).toMatchObject({ tag: 'group_system_notifys', code: 255, detail: { text: 'hello' } })

  // The video's end is not the chat's.
  current.last().code(-2301)
  await settle(20)
  expect(cloud.membersOf('live-shop')).toEqual(['ann'])

  await current.host.reLaunch('/pages/a/a')
  await until(() => cloud.membersOf('live-shop').length === 0)
  expect(cloud.membersOf('live-shop')).toEqual([])
  expect(live.liveSell).toBeNull()
})

test('what is no SDK is refused, and said where the room wants chat; the video plays', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  expect(useTIM({})).toBe(false)
  expect(warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('不是聊天 SDK'))
  page().setData({ sdkAppID: '1400000001', userSig: sign('ann'), roomID: 'live-shop' })
  start()
  await until(() => heard().length > 0)
  expect(heard()).toEqual([expect.objectContaining({ tag: 'error', code: -20002, reason: 'no-sdk' })])
  expect(current.last().calls).toEqual(['play'])
})
