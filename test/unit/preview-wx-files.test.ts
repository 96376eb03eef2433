/** @jest-environment jsdom */
import { tempFiles } from '../../preview/browser/temp-files'
import { backgroundAudioArea } from '../../preview/browser/wx/background-audio'
import { fileSystemArea } from '../../preview/browser/wx/file-system'
import { imageArea } from '../../preview/browser/wx/image'
import { callOf, fakeShell, outcome, type FakeShell } from './preview-wx-shell'

let shell: FakeShell
let wx: Record<string, unknown>
let files: Record<string, unknown>

beforeEach(() => {
  localStorage.clear()
  // jsdom has no object URLs.
  Object.assign(URL, { createObjectURL: () => 'blob:test', revokeObjectURL: () => undefined })
  for (const path of tempFiles.paths()) tempFiles.remove(path)
  shell = fakeShell()
  const home = { shell, packageId: '', has: () => false }
  wx = { ...fileSystemArea(home), ...imageArea(home), ...backgroundAudioArea(home) }
  files = callOf(wx, 'getFileSystemManager')() as Record<string, unknown>
})

describe('the file system', () => {
  test('write, look, list, remove', async () => {
    const filePath = 'wxfile://usr/notes/a.txt'
    expect(await outcome(files, 'writeFile', { filePath, data: 'abc' })).toEqual({ errMsg: 'writeFile:ok' })
    expect(await outcome(files, 'access', { path: filePath })).toEqual({ errMsg: 'access:ok' })
    expect(callOf(files, 'readdirSync')('wxfile://usr/notes')).toEqual(['a.txt'])
    expect(callOf(files, 'readdirSync')('wxfile://usr')).toEqual(['notes'])
    expect(callOf(files, 'statSync')(filePath)).toMatchObject({ size: 3 })
    expect(await outcome(files, 'unlink', { filePath })).toEqual({ errMsg: 'unlink:ok' })
    expect(await outcome(files, 'access', { path: filePath })).toEqual({
      errMsg: `access:fail no such file or directory, open "${filePath}"`,
      errno: 1300002,
    })
  })

  test.each([
    ['base64', 'aGk=', 2],
    ['utf8', 'aGk=', 4],
  ])('data in %s', (encoding, data, length) => {
    const write = callOf(files, 'writeFileSync')
    write('wxfile://usr/a', data, encoding)
    expect(tempFiles.get('wxfile://usr/a')?.size).toBe(length)
  })

  test.each([
    [
      'writeFile',
      { filePath: '/images/a.png', data: '' },
      'writeFile:fail permission denied, open "/images/a.png"',
    ],
    [
      'writeFile',
      { filePath: 'wxfile://usr/a', data: 5 },
      'writeFile:fail parameter error: parameter.data should be String or ArrayBuffer;',
    ],
    [
      'readFile',
      { filePath: 'http://tmp/none' },
      'readFile:fail no such file or directory, open "http://tmp/none"',
    ],
    ['unlink', {}, 'unlink:fail parameter error: parameter.filePath should be String instead of Undefined;'],
  ])('%s %j fails in WeChat’s words', async (name, options, errMsg) => {
    expect(await outcome(files, name, options)).toMatchObject({ errMsg })
  })

  test('the synchronous forms throw', () => {
    expect(() => callOf(files, 'unlinkSync')('http://tmp/none')).toThrow(
      'unlinkSync:fail no such file or directory',
    )
  })
})

describe('saving a picture', () => {
  test('asks first, then downloads under the file’s name', async () => {
    const path = tempFiles.put(new Blob(['x']), 'png')
    const clicked: string[] = []
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(this.download)
    })
    const saved = outcome(wx, 'saveImageToPhotosAlbum', { filePath: path })
    await Promise.resolve()
    const allow = [...shell.overlay.querySelectorAll('button')].find((node) => node.textContent === '允许')
    allow?.click()
    expect(await saved).toEqual({ errMsg: 'saveImageToPhotosAlbum:ok' })
    expect(clicked).toEqual([path.split('/').pop()])
  })

  test('a network address must be downloaded first', async () => {
    const { errMsg } = await outcome(wx, 'saveImageToPhotosAlbum', { filePath: 'https://a.example/x.png' })
    expect(errMsg).toContain('saveImageToPhotosAlbum:fail file not found')
  })
})

describe('choosing pictures', () => {
  const pick = (event: string, chosen: File[] = []) =>
    jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      Object.defineProperty(this, 'files', { value: chosen })
      setTimeout(() => this.dispatchEvent(new Event(event)))
    })

  test('at most count, as temporary files', async () => {
    pick('change', [
      new File(['1'], 'a.jpg', { type: 'image/jpeg' }),
      new File(['22'], 'b.png', { type: 'image/png' }),
    ])
    const { tempFilePaths, tempFiles: chosen } = await outcome(wx, 'chooseImage', { count: 1 })
    expect(tempFilePaths).toEqual([expect.stringMatching(/^http:\/\/tmp\/\d+\.jpg$/)])
    expect(chosen).toEqual([{ path: (tempFilePaths as string[])[0], size: 1 }])
  })

  test('closing the dialog', async () => {
    pick('cancel')
    expect(await outcome(wx, 'chooseImage')).toEqual({ errMsg: 'chooseImage:fail cancel' })
  })
})

describe('background audio', () => {
  interface Manager {
    onError: (listener: (result: object) => void) => void
    src: string
    title: string
    protocol: string
    paused: boolean | undefined
  }

  test('one for the whole phone; without a title it fails, HLS the browser cannot play fails in words', async () => {
    const manager = callOf(wx, 'getBackgroundAudioManager')() as Manager
    expect(callOf(wx, 'getBackgroundAudioManager')()).toBe(manager)
    const next = () => new Promise((resolve) => manager.onError(resolve))
    manager.src = 'https://play.example/live/a_pureAudio.m3u8'
    expect(await next()).toEqual({ errCode: -1, errMsg: 'setBackgroundAudioState:fail title is nil!' })
    manager.title = '直播间'
    manager.protocol = 'hls'
    manager.src = 'https://play.example/live/a_pureAudio.m3u8'
    expect(await next()).toMatchObject({
      errCode: 10004,
      errMsg: expect.stringContaining('plays no HLS') as unknown,
    })
  })
})
