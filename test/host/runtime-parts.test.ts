/** The runtime's small parts, each by itself. */
import { toKeyframe } from '../../preview/browser/animate'
import { phoneUnits } from '../../preview/browser/css-units'
import { createChannel } from '../../preview/browser/event-channel'
import { resolveFile } from '../../preview/browser/files'
import { npmPaths } from '../../preview/browser/modules'
import { tempFiles } from '../../preview/browser/temp-files'
import { hashOf, joinPath, parsePageUrl, urlFromHash } from '../../preview/browser/url'

test.each([
  ['width: 20rpx', 'width: calc(20 * var(--rpx))'],
  ['margin: -1.5rpx .5rpx', 'margin: calc(-1.5 * var(--rpx)) calc(.5 * var(--rpx))'],
  ['height: 100vh; width: calc(100vw - 10px)', 'height: 100cqh; width: calc(100cqw - 10px)'],
  ['height: 100dvh; left: 1vmin', 'height: 100cqh; left: 1cqmin'],
  ['background: url(a-1vw.png)', 'background: url(a-1vw.png)'],
  ['.a20rpx {}', '.a20rpx {}'],
])('phoneUnits: %s', (css, expected) => expect(phoneUnits(css)).toBe(expected))

test.each([
  ['/pages/a/a?x=1&y', '', { path: 'pages/a/a', query: { x: '1', y: '' }, full: 'pages/a/a?x=1&y' }],
  ['../b/b', 'pages/a/a', { path: 'pages/b/b', query: {}, full: 'pages/b/b' }],
  ['b?u=http://x/?y=1', 'pages/a/a', { path: 'pages/a/b', query: { u: 'http://x/?y=1' } }],
  ['/plugin://live/hello?x=1', '', { path: 'plugin://live/hello', full: 'plugin://live/hello?x=1' }],
  ['/pages/a/a.html', '', { path: 'pages/a/a' }],
])('parsePageUrl(%s) from %s', (url, from, expected) =>
  expect(parsePageUrl(url, from)).toMatchObject(expected),
)

test.each([
  ['#/pages/a/a?x=1', '/pages/a/a?x=1'],
  ['#pages/a/a', '/pages/a/a'],
  ['#', undefined],
  ['#/p?n=%E4%B8%AD%20%26%25', '/p?n=中 %26%25'],
  ['#/p?n=%E4%B8', '/p?n=%E4%B8'],
])('urlFromHash(%s)', (hash, url) => expect(urlFromHash(hash)).toBe(url))

test('hashOf and joinPath', () => {
  expect(hashOf('pages/a/a?x=1')).toBe('#/pages/a/a?x=1')
  expect(joinPath('a/b/c', '../../../d/./e')).toBe('d/e')
})

test.each([
  ['/images/a.png', 'pages/a/a', '/files/host/images/a.png'],
  ['a b.png', 'pages/a/a', '/files/host/pages/a/a%20b.png'],
  ['../x/%E4%B8%AD.png?v=1', 'pages/a/a', '/files/host/pages/x/%E4%B8%AD.png?v=1'],
  ['https://a/b.png', '', 'https://a/b.png'],
  ['//a/b.png', '', 'https://a/b.png'],
  ['data:image/png;base64,x', '', 'data:image/png;base64,x'],
  ['', 'pages/a/a', ''],
])('resolveFile(%s) from %s', (path, from, expected) =>
  expect(resolveFile(path, '/files/host/', from)).toBe(expected),
)

test('resolveFile finds temporary files', () => {
  jest
    .spyOn(tempFiles, 'url')
    .mockImplementation((path) => (path === 'http://tmp/1.png' ? 'blob:1' : undefined))
  expect(resolveFile('http://tmp/1.png', '/files/host/')).toBe('blob:1')
})

test('npmPaths: the folder’s own first, then upwards', () => {
  expect(npmPaths('pages/a/a', 'pack')).toEqual([
    'pages/a/miniprogram_npm/pack',
    'pages/miniprogram_npm/pack',
    'miniprogram_npm/pack',
  ])
})

test('a channel’s ends hear each other, not themselves; once and off', () => {
  const heard: unknown[] = []
  const { opener, opened } = createChannel({ x: (...data) => heard.push(['opener', ...data]) })
  const listener = (...data: unknown[]) => heard.push(['opened', ...data])
  opened.once('x', listener)
  opened.emit('x', 1, 2)
  opener.emit('x', 3)
  opened.on('y', listener)
  opened.off('y', listener)
  opener.emit('y', 4)
  expect(heard).toEqual([
    ['opener', 1, 2],
    ['opened', 3],
  ])
})

test('toKeyframe gathers transforms and gives lengths a unit', () => {
  expect(
    toKeyframe({
      offset: 0.5,
      ease: 'linear',
      rotate: 45,
      scale: [1, 2],
      translateX: 10,
      left: 5,
      opacity: 0,
      top: '10rpx',
    }),
  ).toEqual({
    offset: 0.5,
    easing: 'linear',
    transform: 'rotate(45deg) scale(1, 2) translateX(10px)',
    left: '5px',
    opacity: '0',
    top: 'calc(10 * var(--rpx))',
  })
})
