/** A host with the built plugin whose chat runs in a cloud that the test holds in its hands: pages, what they hear, who is in the room. */
import { Cloud } from '../../preview/chat/cloud'
import { createChatSdk } from '../../preview/chat/sdk'
import { sign } from '../fixtures/chat/user-sig'
import { playPage, pushPage, settle, stage, until, type Stage } from './live-room-stage'

export type Call = (...args: unknown[]) => Promise<unknown>

export interface Live {
  initIM: Call
  sendTextMsg: Call
  sendCustomMsg: Call
  start: Call
  getLiveSell(): object | null
  liveSell?: object | null
}

export interface HostPage {
  live: Live
  data: { live: Live }
  /** Takes the handle anew. */
  take(): void
  setData(data: object): void
}

export interface ImEvent {
  tag: string
  code: number
  detail: unknown
}

export const ROOM = 'live-shop'
export const OTHER_ROOM = 'other-shop'

export const ATTRIBUTES = `wx:if="{{!away}}" sdkAppID="{{sdkAppID}}" userID="{{userID}}" userSig="{{userSig}}"
  roomID="{{roomID}}" nickName="{{nickName}}" bindIMEvent="onIM" bindimevent="onLowerCase"`

const scriptWith = (getter: string): string => `
  onLoad() { this.take(); this.setData({ live: this.live }) },
  take() { this.live = plugin.instance.${getter}() },
  onIM(e) { (getApp().im ??= []).push(e.detail) },
  onLowerCase(e) { (getApp().lower ??= []).push(e.detail) },`

export const player = (name: string) => playPage(name, scriptWith('getLiveRoomInstance'), ATTRIBUTES)
export const pusher = (name: string) => pushPage(name, scriptWith('getLiveRoomPushInstance'), ATTRIBUTES)

export const complete = () => ({ sdkAppID: 1400000001, userID: 'ann', userSig: sign('ann'), roomID: ROOM })

export let current: Stage
export let cloud: Cloud
/** `user room`, in order. */
export let joins: string[]
/** SDK objects that were made and not destroyed. */
export let links: number

/** For each test anew. */
export function setUp(): void {
  joins = []
  links = 0
  cloud = new Cloud()
  for (const groupID of [ROOM, OTHER_ROOM]) cloud.addRoom({ groupID, ownerID: 'anchor' })
  const handle = cloud.handle.bind(cloud)
  jest.spyOn(cloud, 'handle').mockImplementation((from, name, ask) => {
    if (name === 'joinGroup') joins.push(`${from.userID ?? ''} ${(ask as { groupID: string }).groupID}`)
    return handle(from, name, ask)
  })
}

export function tearDown(): void {
  jest.useRealTimers()
  current.host.stop()
}

/** @param tim false: the host hands no SDK over */
export async function open(files: Record<string, string | object>, tim = true): Promise<void> {
  current = await stage(
    {
      ...files,
      'app.js': `App({ useTIM: (TIM) => requirePlugin('live').instance.useTIM(TIM) })`,
    },
    { url: '/pages/a/a' },
  )
  expect(current.host.problems).toEqual([])
  if (tim) expect(useTIM(createChatSdk(connect))).toBe(true)
}

export function connect(): ReturnType<Cloud['connect']> {
  const link = cloud.connect()
  links++
  let isOpen = true
  const close = (): void => {
    if (isOpen) links--
    isOpen = false
    link.close()
  }
  return { ...link, close }
}

export const page = () => current.host.page().instance as unknown as HostPage
export const heard = (name = 'im'): ImEvent[] => (current.app()[name] ?? []) as ImEvent[]
export const useTIM = (TIM: unknown): unknown => (current.app()['useTIM'] as (TIM: unknown) => unknown)(TIM)
export const tags = (name?: string): string[] => heard(name).map(({ tag }) => tag)

export const untilTold = (tag: string, times = 1): Promise<void> =>
  until(() => tags().filter((one) => one === tag).length >= times)

/** Somebody else in the room, on another device, and what they hear. */
export async function other(userID: string): Promise<unknown[]> {
  const instance = createChatSdk(() => cloud.connect()).create({ SDKAppID: 1400000001 })
  if (!instance) throw new Error('no instance')
  const said: unknown[] = []
  instance.on('onMessageReceived', (event) => {
    for (const { type, payload } of (event as { data: { type: string; payload: unknown }[] }).data) {
      if (type !== 'TIMGroupTipElem') said.push(payload)
    }
  })
  await instance.login({ userID, userSig: 'any' })
  await settle(30)
  await instance.joinGroup({ groupID: ROOM })
  return said
}
