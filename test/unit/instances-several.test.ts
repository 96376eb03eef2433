/** Several players: on one page, and in the small window. */
import type { Handle, Instances } from '../../plugin/room/instances'
import type { FakePort } from '../fixtures/instances/fake-port'
import { GONE, NO_COMPONENT, drives, outcome, setUp } from '../fixtures/instances/stage'

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
    expect(await outcome(rightHandle, 'mute')).toBe(GONE)
    expect(players.get()).toBe(leftHandle)
  })

  test('shown again, it alone is', async () => {
    const { players, attach } = setUp()
    const [left, right] = [attach('left'), attach('right')]
    players.hide(left)
    players.hide(right)
    players.show(right)
    players.hide(left)
    expect(await drives(players.get(), right)).toBe(true)
    players.show(left)
    expect(await drives(players.get(), left)).toBe(true)
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

describe('a component that wx:if takes away and brings back', () => {
  test('the handle of before drives the new one, and is given out again', async () => {
    const { players, attach } = setUp()
    const first = attach('', 'page 1')
    const handle = players.get()
    players.detach(first)
    expect(await outcome(handle, 'mute')).toBe(GONE)
    const asked = players.get()
    const second = attach('', 'page 1')
    expect(await drives(handle, second)).toBe(true)
    expect(await drives(asked, second)).toBe(true)
    expect(players.get()).toBe(handle)
    players.detach(second)
    expect(await drives(asked, attach('', 'page 1'))).toBe(true)
  })

  test.each([
    ['on another page', '', 'page 2'],
    ['with another id', 'other', 'page 1'],
    ['where the framework does not name pages', '', ''],
  ])('a component %s is another one', async (_, id, page) => {
    const { players, attach } = setUp()
    const port = attach('', 'page 1')
    const handle = players.get()
    players.detach(port)
    attach(id, page)
    expect(await outcome(handle, 'mute')).toBe(GONE)
  })

  test('pages that are not named have nothing in common', async () => {
    const { players, attach } = setUp()
    const port = attach()
    const handle = players.get()
    players.detach(port)
    attach()
    expect(await outcome(handle, 'mute')).toBe(GONE)
  })

  test('several of one page come back in the order in which they left', async () => {
    const { players, attach } = setUp()
    const [left, right] = [attach('', 'page 1'), attach('', 'page 1')]
    const rightHandle = players.get()
    players.detach(right)
    const leftHandle = players.get()
    players.detach(left)
    expect(await drives(rightHandle, attach('', 'page 1'))).toBe(true)
    expect(await drives(leftHandle, attach('', 'page 1'))).toBe(true)
  })

  test.each([
    ['the same place', '', 'page 1', ['stop']],
    ['another id', 'other', 'page 1', []],
    ['another page', '', 'page 2', []],
    ['no known page', '', '', []],
  ])(
    'a stream taken to go on in the small window ends when its page has a component again: %s',
    (_, id, page, heard) => {
      const { players, attach } = setUp()
      const port = attach('', 'page 1')
      port.floating = true
      players.detach(port)
      attach(id, page)
      expect(port.heard()).toEqual(heard)
    },
  )

  test('of places that nobody comes back to the oldest are forgotten', async () => {
    const { players, attach } = setUp()
    const leaveOne = (page: string): Handle => {
      const port = attach('', page)
      const handle = players.get()
      players.detach(port)
      return handle
    }
    const [first, second] = [leaveOne('page 1'), leaveOne('page 2')]
    for (let page = 3; page <= 51; page++) leaveOne(`page ${page}`)
    attach('', 'page 1')
    expect(await outcome(first, 'mute')).toBe(GONE)
    expect(await drives(second, attach('', 'page 2'))).toBe(true)
  })
})

describe('a handle taken at the top of a page’s script, which runs once', () => {
  test.each(['stop', 'pause', 'resume', 'mute', 'snapshot', 'requestFullScreen'])(
    '%s() of the page’s next visit, which asks for no other handle, is for what is there now',
    async (name) => {
      const { players, attach } = setUp()
      const handle = players.get()
      players.detach(attach('', 'page 1'))
      const second = attach('', 'page 2')
      expect(await outcome(handle, name)).toBe('ok')
      expect(second.heard()).toEqual([name])
      players.detach(second)
      const third = attach('', 'page 3')
      expect(await drives(handle, third)).toBe(true)
    },
  )

  test.each<[string, (players: Instances, port: FakePort) => unknown]>([
    ['by its getter', (players) => players.get()],
    ['by its id', (players) => players.get('room')],
    ['by selectComponent', (players, port) => players.ask(port)],
  ])('but not where the page has asked for its own %s: late calls reach nobody', async (_, ask) => {
    const { players, attach } = setUp()
    const handle = players.get()
    players.detach(attach('', 'page 1'))
    const other = attach('room', 'page 2')
    ask(players, other)
    for (const name of ['stop', 'pause', 'mute']) await outcome(handle, name)
    expect(other.heard()).toEqual([])
    expect(await outcome(handle, 'mute')).toBe(GONE)
  })

  test.each<[string, boolean]>([
    ['before it was there', false],
    ['behind a hidden page, before it was there', true],
  ])('nor where its own was asked for %s', async (_, behind) => {
    const { players, attach } = setUp()
    const handle = players.get()
    players.detach(attach('', 'page 1'))
    if (behind) players.hide(attach('', 'page 2'))
    players.get()
    const other = attach('', 'page 3')
    for (const name of ['stop', 'pause', 'mute']) await outcome(handle, name)
    expect(other.heard()).toEqual([])
  })

  test.each(['start', 'startPreview'])(
    '%s() of the page’s next visit takes it over in any case',
    async (name) => {
      const { players, attach } = setUp(name)
      const handle = players.get()
      const first = attach('', 'page 1')
      players.detach(first)
      const second = attach('', 'page 2')
      players.ask(second)
      expect(await outcome(handle, 'mute')).toBe(GONE)
      await outcome(handle, name)
      expect(second.heard()).toEqual([name])
      expect(await drives(handle, second)).toBe(true)
      expect(await drives(players.get(), second)).toBe(true)
      players.detach(second)
      expect(await outcome(handle, 'mute')).toBe(GONE)
      const again = attach('', 'page 1')
      expect(await drives(players.get(), again)).toBe(true)
    },
  )

  test('not to a component that is hidden', async () => {
    const { players, attach } = setUp()
    const handle = players.get()
    players.detach(attach())
    const other = attach()
    players.hide(other)
    for (const name of ['stop', 'pause', 'mute']) await outcome(handle, name)
    expect(await outcome(handle, 'start')).toBe(GONE)
    expect(other.heard()).toEqual([])
  })

  test('a handle of a component that was there belongs to it alone', async () => {
    const { players, attach } = setUp()
    const port = attach()
    const handle = players.get()
    players.detach(port)
    const other = attach()
    expect(await outcome(handle, 'start')).toBe(GONE)
    expect(other.heard()).toEqual([])
  })

  test('one that start() took elsewhere does not follow wx:if of its first page', async () => {
    const { players, attach } = setUp()
    const handle = players.get()
    players.detach(attach('', 'page 1'))
    const other = attach('', 'page 2')
    await outcome(handle, 'start')
    attach('', 'page 1')
    expect(await drives(handle, other)).toBe(true)
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
    expect(await outcome(handle, 'mute')).toBe(GONE)
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

  test('or to the one beside it', async () => {
    const { players, attach } = setUp()
    const [, left, right] = [attach(), attach('left'), attach('right')]
    left.inPictureInPicture = true
    await outcome(players.get('right'), 'exitPictureInPicture')
    expect([left.heard(), right.heard()]).toEqual([['exitPictureInPicture'], []])
  })

  test('every other call stays with its own player', async () => {
    const { players, attach } = setUp()
    float(players, attach())
    const own = attach()
    expect(await drives(players.get(), own)).toBe(true)
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
    players.stopFloating((_, room) => room !== own)
    expect([floating.heard(), own.heard()]).toEqual([['stop'], []])
  })

  test('its own start does not', () => {
    const { players, attach } = setUp()
    const floating = attach()
    float(players, floating)
    players.stopFloating((_, room) => room !== floating)
    expect(floating.heard()).toEqual([])
  })
})
