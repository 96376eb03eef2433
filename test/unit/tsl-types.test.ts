/** What the typings promise; checked by the compiler, as part of the types step. */
import type WebChat from '@tencentcloud/chat'
import { expectTypeOf } from 'expect-type'
import TSL, { type ChatInstance, type Data, type ErrorEvent, type Person } from '../../tim-live-sell/src'

// Never called: only its types are of interest.
const uses = (tsl: TSL, own: TSL<{ LOTTERY: 'open' | 'closed' }>) => {
  tsl.on('MESSAGE', (data) => {
    expectTypeOf(data).toEqualTypeOf<Person & { message: string }>()
  })
  tsl.on(TSL.EVENT.LIKE, (data) => {
    expectTypeOf(data).toExtend<Data>()
    expectTypeOf(data.count).toEqualTypeOf<number>()
  })
  tsl.on(TSL.EVENT.NOTIFICATION, ({ notification }) => {
    expectTypeOf(notification).toEqualTypeOf<string>()
  })
  tsl.on('room_tatus', (data) => {
    expectTypeOf(data).toEqualTypeOf<Data>()
  })
  tsl.once('ERROR', (event) => {
    expectTypeOf(event).toEqualTypeOf<ErrorEvent>()
    expectTypeOf(event.data.code).toEqualTypeOf<number>()
  })
  tsl.on('SDK_READY', () => tsl.joinRoom())
  // Any name is an event of the app's own, unless the app says which there are.
  tsl.on('whatever', (data) => {
    expectTypeOf(data).toEqualTypeOf<Data>()
  })

  own.on('LOTTERY', ({ value }) => {
    expectTypeOf(value).toEqualTypeOf<'open' | 'closed'>()
  })
  void own.sendCustomMsgAndEmitEvent('LOTTERY', 'open')
  // @ts-expect-error no such event
  own.on('LOTERY', () => undefined)
  // @ts-expect-error no such value
  void own.sendCustomMsgAndEmitEvent('LOTTERY', 'opn')
  // @ts-expect-error a listener is a function
  tsl.on('LIKE', 5)
  // @ts-expect-error a message is a text
  void tsl.sendMessage(5)
  // @ts-expect-error all five are needed
  new TSL({ SDKAppID: 1 })

  expectTypeOf(tsl.sendMessage('')).resolves.toExtend<{ nick: string; avatar: string; message: string }>()
  expectTypeOf(tsl.like()).resolves.toEqualTypeOf<Data>()
  expectTypeOf(tsl.exitRoom()).resolves.toEqualTypeOf<{ status: 'Left' | 'NotInRoom' }>()
  expectTypeOf(tsl.joinRoom())
    .resolves.toHaveProperty('groupInfo')
    .toHaveProperty('ownerInfo')
    .toEqualTypeOf<Person>()
  expectTypeOf(tsl.getRoomInfo()).resolves.toExtend<Person>()
  expectTypeOf(tsl.destroy()).resolves.toEqualTypeOf<void>()
  expectTypeOf(tsl.TIM).toEqualTypeOf<ChatInstance>()
}

type ChatSDK = NonNullable<ReturnType<typeof WebChat.create>>
const withSdk = (tsl: TSL<Record<string, string>, ChatSDK>) => {
  expectTypeOf(tsl.TIM).toEqualTypeOf<ChatSDK>()
  void tsl.TIM.getConversationList()
}

test('types are checked by the compiler', () => {
  expect([typeof uses, typeof withSdk]).toEqual(['function', 'function'])
})
