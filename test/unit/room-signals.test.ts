/** What each native signal does in every situation of a room. Codes come in any order, late, or twice. */
import { roomIn, type Situation } from '../fixtures/room/situations'
import { playerSignal, type Signal as AnySignal } from '../../plugin/room/codes'

/** Without the pusher's own. */
type Signal = Exclude<AnySignal, 'captureRefused' | 'captureFailed'>

/** One code for each signal. */
const CODES: Record<Signal, number> = {
  picture: 2003,
  buffering: 2007,
  retrying: 2103,
  ended: 2006,
  gaveUp: -2301,
}

const nothing = (phase: string): Record<Signal, string> => ({
  picture: phase,
  buffering: phase,
  retrying: phase,
  ended: phase,
  gaveUp: phase,
})

const over = { ended: 'stopped: screen off', gaveUp: 'failed: screen off' }

/** 'phase afterwards: what the room did'. The event itself goes to the host in each row and is not repeated here. */
const table: Record<Situation, Record<Signal, string>> = {
  idle: nothing('idle'),
  'idle, a start waits': nothing('idle'),
  checking: nothing('checking'),
  'checking, a start waits': nothing('checking'),
  ready: nothing('ready'),
  'ready, a start waits for the tag': nothing('ready'),
  'ready, a start waits for the component': nothing('ready'),
  connecting: {
    picture: 'playing',
    buffering: 'connecting',
    retrying: 'reconnecting',
    ...over,
  },
  playing: {
    picture: 'playing',
    buffering: 'buffering',
    retrying: 'reconnecting',
    ...over,
  },
  buffering: {
    picture: 'playing',
    buffering: 'buffering',
    retrying: 'reconnecting',
    ...over,
  },
  paused: { ...nothing('paused'), ended: 'stopped', gaveUp: 'failed' },
  'paused before the first picture': { ...nothing('paused'), ended: 'stopped', gaveUp: 'failed' },
  'paused, a start is held': nothing('paused'),
  'reconnecting by the native side': {
    picture: 'playing',
    buffering: 'reconnecting',
    retrying: 'reconnecting',
    ...over,
  },
  // The native side has given up and runs no more: what still comes is from before.
  'reconnecting by the policy': nothing('reconnecting'),
  stopped: nothing('stopped'),
  'stopped before the address': nothing('stopped'),
  'stopped by the end of the stream': nothing('stopped'),
  'failed: refused': nothing('failed'),
  'failed: gave up': nothing('failed'),
  'failed: native start': nothing('failed'),
  'in the small window, page gone': {
    picture: 'playing',
    buffering: 'buffering',
    retrying: 'reconnecting',
    ended: 'stopped: disposed, screen off',
    gaveUp: 'stopped: disposed, screen off',
  },
  'paused in the small window, page gone': {
    ...nothing('paused'),
    ended: 'stopped: disposed',
    gaveUp: 'stopped: disposed',
  },
  gone: nothing('stopped'),
}

const rows = Object.entries(table).flatMap(([situation, answers]) =>
  Object.entries(answers).map(([signal, answer]) => ({ situation, signal: signal as Signal, answer })),
)

test.each(rows)('$situation · $signal → $answer', ({ situation, signal, answer }) => {
  const room = roomIn(situation as Situation)
  const code = CODES[signal]
  room.code(code)
  // A room that has ended, or ends by this very code, has nobody to tell; one that tries again has not given up.
  const triesAgain = situation === 'reconnecting by the policy' && signal === 'gaveUp'
  const heard = situation !== 'gone' && !answer.includes('disposed') && !triesAgain
  expect(room.log.filter((line) => line.startsWith('state'))).toEqual(heard ? [`state ${code}`] : [])
  expect(room.hostErrors).toEqual([])
  const other = room.log.filter((line) => !line.startsWith('state'))
  expect([room.room.phase, ...(other.length > 0 ? [other.join(', ')] : [])].join(': ')).toBe(answer)
})

test.each([
  [2001, undefined],
  [2002, undefined],
  [2003, 'picture'],
  [2004, 'picture'],
  [2005, 'picture'],
  [2032, 'picture'],
  [2006, 'ended'],
  [2007, 'buffering'],
  [2103, 'retrying'],
  [-2301, 'gaveUp'],
  [-2302, 'gaveUp'],
  [2008, undefined],
  [2009, undefined],
  [2030, undefined],
  [2105, undefined],
  [3001, undefined],
  [3005, undefined],
  [6000, undefined],
  [99999, undefined],
  [0, undefined],
  [NaN, undefined],
])('code %p tells the room %p', (code, signal) => expect(playerSignal(code)).toBe(signal))

describe('the order in which systems send codes', () => {
  test.each([
    ['iOS', [2008, 2001, 2004, 2009, 2003]],
    ['Android', [2001, 2004, 2008, 2009, 2003, 2032]],
    ['each twice', [2001, 2001, 2004, 2004, 2003, 2003]],
    ['the picture before the connection', [2003, 2001]],
  ])('%s: the room plays, and the host hears every code', (_, codes) => {
    const room = roomIn('connecting').code(...codes)
    expect(room.answered()).toBe(`playing: ${codes.map((code) => `state ${code}`).join(', ')}`)
  })

  test('a code that only warns changes nothing and reaches the host', () => {
    const room = roomIn('playing').code(2105, 2104, 3005, 6000, 12345)
    expect(room.answered()).toBe('playing: state 2105, state 2104, state 3005, state 6000, state 12345')
  })
})
