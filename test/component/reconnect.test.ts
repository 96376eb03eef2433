/** The attribute `reconnect` of both components: off it changes nothing; on, the host hears of each try, and of the end only at the end. */
import { APP_ID, URL_A } from '../fixtures/component/fake-phone'
import { openPlayer, openPusher, settled, type Stage } from '../fixtures/component/stage'

beforeEach(() => {
  jest.useFakeTimers()
  jest.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

interface Kind {
  name: string
  open: (more: object) => Stage
  event: string
  begin: string
  picture: number
  native: number
  gaveUp: number
}

const kinds: Kind[] = [
  {
    name: 'player',
    open: (more) => openPlayer({ liveAppID: APP_ID, playUrl: URL_A, autoplay: true, ...more }),
    event: 'PlayEvent',
    begin: 'play',
    picture: 2004,
    native: 2103,
    gaveUp: -2301,
  },
  {
    name: 'pusher',
    open: (more) => openPusher({ liveAppID: APP_ID, pushUrl: URL_A, ...more }),
    event: 'PushEvent',
    begin: 'start',
    picture: 1002,
    native: 1102,
    gaveUp: -1307,
  },
]

describe.each(kinds)('$name', ({ open, event, begin, picture, native, gaveUp }) => {
  const codes = (stage: Stage, ...list: number[]): void =>
    list.forEach((code) => stage.nativeEvent('statechange', { code, message: 'native words' }))

  const running = async (more: object): Promise<Stage> => {
    const stage = open(more)
    await settled()
    codes(stage, picture)
    stage.events.length = 0
    stage.phone.called()
    return stage
  }

  /** What the host heard under the contract's name since the last look. */
  const heard = ({ events }: Stage): unknown[] =>
    events
      .splice(0)
      .filter(({ name }) => name === event)
      .map(({ detail }) => detail)

  test.each([[undefined], [false], ['false'], [0], ['']])(
    'reconnect %p: at once, as ever',
    async (reconnect) => {
      const stage = await running({ reconnect })
      codes(stage, native)
      expect(stage.phone.networkListeners.size).toBe(0)
      stage.events.length = 0
      codes(stage, gaveUp)
      const tag = event === 'PlayEvent' ? 'playEvent' : 'pushEvent'
      expect(heard(stage)).toEqual([{ tag, code: gaveUp, detail: { code: gaveUp, message: 'native words' } }])
      jest.advanceTimersByTime(120_000)
      expect(stage.phone.called()).toEqual([])
    },
  )

  test('reconnect "2": two tries with growing pauses, each told, then the end, which says whose it was', async () => {
    const stage = await running({ reconnect: '2' })
    codes(stage, native)
    stage.events.length = 0
    codes(stage, gaveUp)
    const told = { tag: 'reconnect', code: 50001, attempts: 2, reason: 'stream-lost' }
    expect(heard(stage)).toEqual([
      {
        ...told,
        attempt: 1,
        delay: 1000,
        detail: '手机网络正常，直播流已中断；第 1 次重连，共 2 次，1000 ms 后开始',
      },
    ])
    jest.advanceTimersByTime(999)
    expect(stage.phone.called()).toEqual([])
    jest.advanceTimersByTime(1)
    expect(stage.phone.called()).toEqual([begin])
    codes(stage, gaveUp)
    expect(heard(stage)).toMatchObject([{ ...told, attempt: 2, delay: 2000 }])
    jest.advanceTimersByTime(2000)
    expect(stage.phone.called()).toEqual([begin])
    codes(stage, gaveUp)
    expect(heard(stage)).toMatchObject([
      {
        code: gaveUp,
        detail: {
          code: gaveUp,
          message: 'native words；手机网络正常，直播流已中断',
          reason: 'stream-lost',
        },
      },
    ])
    expect(stage.phone.networkListeners.size).toBe(0)
  })

  test('the phone has lost its network: said, and tried at once when it returns', async () => {
    const stage = await running({ reconnect: true })
    stage.phone.online(false)
    codes(stage, native)
    stage.events.length = 0
    codes(stage, gaveUp)
    expect(heard(stage)).toMatchObject([{ tag: 'reconnect', attempts: 10, reason: 'network-lost' }])
    stage.phone.online(true)
    expect(stage.phone.called()).toEqual([begin])
    codes(stage, picture)
    expect(stage.phone.networkListeners.size).toBe(0)
  })

  test('behind another page nothing is tried; at once when the page is shown', async () => {
    const stage = await running({ reconnect: true })
    stage.player.triggerPageLifeTime('hide')
    codes(stage, gaveUp)
    jest.advanceTimersByTime(120_000)
    expect(stage.phone.called()).toEqual([])
    stage.player.triggerPageLifeTime('show')
    expect(stage.phone.called()).toEqual([begin])
  })

  test('stop() ends it', async () => {
    const stage = await running({ reconnect: true })
    codes(stage, gaveUp)
    await stage.handle()['stop']?.()
    jest.advanceTimersByTime(120_000)
    expect(stage.phone.called()).toEqual([])
  })

  test('switched off while it waits: the try that was told of is made, and is the last', async () => {
    const stage = await running({ reconnect: true })
    codes(stage, gaveUp)
    stage.player.setData({ reconnect: false })
    await settled()
    jest.advanceTimersByTime(1000)
    expect(stage.phone.called()).toEqual([begin])
    stage.events.length = 0
    codes(stage, gaveUp)
    expect(heard(stage)).toMatchObject([{ code: gaveUp }])
  })
})

test('a player whose page lets it run on (autopause off) tries behind another page as well', async () => {
  const stage = openPlayer({
    liveAppID: APP_ID,
    playUrl: URL_A,
    autoplay: true,
    reconnect: true,
    autopause: false,
  })
  await settled()
  stage.nativeEvent('statechange', { code: 2004 })
  stage.phone.called()
  stage.player.triggerPageLifeTime('hide')
  stage.nativeEvent('statechange', { code: -2301 })
  jest.advanceTimersByTime(1000)
  expect(stage.phone.called()).toEqual(['play'])
})
