/** What start, stop, pause and resume do in every situation of a room. */
import { roomIn, type Situation } from '../fixtures/room/situations'

type HostCall = 'start' | 'stop' | 'pause' | 'resume'

/** 'phase afterwards: what the room did, in its order'. Without 'ok' or 'fail' the call is still waiting. */
const table: Record<Situation, Record<HostCall, string>> = {
  idle: {
    start: 'idle',
    stop: 'stopped: stop ok',
    pause: 'idle: pause fail not running',
    resume: 'idle: resume fail not running',
  },
  'idle, a start waits': {
    start: 'idle',
    stop: 'stopped: start fail cancelled, stop ok',
    pause: 'paused: pause ok',
    resume: 'idle: resume ok',
  },
  checking: {
    start: 'checking',
    stop: 'stopped: stop ok',
    pause: 'checking: pause fail not running',
    resume: 'checking: resume fail not running',
  },
  'checking, a start waits': {
    start: 'checking',
    stop: 'stopped: start fail cancelled, stop ok',
    pause: 'paused: pause ok',
    resume: 'checking: resume ok',
  },
  ready: {
    start: 'checking: ask a',
    stop: 'stopped: stop ok',
    pause: 'ready: pause fail not running',
    resume: 'ready: resume fail not running',
  },
  'ready, a start waits for the tag': {
    start: 'checking: ask a',
    stop: 'stopped: start fail cancelled, stop ok',
    pause: 'paused: pause ok',
    resume: 'ready: resume ok',
  },
  'ready, a start waits for the component': {
    start: 'checking: ask a',
    stop: 'stopped: start fail cancelled, stop ok',
    pause: 'paused: pause ok',
    resume: 'ready: resume ok',
  },
  connecting: {
    start: 'connecting: start ok',
    stop: 'stopped: native stop, stop ok, screen off',
    pause: 'paused: native pause, pause ok, screen off',
    resume: 'connecting: native resume, resume ok',
  },
  playing: {
    start: 'playing: start ok',
    stop: 'stopped: native stop, stop ok, screen off',
    pause: 'paused: native pause, pause ok, screen off',
    resume: 'playing: native resume, resume ok',
  },
  buffering: {
    start: 'buffering: start ok',
    stop: 'stopped: native stop, stop ok, screen off',
    pause: 'paused: native pause, pause ok, screen off',
    resume: 'buffering: native resume, resume ok',
  },
  paused: {
    start: 'connecting: native play, start ok, screen on',
    stop: 'stopped: native stop, stop ok',
    pause: 'paused: native pause, pause ok',
    resume: 'playing: native resume, resume ok, screen on',
  },
  'paused before the first picture': {
    start: 'connecting: native play, start ok, screen on',
    stop: 'stopped: native stop, stop ok',
    pause: 'paused: native pause, pause ok',
    resume: 'connecting: native resume, resume ok, screen on',
  },
  'paused, a start is held': {
    start: 'checking',
    stop: 'stopped: start fail cancelled, stop ok',
    pause: 'paused: pause ok',
    resume: 'checking: resume ok',
  },
  'reconnecting by the native side': {
    start: 'reconnecting: start ok',
    stop: 'stopped: native stop, stop ok, screen off',
    pause: 'paused: native pause, pause ok, screen off',
    resume: 'reconnecting: native resume, resume ok',
  },
  'reconnecting by the policy': {
    start: 'reconnecting: native play, start ok',
    stop: 'stopped: stop ok, screen off',
    pause: 'paused: pause ok, screen off',
    resume: 'reconnecting: resume ok',
  },
  stopped: {
    start: 'checking: ask a',
    stop: 'stopped: stop ok',
    pause: 'stopped: pause fail not running',
    resume: 'stopped: resume fail not running',
  },
  'stopped before the address': {
    start: 'idle',
    stop: 'stopped: stop ok',
    pause: 'stopped: pause fail not running',
    resume: 'stopped: resume fail not running',
  },
  'stopped by the end of the stream': {
    start: 'checking: ask a',
    stop: 'stopped: stop ok',
    pause: 'stopped: pause fail not running',
    resume: 'stopped: resume fail not running',
  },
  'failed: refused': {
    start: 'checking: ask a',
    stop: 'stopped: stop ok',
    pause: 'failed: pause fail not running',
    resume: 'failed: resume fail not running',
  },
  'failed: gave up': {
    start: 'checking: ask a',
    stop: 'stopped: stop ok',
    pause: 'failed: pause fail not running',
    resume: 'failed: resume fail not running',
  },
  'failed: native start': {
    start: 'checking: ask a',
    stop: 'stopped: stop ok',
    pause: 'failed: pause fail not running',
    resume: 'failed: resume fail not running',
  },
  'in the small window, page gone': {
    start: 'playing: start ok',
    stop: 'stopped: native stop, stop ok, disposed, screen off',
    pause: 'paused: native pause, pause ok, screen off',
    resume: 'playing: native resume, resume ok',
  },
  'paused in the small window, page gone': {
    start: 'connecting: native play, start ok, screen on',
    stop: 'stopped: native stop, stop ok, disposed',
    pause: 'paused: native pause, pause ok',
    resume: 'playing: native resume, resume ok, screen on',
  },
  gone: {
    start: 'stopped: start fail gone',
    stop: 'stopped: stop ok',
    pause: 'stopped: pause fail gone',
    resume: 'stopped: resume fail gone',
  },
}

const rows = Object.entries(table).flatMap(([situation, answers]) =>
  Object.entries(answers).map(([call, answer]) => ({ situation, call, answer })),
)

test.each(rows)('$situation · $call() → $answer', ({ situation, call, answer }) => {
  const room = roomIn(situation as Situation)
  room.do(call)
  expect(room.answered()).toBe(answer)
  expect(room.hostErrors).toEqual([])
})

test.each(Object.keys(table))(
  '%s · start() is told to the chat, whatever becomes of it; the others are not',
  (situation) => {
    const room = roomIn(situation as Situation)
    const before = room.startCalls
    room.do('stop').do('pause').do('resume').do('snapshot')
    expect(room.startCalls).toBe(before)
    room.do('start')
    expect(room.startCalls).toBe(before + 1)
  },
)

test.each<[Situation, HostCall, string]>([
  ['stopped', 'pause', 'pause:fail 还没有开始，请先调用 start()'],
  ['gone', 'resume', 'resume:fail 组件已离开页面，请在它出现后重新获取实例'],
])('%s · %s() fails with %p', async (situation, call, errMsg) => {
  await expect(roomIn(situation).room.call(call, {})).rejects.toEqual({ errMsg })
})
