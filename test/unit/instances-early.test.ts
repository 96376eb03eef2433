/** Handles asked for before their component, or while every page with a player is hidden. */
import { FakePort } from '../fixtures/instances/fake-port'
import { NO_COMPONENT, drives, outcome, setUp } from '../fixtures/instances/stage'

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

  test('a start() that still waits when its time is up says for what: once there is a component, for what that needs', async () => {
    const { players, clock } = setUp()
    const handle = players.get()
    const start = outcome(handle, 'start')
    const port = new FakePort()
    port.run = () => undefined
    players.attach(port, '')
    clock.advance(10_000)
    expect(await start).toMatch(/^还在等待播放条件/)
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

  test('remembers the newest fifty calls of start()', () => {
    const { players, attach } = setUp()
    const handle = players.get()
    for (let i = 0; i < 60; i++) void outcome(handle, 'start')
    expect(attach().heard()).toHaveLength(50)
    const other = players.get('other')
    for (let i = 0; i < 50; i++) void outcome(other, 'start')
    expect(attach('other').heard()).toHaveLength(50)
  })

  test('of fifty ids at most: whoever asked first goes without', async () => {
    const { players, attach } = setUp()
    const handles = Array.from({ length: 51 }, (_, i) => players.get(`p${i}`))
    const [first, second] = [attach('p0'), attach('p1')]
    const [early, kept] = [handles[0], handles[1]]
    expect(early && (await drives(early, first))).toBe(false)
    expect(kept && (await drives(kept, second))).toBe(true)
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

  test('the one below goes, and the next below it is shown: a start() that waited begins there', async () => {
    const { players, attach } = setUp()
    const first = attach()
    players.hide(first)
    const second = attach()
    players.hide(second)
    const handle = players.get()
    const start = outcome(handle, 'start')
    players.detach(second)
    players.show(first)
    expect(await start).toBe('ok')
    expect(first.heard()).toEqual(['start of before'])
    const later = attach()
    expect(await drives(handle, first)).toBe(true)
    expect(later.heard()).toEqual([])
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
