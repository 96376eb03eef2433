/** The room’s profile with its custom fields and its count, which the SDK brings to those who ask for them; and without, where they cannot be had. */
import type { RoomProfile, ShopChat } from '../../miniprogram/shop/port'
import { wholeProfile } from '../../miniprogram/shop/whole-profile'

const profile: RoomProfile = { groupID: 'g', ownerID: 'anchor', notification: 'n' }
const fields = [{ key: 'room_status', value: 'live' }]

function chat(getGroupProfile: () => Promise<unknown>, online: () => Promise<unknown> = getGroupProfile) {
  const getRoomInfo = jest.fn(() => Promise.resolve(profile))
  const TIM = { getGroupProfile: jest.fn(getGroupProfile), getGroupOnlineMemberCount: jest.fn(online) }
  return { chat: { TIM, getRoomInfo } as unknown as ShopChat, TIM, getRoomInfo }
}

test('asks for both fields by name and for the count; for the rest only where it is not known', async () => {
  const one = chat(
    () => Promise.resolve({ data: { group: { groupID: 'g', groupCustomField: fields, memberCount: 0 } } }),
    () => Promise.resolve({ data: { memberCount: 12 } }),
  )
  expect(await wholeProfile(one.chat)).toEqual({ ...profile, groupCustomField: fields, memberCount: 12 })
  expect(one.TIM.getGroupOnlineMemberCount.mock.calls).toEqual([['g']])
  expect(one.TIM.getGroupProfile.mock.calls).toEqual([
    [{ groupID: 'g', groupCustomFieldFilter: ['room_status', 'add_goods'] }],
  ])
  expect(await wholeProfile(one.chat, { ...profile, notification: 'm' })).toEqual({
    ...profile,
    notification: 'm',
    groupCustomField: fields,
    memberCount: 12,
  })
  expect(one.getRoomInfo).toHaveBeenCalledTimes(1)
})

test.each<[what: string, answer: () => Promise<unknown>]>([
  [
    'the console does not know the fields',
    () => Promise.reject(Object.assign(new Error(''), { code: 10004 })),
  ],
  [
    'the SDK throws',
    () => {
      throw new Error('not ready')
    },
  ],
  ['the answer is empty', () => Promise.resolve(undefined)],
  ['the answer is nonsense', () => Promise.resolve({ data: { group: { groupCustomField: 5 } } })],
])('%s: the profile as it is', async (_what, answer) => {
  expect(await wholeProfile(chat(answer).chat, profile)).toEqual(profile)
  expect(await wholeProfile(chat(answer).chat, { ...profile, groupCustomField: fields })).toEqual({
    ...profile,
    groupCustomField: fields,
  })
})

test('fields that cannot be had are not taken for empty ones', async () => {
  const one = chat(() => Promise.reject(new Error('the line is down')))
  expect(await wholeProfile(one.chat, { ...profile, groupCustomField: [] })).toEqual(profile)
})

test('a profile that cannot be had is told', async () => {
  const { chat: one, getRoomInfo } = chat(() => Promise.resolve({}))
  getRoomInfo.mockRejectedValue(new Error('gone'))
  await expect(wholeProfile(one)).rejects.toThrow('gone')
})
