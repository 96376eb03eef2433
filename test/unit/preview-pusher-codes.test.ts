/** Which native codes a broadcaster hears. */
import {
  deviceFailed,
  deviceRefused,
  musicFailed,
  PushCodes,
  RETRIES,
  RETRY_AFTER_MS,
  waitingImageFailed,
  type Loss,
} from '../../preview/browser/tags/live-pusher/codes'

let now = 0
const made = (): PushCodes => {
  const codes = new PushCodes(() => now)
  codes.started()
  return codes
}
const numbers = (changes: { code: number }[]): number[] => changes.map(({ code }) => code)

beforeEach(() => (now = 0))

test('a start that goes well', () => {
  const codes = made()
  const heard = [
    codes.cameraOpened('Camera 1'),
    codes.connected(),
    codes.resolution(360, 640),
    codes.bitrateIs(600),
    codes.frameCaptured(),
    codes.frameCaptured(),
    codes.encoderStarted(),
    codes.encoderStarted(),
    codes.accepted(),
  ]
  expect(numbers(heard.flat())).toEqual([1003, 1001, 1007, 1008, 1002])
})

test('another camera, another size and another rate while live', () => {
  const codes = made()
  codes.cameraOpened('')
  codes.frameCaptured()
  codes.resolution(360, 640)
  codes.bitrateIs(600)
  expect(numbers(codes.cameraOpened(''))).toEqual([1003])
  expect(numbers(codes.frameCaptured())).toEqual([1007])
  expect(codes.resolution(540, 960)).toEqual([
    { code: 1005, message: 'Video resolution changed from 360x640 to 540x960' },
  ])
  expect(codes.resolution(540, 960)).toEqual([])
  expect(codes.bitrateIs(1000)).toEqual([
    { code: 1006, message: 'Video bitrate changed from 600 to 1000 kbit/s' },
  ])
  expect(codes.bitrateIs(1000)).toEqual([])
  expect(numbers(codes.screenShared())).toEqual([1004])
})

test('a weak uplink is told, and told again only after a while', () => {
  const codes = made()
  expect(codes.backlog(999)).toEqual([])
  expect(numbers(codes.backlog(1500))).toEqual([1101])
  now = 9000
  expect(codes.backlog(2000)).toEqual([])
  now = 11_000
  expect(numbers(codes.backlog(2000))).toEqual([1101])
})

test.each<[Loss, number]>([
  ['connect', 3002],
  ['handshake', 3003],
  ['closed', 3004],
  ['broken', 3005],
])('%s: %i, three retries, then it has given up', (loss, code) => {
  const codes = made()
  for (let retry = 1; retry <= RETRIES; retry++) {
    const { codes: heard, next } = codes.lost(loss)
    expect(numbers(heard)).toEqual([code, 1102])
    expect(heard[1]?.message).toContain(`Retry ${retry} of 3`)
    expect(next).toEqual({ kind: 'retry', afterMs: RETRY_AFTER_MS })
  }
  const { codes: heard, next } = codes.lost(loss)
  expect(numbers(heard)).toEqual([code, -1307])
  expect(next).toEqual({ kind: 'stop' })
})

test('a server that has taken the stream again gets three new retries', () => {
  const codes = made()
  for (let time = 0; time < 2; time++) {
    codes.lost('broken')
    codes.lost('broken')
    codes.accepted()
  }
  expect(codes.lost('broken').next.kind).toBe('retry')
})

test('a name that is taken ends it at once, unless the server had taken the stream before', () => {
  const refused = made().lost('refused')
  expect(numbers(refused.codes)).toEqual([3004, -1307])
  expect(refused.next).toEqual({ kind: 'stop' })
  const codes = made()
  codes.accepted()
  expect(numbers(codes.lost('refused').codes)).toEqual([3004, 1102])
})

test('details stand in the message', () => {
  expect(made().lost('closed', 'bye').codes[0]?.message).toBe('The server closed the connection (bye)')
})

test('an address that is none, refused devices, files that are missing', () => {
  expect(numbers(made().impossible('x'))).toEqual([3002, -1307])
  expect(deviceRefused('camera').code).toBe(10001)
  expect(deviceRefused('microphone').code).toBe(10002)
  expect(deviceFailed('camera', 'in use')).toEqual({
    code: -1301,
    message: 'Failed to open the camera: in use',
  })
  expect(deviceFailed('microphone', '').code).toBe(-1302)
  expect(musicFailed('').code).toBe(10003)
  expect(waitingImageFailed('').code).toBe(10004)
})
