/** The handles behind plugin.instance: which player a handle drives, from the first call to long after the page's end. */
import type { CallEnvironment, CallResult } from '../../plugin/room/calls'
import { type Handle, Instances } from '../../plugin/room/instances'
import { FakePort } from '../fixtures/instances/fake-port'
import { throughSetData } from '../fixtures/instances/set-data'
import { FakeClock } from '../fixtures/room/clock'

const METHODS = [
  'start',
  'stop',
  'pause',
  'resume',
  'mute',
  'snapshot',
  'exitPictureInPicture',
  'requestFullScreen',
]
const NO_COMPONENT = '页面上还没有这个组件，请在组件的 AttachedEvent 之后调用'

function setUp() {
  const clock = new FakeClock()
  const environment: CallEnvironment = {
    setTimer: clock.setTimer,
    timeoutMs: 10_000,
    reportHostError: (error) => {
      throw error
    },
  }
  const players = new Instances(METHODS, environment)
  const attach = (id = ''): FakePort => {
    const port = new FakePort()
    players.attach(port, id)
    return port
  }
  return { clock, players, attach, environment }
}

/** Calls a method and gives what came of it: 'ok', or the words of the failure. */
const outcome = async (handle: Handle, name: string, ...args: unknown[]): Promise<string> => {
  const method = handle[name]
  if (!method) throw new Error(`The handle has no ${name}`)
  return method(...args).then(
    () => 'ok',
    (error: unknown) => (error as CallResult).errMsg.replace(/^\w+:fail /, ''),
  )
}

const drives = async (handle: Handle, port: FakePort): Promise<boolean> => {
  port.heard()
  await outcome(handle, 'mute')
  return port.heard().join() === 'mute'
}

describe('what hosts do', () => {
  test('1: ask in onLoad, before the component, and keep it in the page’s data', async () => {
    const { players, attach } = setUp()
    const kept = throughSetData({ deep: { player: players.get() } })
    const port = attach()
    expect(await drives(kept.deep.player, port)).toBe(true)
    expect(await drives(players.get(), port)).toBe(true)
  })

  test('2: ask in a setData callback, then start() at once', async () => {
    const { players, attach } = setUp()
    const port = attach()
    expect(await outcome(players.get(), 'start')).toBe('ok')
    expect(port.heard()).toEqual(['start'])
  })

  test('3: ask again in every onShow: the same handle, before and after the component is shown', async () => {
    const { players, attach } = setUp()
    const port = attach()
    const first = players.get()
    for (let i = 0; i < 3; i++) {
      players.hide(port)
      const early = players.get()
      players.show(port)
      expect(await drives(early, port)).toBe(true)
      expect(players.get()).toBe(first)
    }
  })

  test('4: ask inside onAttachedEvent', async () => {
    const { players } = setUp()
    const port = new FakePort()
    const given = players.attach(port, '')
    expect(players.get()).toBe(given)
    expect(await drives(given, port)).toBe(true)
  })

  test('5: ask on a page without a component, to close the small window of the page below', async () => {
    const { players, attach } = setUp()
    const below = attach()
    below.inPictureInPicture = true
    players.hide(below)
    expect(await outcome(players.get(), 'exitPictureInPicture')).toBe('ok')
    expect(below.heard()).toEqual(['exitPictureInPicture'])
  })

  test('5: the same when the page of the small window has gone', async () => {
    const { players, attach } = setUp()
    const floating = attach()
    Object.assign(floating, { inPictureInPicture: true, floating: true })
    players.detach(floating)
    expect(await outcome(players.get(), 'exitPictureInPicture')).toBe('ok')
    expect(floating.heard()).toEqual(['exitPictureInPicture'])
  })

  test('5: where nothing is in the small window, it fails in words', async () => {
    const { players } = setUp()
    expect(await outcome(players.get(), 'exitPictureInPicture')).toBe(NO_COMPONENT)
  })

  test('6: keep it after the page is gone: stop() succeeds, the others fail in words, nobody is called', async () => {
    const { players, attach } = setUp()
    const port = attach()
    const kept = throughSetData(players.get())
    players.detach(port)
    expect(await outcome(kept, 'stop')).toBe('ok')
    for (const name of METHODS.filter((method) => method !== 'stop')) {
      expect(await outcome(kept, name)).toBe('组件已离开页面')
    }
    expect(port.heard()).toEqual([])
  })

  test('7: a second page above the first: each handle drives its own, the getter gives the one on top', async () => {
    const { players, attach } = setUp()
    const first = attach()
    const firstHandle = players.get()
    players.hide(first)
    const second = attach()
    const secondHandle = players.get()
    expect(await drives(firstHandle, first)).toBe(true)
    expect(await drives(secondHandle, second)).toBe(true)
    expect(secondHandle).not.toBe(firstHandle)
    players.detach(second)
    players.show(first)
    expect(players.get()).toBe(firstHandle)
    expect(await outcome(secondHandle, 'pause')).toBe('组件已离开页面')
  })

  test('8: players and pushers on one page do not meet', async () => {
    const { players, attach, environment } = setUp()
    const pushers = new Instances(['start', 'stop', 'switchCamera'], environment)
    const player = attach()
    const push = new FakePort()
    const pushHandle = pushers.attach(push, '')
    await outcome(pushHandle, 'start')
    expect(player.heard()).toEqual([])
    expect(push.heard()).toEqual(['start'])
    expect(players.get()['switchCamera']).toBeUndefined()
  })
})

describe('a handle asked for before its component', () => {
  test('is one and the same for everybody who asks', () => {
    const { players } = setUp()
    expect(players.get()).toBe(players.get())
  })

  test('remembers start(), also when its promise has long timed out', async () => {
    const { players, clock } = setUp()
    const handle = players.get()
    const start = outcome(handle, 'start')
    clock.advance(10_000)
    expect(await start).toBe(NO_COMPONENT)
    const port = new FakePort()
    players.attach(port, '')
    expect(port.heard()).toEqual(['start of before'])
  })

  test('remembers start() once for each call, in their order', async () => {
    const { players, attach } = setUp()
    const handle = players.get()
    const starts = [outcome(handle, 'start'), outcome(handle, 'start')]
    const port = attach()
    expect(port.heard()).toEqual(['start of before', 'start of before'])
    expect(await Promise.all(starts)).toEqual(['ok', 'ok'])
  })

  test('stop() takes a remembered start back', async () => {
    const { players, attach } = setUp()
    const handle = players.get()
    const start = outcome(handle, 'start')
    expect(await outcome(handle, 'stop')).toBe('ok')
    expect(await start).toBe('已被 stop() 取消')
    expect(attach().heard()).toEqual([])
  })

  test('fails in words for everything else', async () => {
    const { players } = setUp()
    const handle = players.get()
    for (const name of ['pause', 'resume', 'mute', 'snapshot', 'requestFullScreen']) {
      expect(await outcome(handle, name)).toBe(NO_COMPONENT)
    }
  })

  test('tells the callbacks too', async () => {
    const { players } = setUp()
    const heard: string[] = []
    await outcome(players.get(), 'mute', {
      success: () => heard.push('success'),
      fail: () => heard.push('fail'),
      complete: () => heard.push('complete'),
    })
    expect(heard).toEqual(['fail', 'complete'])
  })

  test('belongs to the next component attached, and to no later one', async () => {
    const { players, attach } = setUp()
    const handle = players.get()
    const first = attach()
    const second = attach()
    expect(await drives(handle, first)).toBe(true)
    expect(await drives(players.get(), second)).toBe(true)
  })
})

describe('several players on one page', () => {
  test('getLiveRoomInstance(id) picks by the component’s id', async () => {
    const { players, attach } = setUp()
    const left = attach('left')
    const right = attach('right')
    expect(await drives(players.get('left'), left)).toBe(true)
    expect(await drives(players.get('right'), right)).toBe(true)
    expect(players.get()).toBe(players.get('right'))
  })

  test('an id asked for early waits for that component', async () => {
    const { players, attach } = setUp()
    const right = players.get('right')
    const anyone = players.get()
    const left = attach('left')
    expect(await drives(anyone, left)).toBe(true)
    expect(await outcome(right, 'mute')).toBe(NO_COMPONENT)
    const port = attach('right')
    expect(await drives(right, port)).toBe(true)
  })

  test('early asked for with and without id, and then that one comes: both drive it', async () => {
    const { players, attach } = setUp()
    const [anyone, right] = [players.get(), players.get('right')]
    const port = attach('right')
    expect(await drives(anyone, port)).toBe(true)
    expect(await drives(right, port)).toBe(true)
  })

  test('one leaves: its handle is dead, the other goes on', async () => {
    const { players, attach } = setUp()
    const left = attach('left')
    const right = attach('right')
    const [leftHandle, rightHandle] = [players.get('left'), players.get('right')]
    players.detach(right)
    expect(await drives(leftHandle, left)).toBe(true)
    expect(await outcome(rightHandle, 'mute')).toBe('组件已离开页面')
    expect(players.get()).toBe(leftHandle)
  })

  test('the same id on two pages: the one on top', async () => {
    const { players, attach } = setUp()
    const below = attach('player')
    const belowHandle = players.get('player')
    players.hide(below)
    const above = attach('player')
    expect(await drives(players.get('player'), above)).toBe(true)
    players.detach(above)
    expect(players.get('player')).toBe(belowHandle)
  })

  test.each([undefined, null, '', 0, 1, true, {}, [], () => 'left', Symbol('left')])(
    '%p for an id is no id, and nothing is thrown',
    (id) => {
      const { players, attach } = setUp()
      attach('left')
      expect(players.get(id)).toBe(players.get('left'))
    },
  )
})

describe('while every page with a player is hidden', () => {
  test('a handle drives the one shown last', async () => {
    const { players, attach } = setUp()
    const first = attach()
    players.hide(first)
    const second = attach()
    players.hide(second)
    expect(await drives(players.get(), second)).toBe(true)
  })

  test('start() waits for whoever comes: the next component', async () => {
    const { players, attach } = setUp()
    const below = attach()
    players.hide(below)
    const handle = players.get()
    const start = outcome(handle, 'start')
    expect(below.heard()).toEqual([])
    const above = attach()
    expect(await start).toBe('ok')
    expect(above.heard()).toEqual(['start of before'])
    expect(await drives(handle, above)).toBe(true)
    expect(below.heard()).toEqual([])
  })

  test('or the page below, when it is shown again', async () => {
    const { players, attach } = setUp()
    const below = attach()
    players.hide(below)
    const start = outcome(players.get(), 'start')
    players.show(below)
    expect(await start).toBe('ok')
    expect(below.heard()).toEqual(['start of before'])
  })

  test('stop() there stops the one below, and takes the start back', async () => {
    const { players, attach } = setUp()
    const below = attach()
    players.hide(below)
    const handle = players.get()
    const start = outcome(handle, 'start')
    expect(await outcome(handle, 'stop')).toBe('ok')
    expect(await start).toBe('已被 stop() 取消')
    expect(below.heard()).toEqual(['stop'])
    players.show(below)
    expect(below.heard()).toEqual([])
  })

  test('the one below goes: the handle moves to the next below it', async () => {
    const { players, attach } = setUp()
    const first = attach()
    players.hide(first)
    const second = attach()
    players.hide(second)
    const handle = players.get()
    players.detach(second)
    expect(await drives(handle, first)).toBe(true)
  })

  test('all below go: the handle waits for the next component', async () => {
    const { players, attach } = setUp()
    const below = attach()
    players.hide(below)
    const handle = players.get()
    const start = outcome(handle, 'start')
    players.detach(below)
    expect(await outcome(handle, 'mute')).toBe(NO_COMPONENT)
    const next = attach()
    expect(await start).toBe('ok')
    expect(next.heard()).toEqual(['start of before'])
  })
})

describe('the small window', () => {
  const float = (players: Instances, port: FakePort): void => {
    Object.assign(port, { inPictureInPicture: true, floating: true })
    players.detach(port)
  }

  test('a handle of the page that has gone goes on driving it, until it ends', async () => {
    const { players, attach } = setUp()
    const port = attach()
    const handle = players.get()
    float(players, port)
    expect(await drives(handle, port)).toBe(true)
    players.release(port)
    expect(await outcome(handle, 'mute')).toBe('组件已离开页面')
    expect(await outcome(handle, 'stop')).toBe('ok')
    expect(port.heard()).toEqual([])
  })

  test('a page’s own player is closed before another’s', async () => {
    const { players, attach } = setUp()
    float(players, attach())
    const own = attach()
    own.inPictureInPicture = true
    await outcome(players.get(), 'exitPictureInPicture')
    expect(own.heard()).toEqual(['exitPictureInPicture'])
  })

  test('exitPictureInPicture() of a player that is not in it goes to the one that is', async () => {
    const { players, attach } = setUp()
    const floating = attach()
    float(players, floating)
    const own = attach()
    await outcome(players.get(), 'exitPictureInPicture')
    expect([floating.heard(), own.heard()]).toEqual([['exitPictureInPicture'], []])
  })

  test('where none is in it, the call goes to the page’s own player, which answers as the system does', async () => {
    const { players, attach } = setUp()
    const own = attach()
    await outcome(players.get(), 'exitPictureInPicture')
    expect(own.heard()).toEqual(['exitPictureInPicture'])
  })

  test('a new start ends it, and nobody else', () => {
    const { players, attach } = setUp()
    const floating = attach()
    float(players, floating)
    const own = attach()
    players.stopFloating(own)
    expect([floating.heard(), own.heard()]).toEqual([['stop'], []])
  })

  test('its own start does not', () => {
    const { players, attach } = setUp()
    const floating = attach()
    float(players, floating)
    players.stopFloating(floating)
    expect(floating.heard()).toEqual([])
  })
})

describe('a handle', () => {
  test('is a plain object whose members are its own enumerable functions', () => {
    const { players, attach } = setUp()
    attach()
    const handle = players.get()
    expect(Object.getPrototypeOf(handle)).toBe(Object.prototype)
    expect(Object.keys(handle)).toEqual(METHODS)
    expect(Object.values(handle).every((method) => typeof method === 'function')).toBe(true)
    expect(Object.getOwnPropertySymbols(handle)).toEqual([])
  })

  test('refers to nothing else: its copy is whole', () => {
    const { players, attach } = setUp()
    attach()
    const handle = players.get()
    expect(throughSetData(handle)).toEqual(handle)
  })

  test('needs no this: its functions work on their own', async () => {
    const { players, attach } = setUp()
    const port = attach()
    const { mute } = players.get()
    await mute?.()
    expect(port.heard()).toEqual(['mute'])
  })

  test('of an unknown page never throws', () => {
    const { players } = setUp()
    players.show(new FakePort())
    players.hide(new FakePort())
    players.detach(new FakePort())
    players.release(new FakePort())
    expect(players.get()).toBeDefined()
  })
})
