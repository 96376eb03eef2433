/** The demo's components, rendered one by one. */
import { rooms } from '../../miniprogram/rooms'
import { type Rendered, listen, renderPart, settled, tap, textOf } from './demo-stage'

describe('room-card', () => {
  it.each(['large', 'row'])(
    'shows cover, title and host (%s), and says which room was tapped',
    async (size) => {
      const [room] = rooms
      const card = renderPart('room-card', { room, size })
      const heard = listen(card, 'enter')
      expect(textOf(card)).toContain(room?.title)
      expect(textOf(card)).toContain(room?.host)
      await tap(card.querySelector('.card'))
      expect(heard).toHaveBeenCalledWith({ id: room?.id })
    },
  )
})

describe('live-badge', () => {
  it.each([
    ['live', '直播中'],
    ['offline', '未开播'],
    ['refused', '未登记'],
  ])('%s: %s', (status, words) => {
    expect(textOf(renderPart('live-badge', { status }))).toBe(words)
  })
})

describe('room-form', () => {
  async function filled(appId: string, url: string) {
    const form = renderPart('room-form')
    const heard = listen(form, 'enter')
    form.instance['onAppId']?.({ detail: { value: appId } })
    form.instance['onUrl']?.({ detail: { value: url } })
    form.instance['onSubmit']?.()
    await settled()
    return { form, heard }
  }

  it('says under each field what is wrong with it, and sends nothing', async () => {
    const { form, heard } = await filled('', 'play.example.com')
    expect(form.querySelectorAll('.wrong').map(textOf)).toEqual([
      '请填写 liveAppID',
      '地址要以 rtmp://、http:// 或 https:// 开头',
    ])
    expect(heard).not.toHaveBeenCalled()
  })

  it('begins with what it is given, and writes nothing back into the fields', async () => {
    const form = renderPart('room-form', { appId: '12', url: 'rtmp://a.example.com/live/x' })
    const heard = listen(form, 'enter')
    form.instance['onUrl']?.({ detail: { value: 'rtmp://b.example.com/live/x' } })
    form.instance['onSubmit']?.()
    await settled()
    expect(heard).toHaveBeenCalledWith({ liveAppID: '12', playUrl: 'rtmp://b.example.com/live/x' })
    expect(form.data).toMatchObject({ appId: '12', url: 'rtmp://a.example.com/live/x' })
  })

  it('takes words away while they are put right', async () => {
    const { form } = await filled('', 'rtmp://a.example.com/live/x')
    form.instance['onAppId']?.({ detail: { value: '12' } })
    await settled()
    expect(form.querySelectorAll('.wrong')).toEqual([])
  })

  it('sends what is in order, without spaces around it', async () => {
    const { heard } = await filled(' 12 ', ' rtmp://a.example.com/live/x ')
    expect(heard).toHaveBeenCalledWith({ liveAppID: '12', playUrl: 'rtmp://a.example.com/live/x' })
  })
})

describe('control-bar', () => {
  const labels = (bar: Rendered) => (bar.data['buttons'] as { words: string }[]).map(({ words }) => words)

  it('names its buttons by what they do now', () => {
    expect(labels(renderPart('control-bar'))).toEqual(['静音', '截图', '播放', '小窗', '全屏'])
    expect(labels(renderPart('control-bar', { running: true, muted: true, inWindow: true }))).toEqual([
      '已静音',
      '截图',
      '暂停',
      '收回',
      '全屏',
    ])
  })

  it('sends the command of the button tapped', async () => {
    const bar = renderPart('control-bar', { picture: true })
    const heard = listen(bar, 'command')
    for (const button of bar.querySelectorAll('.button')) await tap(button)
    expect(heard.mock.calls).toEqual(
      ['mute', 'snapshot', 'play', 'window', 'fullscreen'].map((name) => [{ name }]),
    )
  })

  it('sends nothing for what cannot be done now', async () => {
    const bar = renderPart('control-bar', { picture: false, dead: true })
    const heard = listen(bar, 'command')
    for (const button of bar.querySelectorAll('.button')) await tap(button)
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('player-settings', () => {
  it('sends the setting chosen and its value', async () => {
    const settings = renderPart('player-settings')
    const heard = listen(settings, 'change')
    const change = (name: string, value: unknown) => ({
      currentTarget: { dataset: { name } },
      detail: { value },
    })
    settings.instance['onChoose']?.(change('objectFit', 'fillCrop'))
    settings.instance['onSwitch']?.(change('debug', true))
    await settled()
    expect(heard.mock.calls).toEqual([
      [{ name: 'objectFit', value: 'fillCrop' }],
      [{ name: 'debug', value: true }],
    ])
  })

  it('segmented: a tap on what is chosen already changes nothing', async () => {
    const options = [
      { value: 'a', words: '甲' },
      { value: 'b', words: '乙' },
    ]
    const choice = renderPart('segmented', { options, value: 'a' })
    const heard = listen(choice, 'change')
    for (const option of choice.querySelectorAll('.option')) await tap(option)
    expect(heard.mock.calls).toEqual([[{ value: 'b' }]])
  })
})

describe('net-stats', () => {
  it('shows dashes before the first report and figures after it', async () => {
    const stats = renderPart('net-stats')
    expect(textOf(stats)).toContain('未知')
    stats.setData({ info: { netSpeed: 812, netQualityLevel: 2, videoFPS: 25 }, speeds: [700, 812] })
    await settled()
    expect(textOf(stats)).toContain('良好')
    expect(textOf(stats)).toContain('812')
    expect(textOf(stats)).toContain('25 fps')
    expect(stats.querySelectorAll('.column')).toHaveLength(24)
  })
})

describe('event-log', () => {
  it('says when there is nothing, and lists what there is', async () => {
    const log = renderPart('event-log')
    expect(textOf(log)).toContain('还没有事件')
    const entries = [
      { key: 1, time: '09:05:07', code: '2004', zh: '开始播放', kind: 'progress', message: '', times: 2 },
    ]
    log.setData({ entries })
    await settled()
    expect(textOf(log.querySelector('.entry'))).toBe('09:05:07 开始播放 ×2 2004')
    const heard = listen(log, 'clear')
    await tap(log.querySelector('.clear'))
    expect(heard).toHaveBeenCalled()
  })
})

describe('stage-overlay', () => {
  it.each([
    [{ state: 'connecting' }, '正在连接… 连接中'],
    [{ state: 'playing', seen: true }, '播放中'],
    [{ state: 'buffering', seen: true }, '正在缓冲… 缓冲中'],
    [{ state: 'retrying', tries: 2 }, '还没收到画面，正在重试（2/3） 重连中'],
    [{ state: 'retrying', tries: 9, seen: true }, '连接断了，正在重试（3/3） 重连中'],
    [{ state: 'failed', quiet: true }, '无法播放'],
    [{ state: 'paused', soundOnly: true }, '画面已停下，正在播放声音 听声音'],
  ])('%j: %s', (properties, words) => {
    expect(textOf(renderPart('stage-overlay', properties))).toBe(words)
  })

  it.each([
    [{ state: 'connecting' }, true],
    [{ state: 'buffering', seen: true }, false],
    [{ state: 'retrying', seen: true }, false],
    // By the plugin, with a player that begins anew.
    [{ state: 'retrying', seen: true, lost: 'stream-lost' }, true],
  ])('covers the stage until pictures have been seen: %j', (properties, covered) => {
    const poster = renderPart('stage-overlay', properties).querySelector('.poster')
    expect(poster !== undefined).toBe(covered)
  })

  it('offers to play when paused, and the way out of full screen', async () => {
    const overlay = renderPart('stage-overlay', {
      state: 'paused',
      seen: true,
      fullScreen: true,
      title: '房间',
    })
    const play = listen(overlay, 'play')
    const exit = listen(overlay, 'exit')
    await tap(overlay.querySelector('.play'))
    await tap(overlay.querySelector('.exit'))
    expect([play.mock.calls.length, exit.mock.calls.length]).toEqual([1, 1])
    expect(textOf(overlay)).toContain('房间')
  })
})

describe('error-panel', () => {
  it('offers another try only where it can help', () => {
    const trouble = { title: '题', reason: '因', advice: '法', retry: false }
    expect(textOf(renderPart('error-panel', { trouble }))).toBe('题 因 法 返回列表')
    expect(textOf(renderPart('error-panel', { trouble: { ...trouble, retry: true } }))).toBe(
      '题 因 法 再试一次 返回列表',
    )
  })
})

describe('snapshot-sheet', () => {
  const answers = (answer: (options: { success: () => void; fail: (error: object) => void }) => void) => {
    const wx = {
      saveImageToPhotosAlbum: answer,
      showToast: jest.fn(),
      showModal: jest.fn(),
      openSetting: jest.fn(),
    }
    Object.assign(globalThis, { wx })
    return wx
  }

  async function saved() {
    const sheet = renderPart('snapshot-sheet', { path: 'http://tmp/1.png', width: 540, height: 960 })
    const closed = listen(sheet, 'close')
    sheet.instance['onSave']?.()
    await settled()
    return { sheet, closed }
  }

  it('saves the picture and closes', async () => {
    const wx = answers(({ success }) => success())
    const { sheet, closed } = await saved()
    expect(textOf(sheet)).toContain('540 × 960')
    expect(wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '已保存到相册' }))
    expect(closed).toHaveBeenCalledTimes(1)
  })

  it('asks for the settings when the album was refused, and stays', async () => {
    const wx = answers(({ fail }) => fail({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' }))
    const { closed } = await saved()
    expect(wx.showModal).toHaveBeenCalledTimes(1)
    expect(closed).not.toHaveBeenCalled()
  })

  it('says nothing more when the visitor has called it off', async () => {
    const wx = answers(({ fail }) => fail({ errMsg: 'saveImageToPhotosAlbum:fail cancel' }))
    const { sheet } = await saved()
    expect(wx.showToast).not.toHaveBeenCalled()
    expect(sheet.data['saving']).toBe(false)
  })
})
