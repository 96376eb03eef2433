/** The pusher's background music as a host calls for it: in any order, with volumes as texts or numbers, and before anything is open. */
import { MusicCalls } from '../../preview/browser/tags/live-pusher/music-calls'
import type { Music } from '../../preview/browser/tags/live-pusher/music'
import { NativeFailure } from '../../preview/browser/tags/live-pusher/native-failure'

function open({ broken = false } = {}) {
  const log: string[] = []
  let isOpen = false
  const music = {
    setVolume: (volume: number) => log.push(`volume ${volume}`),
    play: (addresses: string[]) => {
      log.push(`play ${addresses.join(' or ')}`)
      return broken ? Promise.reject(new Error('a.mp3 is missing')) : Promise.resolve()
    },
    stop: () => log.push('stop'),
    pause: () => log.push('pause'),
    resume: () =>
      broken ? Promise.reject(new Error('nothing to resume')) : Promise.resolve(log.push('resume')),
  } as unknown as Music
  const calls = new MusicCalls({
    music: () => (isOpen ? music : undefined),
    open: () => {
      if (!isOpen) throw new NativeFailure('nothing is open')
      return music
    },
    addressesOf: (path) => [path, `/host${path}`],
    failed: ({ code }) => log.push(`failed ${code}`),
  })
  return { log, calls, open: () => (isOpen = true) }
}

test('a volume given before anything is open is that of the first piece', async () => {
  const { log, calls, open: turnOn } = open()
  await calls.call('setBGMVolume', { volume: '0.3' })
  turnOn()
  await calls.call('playBGM', { url: '/a.mp3' })
  await calls.call('setBGMVolume', { volume: 5 })
  expect(log).toEqual(['volume 0.3', 'play /a.mp3 or /host/a.mp3', 'volume 1'])
})

test.each(['playBGM', 'stopBGM', 'pauseBGM', 'resumeBGM'])(
  '%s fails while nothing is open',
  async (method) => {
    const { log, calls } = open()
    await expect(calls.call(method, { url: '/a.mp3' })).rejects.toMatchObject({
      errMsg: 'operateLivePusher:fail nothing is open',
    })
    expect(log).toEqual([])
  },
)

test('what cannot be played is told, and so is the call', async () => {
  const { log, calls, open: turnOn } = open({ broken: true })
  turnOn()
  await expect(calls.call('playBGM', { url: '/a.mp3' })).rejects.toBeInstanceOf(NativeFailure)
  expect(log.slice(-1)).toEqual(['failed 10003'])
  await expect(calls.call('resumeBGM', {})).rejects.toMatchObject({
    errMsg: 'operateLivePusher:fail nothing to resume',
  })
})

test.each<[method: string, options: Record<string, unknown>, reason: string]>([
  ['playBGM', {}, 'url is empty'],
  ['setBGMVolume', { volume: 'loud' }, 'parameter.volume should be a number'],
  ['sing', {}, 'the preview\'s live-pusher has no method "sing"'],
])('%s with %j: %s', async (method, options, reason) => {
  const { calls, open: turnOn } = open()
  turnOn()
  await expect(calls.call(method, options)).rejects.toMatchObject({ message: reason })
})
