/** Small parts of the built-in chat: those who wait for the same, and the account's profile. */
import { Profile } from '../../plugin/chat/profile'
import { Waiting } from '../../plugin/chat/waiting'
import { Patience } from '../../plugin/patience'
import type { TSL } from '../../tim-live-sell/src'
import { FakeClock } from '../fixtures/room/clock'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('waiting', () => {
  test('all who joined hear the same, and who joins later waits for the next', async () => {
    const waiting = new Waiting<number>()
    const [first, second] = [waiting.join(), waiting.join()]
    waiting.resolve(1)
    const third = waiting.join()
    waiting.reject(new Error('gone'))
    await expect(first).resolves.toBe(1)
    await expect(second).resolves.toBe(1)
    await expect(third).rejects.toThrow('gone')
  })

  test('nobody waits: nothing happens', () => {
    const waiting = new Waiting<number>()
    expect(() => {
      waiting.resolve(1)
      waiting.reject(new Error('gone'))
    }).not.toThrow()
  })
})

describe('profile', () => {
  function open(refuses = false) {
    const written: object[] = []
    const failed: unknown[] = []
    const update = (changes: object): Promise<unknown> => {
      written.push(changes)
      if (refuses) throw new Error('no')
      return Promise.resolve({})
    }
    const tsl = { TIM: { updateMyProfile: update } } as unknown as TSL
    return { written, failed, tsl, profile: new Profile((thrown) => failed.push(thrown)) }
  }

  test('what is there is written once; what is empty neither is nor takes anything away', async () => {
    const { written, tsl, profile } = open()
    profile.write(tsl)
    profile.set('Ann', '')
    profile.write(tsl)
    profile.set('', '')
    profile.write(tsl)
    profile.set('', 'a.png')
    profile.write(tsl)
    await settled()
    expect(written).toEqual([{ nick: 'Ann' }, { nick: 'Ann', avatar: 'a.png' }])
  })

  test('what could not be written is told, and tried again', async () => {
    const { written, failed, tsl, profile } = open(true)
    profile.set('Ann', '')
    profile.write(tsl)
    await settled()
    profile.write(tsl)
    await settled()
    expect([written.length, failed.map(String)]).toEqual([2, ['Error: no', 'Error: no']])
  })
})

describe('patience', () => {
  function open() {
    const clock = new FakeClock()
    const said: number[] = []
    return { clock, said, patience: new Patience(clock.setTimer, 3000, () => said.push(1)) }
  }

  test('says once what stays missing, and once more when somebody asks anew', () => {
    const { clock, said, patience } = open()
    patience.follow(true)
    patience.follow(true)
    clock.advance(10_000)
    patience.follow(true)
    clock.advance(10_000)
    expect(said).toHaveLength(1)
    patience.anew()
    patience.follow(true)
    clock.advance(3000)
    expect(said).toHaveLength(2)
  })

  test('what comes in time is not told of, and may be missed anew', () => {
    const { clock, said, patience } = open()
    patience.follow(true)
    clock.advance(2999)
    patience.follow(false)
    clock.advance(10_000)
    expect(said).toHaveLength(0)
    patience.follow(true)
    clock.advance(3000)
    expect(said).toHaveLength(1)
  })
})
