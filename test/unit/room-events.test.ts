/** The native event's detail as phones send it, and the room's own errors. */
import { roomError, toNativeState } from '../../plugin/room/events'

test.each<[string, unknown, unknown]>([
  ['a code', { code: 2004, message: 'ok' }, { code: 2004, message: 'ok' }],
  ['a code below 0', { code: -2301 }, { code: -2301 }],
  ['a code as text', { code: '2004', extra: 1 }, { code: 2004, extra: 1 }],
  ['a code below 0 as text', { code: '-2301' }, { code: -2301 }],
  ['no detail', undefined, null],
  ['null', null, null],
  ['a text', '2004', null],
  ['a number', 2004, null],
  ['no code', { message: 'x' }, null],
  ['words for a code', { code: 'soon' }, null],
  ['an empty code', { code: '' }, null],
  ['a code with words behind', { code: '2004x' }, null],
  ['a code with words before', { code: 'x2004' }, null],
  ['a code that is none', { code: NaN }, null],
  ['an endless code', { code: Infinity }, null],
  ['a list as code', { code: [2004] }, null],
  ['yes as code', { code: true }, null],
])('%s', (_, detail, state) => expect(toNativeState(detail)).toEqual(state))

test('an error of the room is told apart by its tag', () => {
  expect(roomError(-10001, 'domain', '域名不对')).toEqual({
    tag: 'error',
    code: -10001,
    reason: 'domain',
    detail: '域名不对',
  })
})
