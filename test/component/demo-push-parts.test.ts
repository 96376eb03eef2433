/** The parts of the demo's push page, rendered one by one. */
import type { Ending } from '../../miniprogram/components/live-end/live-end'
import { type Rendered, listen, renderPart, settled, tap, textOf } from './demo-stage'

const change = (name: string, value: unknown) => ({ currentTarget: { dataset: { name } }, detail: { value } })

describe('push-overlay', () => {
  it.each([
    [{ state: 'opening' }, '正在打开摄像头… 准备中'],
    [{ state: 'previewing' }, '预览中'],
    [{ state: 'previewing', speed: 40 }, '预览中'],
    [{ state: 'starting' }, '正在开播… 连接中'],
    [{ state: 'live', seconds: 0 }, '直播中 00:00'],
    [{ state: 'live', seconds: 3661, speed: 812.4 }, '直播中 1:01:01 812 kbit/s'],
    [{ state: 'live', seconds: 9, hint: '上行网络不佳' }, '直播中 00:09 上行网络不佳'],
    [{ state: 'retrying', seconds: 9, tries: 2, hint: '读写失败' }, '网络断开，正在重连（2/3） 重连中 00:09'],
    [{ state: 'retrying', seconds: 9, tries: 7 }, '网络断开，正在重连（3/3） 重连中 00:09'],
    [{ state: 'interrupted', seconds: 9 }, '被来电打断，结束通话后继续 已中断 00:09'],
    [{ state: 'refused', quiet: true, hint: '用户拒绝' }, '还不能开播'],
  ])('%j: %s', (properties, words) => {
    expect(textOf(renderPart('push-overlay', properties))).toBe(words)
  })
})

describe('push-tools', () => {
  const words = (tools: Rendered) => (tools.data['buttons'] as { words: string }[]).map((each) => each.words)

  it('sends the tool tapped', async () => {
    const tools = renderPart('push-tools', { picture: true })
    const heard = listen(tools, 'command')
    for (const tool of tools.querySelectorAll('.tool')) await tap(tool)
    const names = ['flip', 'torch', 'beauty', 'mute', 'music', 'watch', 'more']
    expect(heard.mock.calls).toEqual(names.map((name) => [{ name }]))
    expect(words(tools)).toEqual(['翻转', '补光', '美颜', '静音', '音乐', '观看', '更多'])
  })

  it('cannot turn or light what is not there', async () => {
    const tools = renderPart('push-tools', { picture: false, muted: true })
    const heard = listen(tools, 'command')
    for (const tool of tools.querySelectorAll('.tool')) await tap(tool)
    expect(heard.mock.calls.map(([detail]) => (detail as { name: string }).name)).not.toContain('torch')
    expect(words(tools)).toContain('已静音')
  })
})

describe('push-bar', () => {
  it.each([
    [{ state: 'opening' }, '开始直播', 2],
    [{ state: 'previewing' }, '开始直播', 3],
    [{ state: 'starting' }, '取消', 3],
    [{ state: 'connected', onAir: true }, '结束直播', 3],
    [{ state: 'live', onAir: true }, '结束直播', 3],
  ])('%j: %s', async (properties, words, works) => {
    const bar = renderPart('push-bar', { ...properties, quality: '高清' })
    const heard = listen(bar, 'command')
    expect(textOf(bar)).toBe(`截图 ${words} 高清 清晰度`)
    for (const button of [...bar.querySelectorAll('.side'), ...bar.querySelectorAll('.main')])
      await tap(button)
    expect(heard).toHaveBeenCalledTimes(works)
  })
})

describe('quality-sheet', () => {
  it('says what each quality means and sends the mode tapped', async () => {
    const sheet = renderPart('quality-sheet', { mode: 'HD' })
    const heard = listen(sheet, 'choose')
    expect(textOf(sheet)).toContain('标清 SD 网络一般时更稳，最省流量 360 × 640 约 600 kbit/s')
    expect(sheet.querySelectorAll('.quality--chosen').map(textOf)).toEqual([
      expect.stringContaining('540 × 960'),
    ])
    for (const quality of sheet.querySelectorAll('.quality')) await tap(quality)
    expect(heard.mock.calls).toEqual(['SD', 'HD', 'FHD', 'RTC'].map((mode) => [{ mode }]))
  })
})

describe('settings', () => {
  it.each([
    ['beauty-sheet', 'whiteness', 6.3],
    ['beauty-sheet', 'beautyStyle', 'nature'],
    ['push-settings', 'mirror', true],
    ['push-settings', 'orientation', 'horizontal'],
    ['music-sheet', 'micVolume', 40],
    ['music-sheet', 'loop', false],
  ])('%s sends %s and its value', (name, setting, value) => {
    const part = renderPart(name)
    const heard = listen(part, 'change')
    part.instance['onChange']?.(change(setting, value))
    expect(heard.mock.calls).toEqual([[{ name: setting, value }]])
  })

  it('value-slider keeps its own value while it is dragged, and sends each value once', async () => {
    const slider = renderPart('value-slider', { name: '磨皮', value: 2, max: 9, step: 0.1 })
    const heard = listen(slider, 'change')
    for (const value of [2, 4.5, 4.5, 6.3]) slider.instance['onChange']?.({ detail: { value } })
    await settled()
    expect(heard.mock.calls).toEqual([[{ value: 4.5 }], [{ value: 6.3 }]])
    expect(textOf(slider)).toBe('磨皮 6.3')
    expect(slider.data['start']).toBe(2)
  })
})

describe('music-sheet', () => {
  const music = {
    state: 'playing',
    progress: 5500,
    duration: 11_000,
    volume: 60,
    micVolume: 100,
    loop: true,
  }

  it('shows how far it is', () => {
    const sheet = renderPart('music-sheet', { music })
    expect(sheet.data).toMatchObject({ playing: true, percent: 50, elapsed: '00:05', total: '00:11' })
  })

  it('does not know an end before the pusher has told it', () => {
    const sheet = renderPart('music-sheet', { music: { ...music, progress: 0, duration: 0 } })
    expect(sheet.data).toMatchObject({ percent: 0, total: '--:--' })
  })

  it('sends play or pause, and stop only where there is something to stop', async () => {
    const sheet = renderPart('music-sheet', { music })
    const heard = listen(sheet, 'command')
    await tap(sheet.querySelector('.disc'))
    await tap(sheet.querySelector('.stop'))
    sheet.setData({ music: { ...music, state: 'stopped' } })
    await tap(sheet.querySelector('.stop'))
    expect(heard.mock.calls).toEqual([[{ name: 'toggle' }], [{ name: 'stop' }]])
  })
})

describe('bottom-sheet', () => {
  it('closes by its cross and by a tap beside it', async () => {
    const sheet = renderPart('bottom-sheet', { title: '题' })
    const heard = listen(sheet, 'close')
    await tap(sheet.querySelector('.close'))
    await tap(sheet.querySelector('.mask'))
    expect(heard).toHaveBeenCalledTimes(2)
  })
})

describe('watch-sheet', () => {
  const url = 'rtmp://play.live-room.example/live/my-abc234'
  let setClipboardData: jest.Mock
  let showToast: jest.Mock

  beforeEach(() => {
    setClipboardData = jest.fn()
    showToast = jest.fn()
    Object.assign(globalThis, {
      wx: { setClipboardData, showToast, getWindowInfo: () => ({ pixelRatio: 2 }) },
    })
  })

  it('shows the address and copies it', () => {
    const sheet = renderPart('watch-sheet', { url })
    expect(textOf(sheet)).toContain(url)
    sheet.instance['onCopy']?.()
    expect(setClipboardData).toHaveBeenCalledWith(expect.objectContaining({ data: url }))
  })

  it('says so when it could not be copied', () => {
    setClipboardData.mockImplementation(({ fail }: { fail: () => void }) => fail())
    renderPart('watch-sheet', { url }).instance['onCopy']?.()
    expect(showToast).toHaveBeenCalled()
  })

  it.each([
    ['draws the code on the canvas it finds', true],
    ['points to the address where there is no canvas', false],
  ])('%s', (_, found) => {
    const fillRect = jest.fn()
    const node = { width: 0, height: 0, getContext: () => ({ fillStyle: '', fillRect }) }
    const query = {
      select: () => query,
      fields: () => query,
      exec: (answer: (fields: unknown[]) => void) => answer([found ? { node, width: 210 } : null]),
    }
    const sheet = renderPart('watch-sheet', { url })
    const setData = jest.fn()
    // The framework has no canvas, which the sheet itself may find out at any time.
    Object.assign(sheet.instance, { createSelectorQuery: () => query, setData })
    sheet.instance['draw']?.()
    expect([node.width, fillRect.mock.calls.length > 100]).toEqual(found ? [420, true] : [0, false])
    expect(setData.mock.calls).toEqual(found ? [] : [[{ drawn: false }]])
  })

  it('offers to open it only where that makes sense', async () => {
    expect(renderPart('watch-sheet', { url }).querySelector('.open')).toBeUndefined()
    const sheet = renderPart('watch-sheet', { url, open: true })
    const heard = listen(sheet, 'open')
    await tap(sheet.querySelector('.open'))
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

describe('live-end', () => {
  const ending: Ending = {
    seconds: 754,
    bitrate: 960,
    size: '540×960',
    from: '09:00:00',
    to: '09:12:34',
    reason: '这场直播由你结束。',
    advice: '',
    broken: false,
  }

  it('sums the broadcast up', () => {
    expect(textOf(renderPart('live-end', { ending }))).toBe(
      '直播已结束 这场直播由你结束。 直播时长 12:34 09:00:00 – 09:12:34 960 kbit/s 平均码率 90 MB 送出数据 540×960 分辨率 再播一场 返回首页',
    )
  })

  it('says why it broke off, and dashes what was never known', () => {
    const broken = {
      ...ending,
      bitrate: 0,
      size: '',
      broken: true,
      reason: '网络断了。',
      advice: '再试一次。',
    }
    const words = textOf(renderPart('live-end', { ending: broken }))
    expect(words).toContain('直播中断了 网络断了。 再试一次。')
    expect(words).toContain('– kbit/s 平均码率 – MB 送出数据 – 分辨率')
  })

  it('begins again or leaves', async () => {
    const end = renderPart('live-end', { ending })
    const heard = [listen(end, 'again'), listen(end, 'leave')]
    for (const button of end.querySelectorAll('.button')) await tap(button)
    expect(heard.map((each) => each.mock.calls.length)).toEqual([1, 1])
  })
})

it('entry-row sends enter', async () => {
  const row = renderPart('entry-row', { glyph: 'qr', title: '看我的直播', note: '播放地址和二维码' })
  const heard = listen(row, 'enter')
  await tap(row.querySelector('.row'))
  expect([textOf(row), heard.mock.calls.length]).toEqual(['看我的直播 播放地址和二维码', 1])
})

it('error-panel leads to the settings where they help, and names the way out', async () => {
  const trouble = { title: '题', reason: '因', advice: '法', retry: true, settings: true }
  const panel = renderPart('error-panel', { trouble, leaveWords: '返回首页' })
  expect(textOf(panel)).toBe('题 因 法 去设置 再试一次 返回首页')
  const heard = listen(panel, 'settings')
  await tap(panel.querySelector('.button--main'))
  expect(heard).toHaveBeenCalledTimes(1)
})

it('net-stats names a pusher’s caches by what waits in them', () => {
  const stats = renderPart('net-stats', { sending: true })
  expect(textOf(stats)).toContain('视频待发')
})
