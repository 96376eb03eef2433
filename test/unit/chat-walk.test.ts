/** Whatever order attributes, starts, page ends and the cloud's moods come in: nothing is left behind, and no room is joined twice. */
import fc from 'fast-check'
import { complete, openStage, OTHER_ROOM, ROOM, settle, type Component } from '../fixtures/chat/stage'
import { sign } from '../fixtures/chat/user-sig'
import { count, patience } from '../fixtures/counts'

type Step =
  | { do: 'begin' | 'initIM' | 'say' | 'end' | 'new'; who: number }
  | { do: 'set'; who: number; name: 'sdkAppID' | 'userID' | 'roomID' | 'userSig'; value: number }
  | { do: 'wait'; ms: number }
  | { do: 'cloud'; mood: 'cut' | 'restore' | 'kick' }

const who = fc.nat({ max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('begin', 'initIM', 'say', 'end', 'new'), who }),
  fc.record({
    do: fc.constant('set' as const),
    who,
    name: fc.constantFrom('sdkAppID', 'userID', 'roomID', 'userSig'),
    value: fc.nat({ max: 2 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 25, 400, 400, 4000) }),
  },
  fc.record({ do: fc.constant('cloud' as const), mood: fc.constantFrom('cut', 'restore', 'kick') }),
)

const VALUES = {
  sdkAppID: ['1400000001', '', '1400000001'],
  userID: ['ann', '', 'bob'],
  roomID: [ROOM, '', OTHER_ROOM],
  userSig: [() => sign('ann'), () => '', () => sign('bob')],
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test(
  'after the last page’s end there is no login, no SDK, no timer and no event; a join needs a reason',
  async () => {
    let joins = 0
    const run = fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 30, size: 'max' }),
      async (steps) => {
        const stage = openStage()
        const components: Component[] = [stage.component(complete()), stage.component(complete())]
        // One has begun already, so that most walks have something to walk through.
        components[0]?.chat.begin()
        let reasons = 1
        for (const one of steps) {
          if (one.do === 'wait') await settle(one.ms)
          else if (one.do === 'cloud') {
            if (one.mood === 'kick') stage.cloud.kick('ann')
            if (one.mood === 'cut') stage.cloud.cutOff('ann')
            if (one.mood === 'restore') stage.cloud.restore('ann')
          } else {
            const component = components[one.who] as Component
            if (one.do === 'begin') component.chat.begin()
            if (one.do === 'initIM') component.chat.call('initIM', {}).catch(() => undefined)
            if (one.do === 'say') component.chat.call('sendTextMsg', { text: 'x' }).catch(() => undefined)
            if (one.do === 'end') component.chat.end()
            if (one.do === 'new') {
              component.chat.end()
              components[one.who] = stage.component(complete())
              components[one.who]?.chat.begin()
            }
            if (one.do === 'set') {
              const value = VALUES[one.name][one.value]
              component.set({ [one.name]: typeof value === 'function' ? value() : value })
            }
          }
          if (one.do !== 'wait' && one.do !== 'say') reasons++
        }
        joins += stage.joins.length
        expect(stage.joins.length).toBeLessThanOrEqual(reasons)
        for (const { chat } of components) chat.end()
        await settle(60_000)
        const heard = components.map((one) => one.heard.length)
        stage.cloud.restore('ann')
        await settle(200_000)
        expect(components.map((one) => one.heard.length)).toEqual(heard)
        expect([stage.openLinks(), stage.cloud.membersOf(ROOM), stage.cloud.membersOf(OTHER_ROOM)]).toEqual([
          0,
          [],
          [],
        ])
        expect(jest.getTimerCount()).toBe(0)
      },
    )
    await fc.assert(run, { numRuns: count('chatWalks') })
    // It has been worth walking.
    expect(joins).toBeGreaterThan(count('chatWalks') / 5)
  },
  patience(30_000),
)
