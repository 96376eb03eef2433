/** Native contexts, timers, and what the console is told. */
import { createPlayerContext, createPusherContext, openSetting } from '../../plugin/platform/native-context'
import { now, setTimer } from '../../plugin/platform/timers'
import { fresh, setWx } from '../fixtures/platform/fake-wx'

/** Stands for the component; it is only passed on. */
const component = { is: 'component' } as unknown as WechatMiniprogram.Component.TrivialInstance

afterEach(() => setWx(undefined))

describe('the player’s context', () => {
  class Context {
    readonly calls: unknown[] = []
    play(options: unknown): void {
      this.calls.push(options)
    }
  }

  test('is asked for by id inside the component, and called as its own method', () => {
    const context = new Context()
    const asked: unknown[][] = []
    setWx({
      createLivePlayerContext: (...args: unknown[]) => {
        asked.push(args)
        return context
      },
    })
    const options = { success: () => undefined }
    expect(createPlayerContext('player', component).invoke('play', options)).toBe(true)
    expect(asked).toEqual([['player', component]])
    expect(context.calls).toEqual([options])
  })

  test.each(['requestPictureInPicture', 'toString2', 'calls'])(
    '%s, which is no method of it, is said to be missing',
    (method) => {
      setWx({ createLivePlayerContext: () => new Context() })
      expect(createPlayerContext('player', component).invoke(method, {})).toBe(false)
    },
  )
})

test('the pusher’s context takes the component alone', () => {
  const asked: unknown[][] = []
  setWx({
    createLivePusherContext: (...args: unknown[]) => {
      asked.push(args)
      return {}
    },
  })
  createPusherContext(component)
  expect(asked).toEqual([[component]])
})

test('openSetting hands its options on in the same tick', () => {
  const heard: unknown[] = []
  setWx({ openSetting: (options: unknown) => heard.push(options) })
  const options = { success: () => undefined }
  openSetting(options)
  expect(heard).toEqual([options])
})

describe('timers', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_600_000_000_000 }))
  afterEach(() => jest.useRealTimers())

  test('run once after their time, unless cancelled', () => {
    const ran: string[] = []
    setTimer(() => ran.push('a'), 100)
    setTimer(() => ran.push('b'), 100)()
    jest.advanceTimersByTime(99)
    expect(ran).toEqual([])
    jest.advanceTimersByTime(1000)
    expect(ran).toEqual(['a'])
  })

  test('now is the device’s clock in ms', () => {
    expect(now()).toBe(1_600_000_000_000)
  })
})

describe('the console', () => {
  test('is warned once of each thing, under the plugin’s name', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { warnOnce } = await fresh(() => import('../../plugin/platform/log'))
    warnOnce('a')
    warnOnce('a')
    warnOnce('b')
    expect(warn.mock.calls).toEqual([
      ['[live-room-plugin]', 'a'],
      ['[live-room-plugin]', 'b'],
    ])
  })

  test('is not flooded by a page whose values never end', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { warnOnce } = await fresh(() => import('../../plugin/platform/log'))
    for (let number = 0; number < 150; number++) warnOnce(`value ${number}`)
    expect(warn).toHaveBeenCalledTimes(100)
  })

  test('shows an exception of the host whole', async () => {
    const show = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const { reportHostError } = await fresh(() => import('../../plugin/platform/log'))
    const error = new Error('the host’s own')
    reportHostError(error)
    expect(show.mock.calls[0]).toContain(error)
  })
})
