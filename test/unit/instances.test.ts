/** The handles behind plugin.instance: what hosts do with them, and what a handle is. */
import { Instances } from '../../plugin/room/instances'
import { FakePort } from '../fixtures/instances/fake-port'
import { throughSetData } from '../fixtures/instances/set-data'
import { GONE, METHODS, NO_COMPONENT, drives, outcome, setUp } from '../fixtures/instances/stage'

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
      expect(await outcome(kept, name)).toBe(GONE)
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
    expect(await outcome(secondHandle, 'pause')).toBe(GONE)
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

describe('a handle', () => {
  test('is a plain object whose members are its own enumerable functions', () => {
    const { players, attach } = setUp()
    attach()
    const handle = players.get()
    expect(Object.getPrototypeOf(handle)).toBe(Object.prototype)
    expect(Object.keys(handle).sort()).toEqual([...METHODS, 'getLiveSell'].sort())
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

  test('gives the chat’s TSL while its room has one', () => {
    const { players, attach } = setUp()
    const handle = players.get()
    expect([handle.liveSell, handle.getLiveSell()]).toEqual([null, null])
    const port = attach()
    expect([handle.liveSell, handle.getLiveSell()]).toEqual([null, null])
    port.liveSell = { tsl: true }
    expect(handle.liveSell).toBe(port.liveSell)
    expect(handle.getLiveSell()).toBe(port.liveSell)
    players.detach(port)
    expect([handle.liveSell, handle.getLiveSell()]).toEqual([null, null])
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
