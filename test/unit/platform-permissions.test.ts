/** Whether the user has refused camera or microphone, by what wx.getSetting says. */
import { type CaptureScope, findRefused } from '../../plugin/platform/permissions'
import { setWx } from '../fixtures/platform/fake-wx'

afterEach(() => setWx(undefined))

type GetSetting = (options: { success: (answer: object) => void; fail: (error: object) => void }) => void

const BOTH: CaptureScope[] = ['scope.camera', 'scope.record']

function answers(getSetting: GetSetting | undefined, scopes: CaptureScope[] = BOTH): unknown[] {
  setWx({ getSetting })
  const answer = jest.fn<void, unknown[]>()
  findRefused(scopes, answer)
  return answer.mock.calls.flat()
}

test.each<[string, object, CaptureScope | null]>([
  ['never asked', {}, null],
  ['granted', { 'scope.camera': true, 'scope.record': true }, null],
  ['the camera refused', { 'scope.camera': false, 'scope.record': true }, 'scope.camera'],
  ['the microphone refused', { 'scope.record': false }, 'scope.record'],
  ['both refused: the first is named', { 'scope.record': false, 'scope.camera': false }, 'scope.camera'],
  ['something else refused', { 'scope.userLocation': false }, null],
])('%s', (_, authSetting, refused) => {
  expect(answers(({ success }) => success({ authSetting }))).toEqual([refused])
})

test('what is not asked about does not count', () => {
  const authSetting = { 'scope.camera': false }
  expect(answers(({ success }) => success({ authSetting }), ['scope.record'])).toEqual([null])
  expect(answers(({ success }) => success({ authSetting }), [])).toEqual([null])
})

test.each<[string, GetSetting | undefined]>([
  ['fails', ({ fail }) => fail({ errMsg: 'getSetting:fail' })],
  ['gives nothing', ({ success }) => success({})],
  ['does not exist', undefined],
])('a phone whose getSetting %s: not refused, so that the native tag asks', (_, getSetting) => {
  expect(answers(getSetting)).toEqual([null])
})
