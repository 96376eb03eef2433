/** Hosts that call back from inside an event or a callback, or throw there: the room stays in order. */
import { FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { roomIn } from '../fixtures/room/situations'

describe('from inside an event', () => {
  test('stop() at the first error', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).do('start')
    room.onEvent = (line) => {
      if (line.startsWith('error')) room.do('stop')
    }
    room.log.length = 0
    room.refuse()
    expect(room.answered()).toBe('stopped: error domain, start fail refused, stop ok')
  })

  test('start() at "gave up": it begins again', () => {
    const room = roomIn('playing')
    room.onEvent = (line) => {
      if (line === 'state -2301') room.do('start')
    }
    room.code(-2301).allow()
    expect(room.log).toEqual(['screen off', 'state -2301', 'ask a', 'native play', 'start ok', 'screen on'])
  })

  test('stop(), then start(): once more', () => {
    const room = roomIn('playing')
    room.onEvent = (line) => {
      if (line === 'state 2105') room.do('stop').do('start')
    }
    room.code(2105).allow()
    expect(room.room.phase).toBe('connecting')
    expect(room.log.filter((line) => line.startsWith('native'))).toEqual(['native stop', 'native play'])
  })

  test('another address in setData', () => {
    const room = roomIn('playing')
    room.onEvent = (line) => {
      if (line === 'state -2301') room.give({ url: URL_B, autoplay: true })
    }
    room.code(-2301).allow().apply()
    expect(room.room.phase).toBe('connecting')
  })

  test('the page ends', () => {
    const room = roomIn('playing')
    room.onEvent = (line) => {
      if (line === 'state 2105') room.detach()
    }
    room.code(2105, 2004)
    expect(room.answered()).toBe('stopped: state 2105, native stop, disposed, screen off')
  })

  test('another native event: they reach the host one after the other', () => {
    const room = roomIn('playing')
    room.onEvent = (line) => {
      if (line === 'state 2103') room.code(2006)
    }
    room.code(2103)
    expect(room.answered()).toBe('stopped: state 2103, state 2006, screen off')
  })

  test('a handler that throws stops nothing that comes after it', () => {
    const room = roomIn('playing')
    room.onEvent = () => {
      throw new Error('the host’s own')
    }
    room.code(2006)
    expect(room.room.phase).toBe('stopped')
    expect(room.answered()).toBe('stopped: screen off, state 2006')
    expect(room.hostErrors).toHaveLength(1)
    room.onEvent = () => undefined
    room.do('start').allow()
    expect(room.room.phase).toBe('connecting')
  })
})

describe('from inside a callback', () => {
  test('stop() in the success of start()', () => {
    const room = roomIn('ready')
    room.do('start', { success: () => room.do('stop') }).allow()
    expect(room.answered()).toBe('stopped: ask a, native play, start ok, native stop, stop ok')
  })

  test('start() in the complete of stop(), as hosts restart', () => {
    const room = roomIn('playing')
    room.do('stop', { complete: () => room.do('start') }).allow()
    expect(room.log.filter((line) => line.startsWith('native'))).toEqual(['native stop', 'native play'])
    expect(room.room.phase).toBe('connecting')
  })

  test('start() in the fail of start(): asked again, without end only as long as the host asks', () => {
    const room = new FakeRoom().mount().give({ url: URL_A })
    let tries = 0
    const again = (): void => {
      if (++tries <= 3) room.do('start', { fail: again })
    }
    again()
    for (let i = 0; i < 3; i++) room.refuse()
    expect(room.log.filter((line) => line === 'error domain')).toHaveLength(3)
    expect(room.room.phase).toBe('failed')
  })

  test.each(['held', 'fail'] as const)(
    'start() in the fail of a native start (%s): it is a new one',
    (native) => {
      const room = roomIn('ready')
      room.native = native
      room.do('start', {
        fail: () => {
          room.native = 'ok'
          room.do('start')
        },
      })
      room.allow()
      if (native === 'held') room.nativeFail('no player')
      room.allow()
      expect(room.log.filter((line) => line === 'native play')).toHaveLength(2)
      expect(room.room.phase).toBe('connecting')
    },
  )

  test('stop() in the success of resume(): what was held begins and ends', () => {
    const room = roomIn('paused, a start is held').allow().apply()
    room.do('resume', { success: () => room.do('stop') })
    expect(room.answered()).toBe('stopped: bind a, native play, start ok, resume ok, native stop, stop ok')
  })

  test('start() in the fail of start() when the page ends: fails in words as well', () => {
    const room = roomIn('checking')
    const outcomes: string[] = []
    const fail = (): void => {
      room.do('start', { fail: ({ errMsg }) => outcomes.push(errMsg) })
    }
    room.do('start', { fail }).detach()
    expect(outcomes).toEqual(['start:fail 组件已离开页面，请在它出现后重新获取实例'])
    expect(room.clock.pending).toBe(0)
  })

  test.each(['success', 'complete'] as const)('an exception in %s is kept away from the room', (name) => {
    const room = roomIn('ready')
    const error = new Error('the host’s own')
    const start = room.call('start', {
      [name]: () => {
        throw error
      },
    })
    room.allow()
    expect(room.room.phase).toBe('connecting')
    expect(room.hostErrors).toEqual([error])
    expect(start).toMatchObject({ success: 1, fail: 0, complete: 1 })
    room.do('stop')
    expect(room.room.phase).toBe('stopped')
  })

  test('an exception in one start’s fail does not keep the other from hearing', async () => {
    const room = new FakeRoom().mount().give({ url: URL_A })
    room.do('start', {
      fail: () => {
        throw new Error('the host’s own')
      },
    })
    const second = room.call('start')
    room.refuse()
    await expect(second.promise).resolves.toBe('fail refused')
    expect(room.hostErrors).toHaveLength(1)
  })
})

describe('a platform that throws', () => {
  test('is told, and the room goes on', () => {
    const room = new FakeRoom({
      check: () => {
        throw new Error('check is broken')
      },
    })
    room.mount().give({ url: URL_A }).do('stop')
    expect(room.room.phase).toBe('stopped')
    expect(room.hostErrors).toEqual([new Error('check is broken')])
  })
})
