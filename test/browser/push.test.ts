/** live-pusher in a real Chromium: broadcast through live-room-push, watched through live-room-play, over the real media server. */
import { resolve } from 'node:path'
import type { Browser, BrowserContext, Locator } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { cardOnScreen } from './card-on-screen'
import { launchChromium } from './chromium'
import { granted, HostTab, openContext, type Machine } from './push-pages'
import { until } from './until'

let preview: Preview
let browser: Browser
let contexts: BrowserContext[] = []
let tabs: HostTab[] = []
const log: string[] = []

beforeAll(async () => {
  preview = await startPreview({
    hostDir: resolve(__dirname, '../fixtures/push-host'),
    build: false,
    watch: false,
    port: 18_400,
    log: (line) => log.push(line),
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
})

afterEach(async () => {
  const faults = tabs.flatMap((tab) => tab.faults)
  await Promise.all(contexts.map((context) => context.close()))
  contexts = []
  tabs = []
  // The server hears of a closed page a moment later.
  await noStream()
  expect(faults).toEqual([])
})

async function context(machine: Machine = {}): Promise<BrowserContext> {
  const opened = await openContext(browser, machine)
  contexts.push(opened)
  return opened
}

async function open(path: string, within?: BrowserContext): Promise<HostTab> {
  const tab = await HostTab.open(within ?? (await context()), preview.url, path)
  tabs.push(tab)
  return tab
}

const streams = async (): Promise<string[]> =>
  (await preview.running.media.streams()).map(({ name }) => name).filter((name) => name !== 'live/sample')
const noStream = (): Promise<void> =>
  until('the end of the stream', async () => (await streams()).length === 0)

/** On a busy machine pictures may wait in the socket: that is said (1101), and the bitrate follows (1006). */
const withoutWeakUplink = (codes: number[]): number[] =>
  codes.filter((code) => code !== 1101 && code !== 1006)

/** How much sound a viewer's video has decoded, bytes. */
const soundIn = (viewer: HostTab): Promise<number> =>
  viewer.page.evaluate(() => {
    const video = document.querySelector('video') as { webkitAudioDecodedByteCount?: number } | null
    return video?.webkitAudioDecodedByteCount ?? 0
  })

/** A waiting image. */
const RED =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="90" height="160"><path fill="red" d="M0 0h90v160H0z"/></svg>'

function isRed(canvas: Locator): Promise<boolean> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const [red = 0, green = 0] = element.getContext('2d')?.getImageData(9, 9, 1, 1).data ?? []
    return red > 200 && green < 50
  })
}

/** Half a second of sound, as a file in an address. */
function tone(): string {
  const rate = 8000
  const samples = Buffer.from(Array.from({ length: rate / 2 }, (_, i) => 128 + 90 * Math.sin(i / 3)))
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return `data:audio/wav;base64,${Buffer.concat([head, samples]).toString('base64')}`
}

test('a broadcast is watched in another page, survives a cut of the server, and its end ends the viewer', async () => {
  const machine = await context({ camera: false, permissions: {} })
  const pusher = await open('push/push?name=main', machine)
  const started = pusher.call('start')
  for (const _ of [1, 2]) await pusher.page.getByRole('button', { name: '允许' }).click()
  expect(await started).toMatchObject({ errMsg: expect.stringContaining('ok') as string })
  await pusher.hasCode(1002)
  expect(await pusher.codes()).toEqual(expect.arrayContaining([1001, 1003, 1007, 1008]))
  const viewer = await open('watch/watch?name=main', machine)
  await viewer.hasCode(2004)

  const soundBefore = await soundIn(viewer)
  const { code } = await cardOnScreen(viewer.page)
  const delays: number[] = []
  for (let i = 0; i < 8; i++) {
    await viewer.page.waitForTimeout(250)
    delays.push((await cardOnScreen(viewer.page)).age)
  }
  expect((await cardOnScreen(viewer.page)).code).not.toBe(code)
  expect(await soundIn(viewer)).toBeGreaterThan(soundBefore)
  const delay = delays.sort((a, b) => a - b)[4] ?? NaN
  console.info(`push to play: ${delay} ms behind (${delays.join(' ')})`)
  expect(delay).toBeLessThan(5000)
  await until(
    'figures',
    // They are of two seconds each, in which a busy machine may have encoded little.
    async () =>
      (await pusher.events('NetStatus')).some(({ detail }) => {
        const above = (name: string, least: number): boolean => Number(detail[name]) > least
        return (
          above('videoBitrate', 50) &&
          above('audioBitrate', 5) &&
          above('videoFPS', 3) &&
          above('netSpeed', 60)
        )
      }),
  )
  expect((await pusher.events('NetStatus')).at(-1)?.detail).toMatchObject({
    videoWidth: 360,
    videoHeight: 640,
  })

  await Promise.all([pusher.forget(), viewer.forget()])
  await pusher.set({ orientation: 'horizontal' })
  await viewer.hasCode(2009)
  expect(withoutWeakUplink(await pusher.codes())).toEqual([1005])
  const size = () =>
    viewer.page.locator('video').evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight])
  expect(await size()).toEqual([640, 360])
  await pusher.set({ orientation: 'vertical' })
  await viewer.hasCode(2009, 2)

  await Promise.all([pusher.forget(), viewer.forget()])
  await preview.running.media.cut('live/main')
  await pusher.hasCode(1102)
  await preview.running.media.restore('live/main')
  await pusher.hasCode(1002)
  expect(withoutWeakUplink(await pusher.codes())).toEqual([3004, 1102, 1001, 1002])
  await viewer.hasCode(2004)

  await viewer.forget()
  await pusher.call('stop')
  await noStream()
  await viewer.hasCode(-2301)
  expect((await viewer.codes()).filter((code) => code === 2103)).toHaveLength(3)
  await pusher.letsGo()
  await until('the end of the workers', () => Promise.resolve(pusher.page.workers().length === 0))
})

test('the bare tag: camera switched, picture turned, camera off and on by the toggle of real hosts, page left', async () => {
  const tab = await open('bare/bare?name=bare')
  expect(await tab.call('startPreview')).toMatchObject({ errMsg: 'operateLivePusher:ok' })
  await tab.hasCode(1007)
  const canvas = tab.page.locator('.live-pusher-picture').first()
  expect(await canvas.getAttribute('data-mirrored')).toBe('')
  await tab.call('switchCamera')
  expect(await canvas.getAttribute('data-mirrored')).toBeNull()
  expect(await tab.codes()).not.toContain(1001)
  expect(await tab.call('snapshot')).toMatchObject({
    width: 360,
    height: 640,
    tempImagePath: expect.stringMatching(/^http:\/\/tmp\//) as string,
  })
  expect(await tab.call('toggleTorch')).toEqual({
    errMsg: 'operateLivePusher:fail this camera has no torch',
  })
  await tab.call('start')
  await tab.hasCode(1002)
  await tab.forget()
  await tab.set({ orientation: 'horizontal', mode: 'HD' })
  await tab.hasCode(1005)
  await tab.hasCode(1006)
  expect(withoutWeakUplink(await tab.codes())).toEqual([1005])
  expect(await canvas.evaluate((element: HTMLCanvasElement) => [element.width, element.height])).toEqual([
    960, 540,
  ])

  await tab.forget()
  await tab.set({ enableCamera: false, waitingImage: RED })
  await tab.call('stop')
  await tab.page.waitForTimeout(500)
  await tab.call('start')
  await tab.hasCode(1002)
  expect(await tab.codes()).not.toContain(1003)
  expect(await tab.held()).toEqual({ tracks: 1, contexts: 1 })
  await until('the waiting image', () => isRed(canvas))
  await tab.set({ enableCamera: true })
  await tab.hasCode(1007)
  expect(await tab.held()).toEqual({ tracks: 2, contexts: 1 })
  await until('the camera’s picture', async () => !(await isRed(canvas)))

  await tab.page.evaluate(() => window.__preview?.shell.router.navigateTo('/pages/push/push'))
  await until('the waiting image of a hidden page', () => isRed(canvas))
  expect(await streams()).toEqual(['live/bare'])

  await tab.page.evaluate(() => window.__preview?.shell.router.reLaunch('/pages/push/push'))
  await noStream()
  await tab.letsGo()
})

test('background music, the media server killed and back, a name that is taken', async () => {
  const tab = await open('bare/bare?name=music')
  expect(await tab.call('playBGM', { url: tone() })).toMatchObject({
    errMsg: expect.stringContaining('fail') as string,
  })
  await tab.call('start')
  await tab.hasCode(1002)
  expect(await tab.call('setBGMVolume', { volume: '0.5' })).toMatchObject({ errMsg: 'operateLivePusher:ok' })
  expect(await tab.call('playBGM', { url: tone() })).toMatchObject({ errMsg: 'operateLivePusher:ok' })
  await until('the end of the music', async () => (await tab.events('bgmcomplete')).length > 0)
  expect(await tab.events('bgmstart')).toHaveLength(1)
  const [progress] = await tab.events('bgmprogress')
  expect(progress?.detail).toEqual({ progress: expect.any(Number) as number, duration: 500 })
  expect(await tab.call('playBGM', { url: '/no/such.mp3' })).toMatchObject({
    errMsg: expect.stringContaining('/no/such.mp3') as string,
  })
  await tab.hasCode(10003)
  await until('the loudness', async () =>
    (await tab.events('audiovolumenotify')).some(({ detail }) => Number(detail['volume']) > 0),
  )

  await tab.forget()
  // However long this machine takes to start it again: a try waits for it.
  const isBack = () =>
    preview.running.media.streams().then(
      (found) => found.length > 0,
      () => false,
    )
  await tab.page.routeWebSocket(/\/live\/music\.flv/, async (socket) => {
    await until('the media server', isBack)
    socket.connectToServer()
  })
  await preview.running.media.kill()
  await tab.hasCode(1002)
  const told = withoutWeakUplink(await tab.codes())
  // Lost, a try; perhaps that finds nobody yet, and there is another; and then it is sent again.
  expect(told.join(' ')).toMatch(/^3005 1102( 3002 1102){0,2} 1001 1002$/)

  const rival = await open('bare/bare?name=music')
  await rival.call('start')
  await rival.hasCode(-1307)
  const codes = await rival.codes()
  expect(codes).toContain(3004)
  expect(codes).not.toContain(1102)
  await rival.letsGo()
  expect(await streams()).toEqual(['live/music'])
})

test('a refused camera is told, whoever refuses it, and is not held', async () => {
  const tab = await open(
    'bare/bare?name=refused',
    await context({ permissions: { ...granted, 'scope.camera': false } }),
  )
  await tab.call('start')
  await tab.hasCode(1002)
  expect(await tab.codes()).toContain(10001)
  expect(await tab.codes()).not.toContain(1003)
  expect((await tab.events('error')).map(({ detail }) => detail['errCode'])).toEqual([10001])

  const blocked = await open('push/push?name=blocked', await context({ allowed: false }))
  await blocked.call('start')
  await blocked.hasCode(-1301)
  await until('the native error', async () =>
    (await blocked.events('Error')).some(({ detail }) => detail['errCode'] === -1301),
  )
  await blocked.letsGo()
  expect(await streams()).toEqual(['live/refused'])
})
