/** Who may say what, what calls resolve to the letter, and whom this user follows. */
import { instanceOf, rejection, setUp, settle, type Client, type Stage } from '../fixtures/tsl/stage'

const followField = 'Tag_Profile_Custom_Follow'
const ann = { userID: 'ann', nick: 'ANN', avatar: 'ann.png' }

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

async function done<Result>(call: Promise<Result>): Promise<Result> {
  await settle()
  return call
}

/** Every change of the profile from now on. */
const changes = ({ sdk }: Client) => jest.spyOn(instanceOf(sdk), 'updateMyProfile')
const listOf = (value: string) => [{ profileCustomField: [{ key: followField, value }] }]
const setProfile = ({ sdk }: Client, fields: [key: string, value: string][]) =>
  done(
    instanceOf(sdk).updateMyProfile({
      profileCustomField: fields.map(([key, value]) => ({ key, value })),
    }),
  )

test('the owner may say that the shelf changed, by a message', async () => {
  const host = await stage.joined('host')
  const viewer = await stage.joined('ann')
  await done(host.tsl.sendCustomMsgAndEmitEvent('ADD_GOODS', '7'))
  expect(viewer.of('ADD_GOODS')).toMatchObject([{ userID: 'host', value: '7' }])
})

test('a like resolves with its one tap, other events without any', async () => {
  const { tsl } = await stage.joined('ann')
  expect(await done(tsl.like('v'))).toStrictEqual({ ...ann, value: 'v', extension: 'v', count: 1 })
  expect(await done(tsl.gift('v'))).toStrictEqual({ ...ann, value: 'v', extension: 'v' })
})

test('buy writes even a text as JSON, as im-live-sells does', async () => {
  const { tsl } = await stage.joined('ann')
  expect(await done(tsl.buy('apple'))).toMatchObject({ value: '"apple"' })
  expect(await done(tsl.gift('apple'))).toMatchObject({ value: 'apple' })
})

describe('following', () => {
  test('without a followField the profile stays as it is', async () => {
    const one = await stage.joined('ann')
    const changed = changes(one)
    await done(one.tsl.attention())
    expect(changed).not.toHaveBeenCalled()
  })

  test('only attention and its end change the list', async () => {
    const one = await stage.joined('ann', { followField })
    const changed = changes(one)
    await done(one.tsl.gift())
    await done(one.tsl.sendCustomMsgAndEmitEvent('OWN'))
    expect(changed).not.toHaveBeenCalled()
    await done(one.tsl.attention())
    await done(one.tsl.cancelAttention())
    expect(changed.mock.calls).toEqual([listOf('["host"]'), listOf('[]')])
  })

  test('other hosts stay on the list', async () => {
    const one = await stage.joined('ann', { followField })
    await setProfile(one, [[followField, '["bob","cat"]']])
    const changed = changes(one)
    await done(one.tsl.attention())
    await done(one.tsl.attention())
    await done(one.tsl.cancelAttention())
    expect(changed.mock.calls).toEqual([
      listOf('["bob","cat","host"]'),
      listOf('["bob","cat","host"]'),
      listOf('["bob","cat"]'),
    ])
  })

  test('another field of the profile is not taken for the list', async () => {
    const one = await stage.joined('ann', { followField })
    await setProfile(one, [['Tag_Profile_Custom_Other', '["bob"]']])
    const changed = changes(one)
    await done(one.tsl.attention())
    expect(changed.mock.calls).toEqual([listOf('["host"]')])
  })

  test('whose room it is is asked for when it is not known yet, and only then', async () => {
    stage.cloud.refuseNext('getGroupProfile', 2801)
    const one = stage.client('ann', { followField })
    await settle()
    const changed = changes(one)
    // It is not in the room: that much fails, and says so.
    const refused = rejection(one.tsl.attention())
    await settle()
    expect(await refused).toMatchObject({ code: 2101 })
    expect(changed.mock.calls).toEqual([listOf('["host"]')])
    const ask = jest.spyOn(instanceOf(one.sdk), 'getGroupProfile')
    await done(one.tsl.joinRoom())
    await done(one.tsl.attention())
    expect(ask).not.toHaveBeenCalled()
  })
})
