/** The demo's pure halves: states, words for troubles, figures, checks of what is typed, queries. */
import { checkAppId, checkPlayUrl } from '../../miniprogram/check-address'
import { troubleOf } from '../../miniprogram/components/error-panel/trouble'
import { entryOf, withEntry, type LogEntry } from '../../miniprogram/components/event-log/event-list'
import { columns, figuresOf, qualityOf } from '../../miniprogram/components/net-stats/figures'
import { stateAfter, type PlayState } from '../../miniprogram/components/stage-overlay/play-state'
import { stageHeight } from '../../miniprogram/pages/play/stage-size'
import type { CodeKind, PlayEventDetail } from '../../miniprogram/play-events'
import { addressQuery, roomOfQuery, roomQuery, rooms } from '../../miniprogram/rooms'
import { wordsOf } from '../../miniprogram/words'

const event = (
  code: number,
  tag: PlayEventDetail['tag'] = 'playEvent',
  detail: unknown = '',
): PlayEventDetail => ({
  tag,
  code,
  detail,
})

/** What wx.navigateTo hands to the page's onLoad. */
const queryOf = (text: string) =>
  Object.fromEntries(text.split('&').map((pair) => pair.split('=') as [string, string]))

describe('the state a viewer is told', () => {
  it.each<[PlayState, number, CodeKind, PlayState]>([
    ['connecting', 2001, 'progress', 'connecting'],
    ['connecting', 2007, 'progress', 'connecting'],
    ['connecting', 2004, 'progress', 'playing'],
    ['connecting', 2003, 'progress', 'playing'],
    ['connecting', 2009, 'progress', 'connecting'],
    ['playing', 2001, 'progress', 'playing'],
    ['playing', 2007, 'progress', 'buffering'],
    ['buffering', 2004, 'progress', 'playing'],
    ['playing', 2103, 'retrying', 'retrying'],
    ['retrying', 2001, 'progress', 'retrying'],
    ['retrying', 2003, 'progress', 'playing'],
    ['retrying', -2301, 'final', 'failed'],
    ['playing', 2105, 'warning', 'playing'],
    ['paused', 2007, 'progress', 'paused'],
    ['paused', 2103, 'retrying', 'paused'],
    ['paused', -2301, 'final', 'failed'],
    ['playing', 2006, 'final', 'ended'],
    ['failed', 2001, 'progress', 'connecting'],
  ])('%s, then %i (%s): %s', (state, code, kind, expected) => {
    expect(stateAfter(state, event(code), kind)).toBe(expected)
  })

  it('fails on an error of the plugin, whatever was before', () => {
    expect(stateAfter('connecting', event(-1, 'error'), 'progress')).toBe('failed')
    expect(stateAfter('playing', event(-10001, 'error'), 'progress')).toBe('failed')
  })
})

describe('what is said about a trouble', () => {
  const meaning = { code: 3002, name: 'CONNECT', zh: '连接服务器失败', kind: 'warning' as const }

  it('gives the reason of a refusal as the plugin wrote it', () => {
    expect(troubleOf(event(-1, 'error', '域名没有登记'), meaning).reason).toBe('域名没有登记')
  })

  it('takes the advice from why it was refused', () => {
    const advice = (reason: string) => troubleOf({ ...event(-1, 'error', '原因'), reason }, meaning).advice
    expect(advice('unreachable')).toContain('自动播放')
    expect(advice('not-registered')).toContain('liveAppID')
  })

  it('names an error of the plugin in the list of events by what it is, not by the native table', () => {
    const unknown = { code: -1, name: 'UNKNOWN', zh: '未知状态', kind: 'progress' as const }
    expect(entryOf(event(-1, 'error', '原因'), unknown, 0)).toMatchObject({ kind: 'final', message: '原因' })
    expect(entryOf(event(-1, 'error', '原因'), unknown, 0).zh).not.toContain('未知')
  })

  it('takes a reason out of a native detail, and the meaning of the code where there is none', () => {
    expect(troubleOf(event(3002, 'playEvent', { code: 3002, message: 'refused' }), meaning).reason).toContain(
      'refused',
    )
    expect(troubleOf(event(3002), meaning).reason).toBe('连接服务器失败（3002）')
  })

  it.each([-1, -2301, -2302, 2006, 3002])('%i: every field has words', (code) => {
    const { title, reason, advice } = troubleOf(event(code), meaning)
    expect([title, reason, advice].every((words) => words.length > 3)).toBe(true)
  })
})

describe('words of a failure', () => {
  it.each([
    ['plain', 'plain'],
    [{ errMsg: 'snapshot:fail no picture' }, 'no picture'],
    [{ errMsg: 'requestPictureInPicture:fail' }, ''],
    [new Error('gone'), 'gone'],
    [{ message: 3 }, ''],
    [null, ''],
    [undefined, ''],
  ])('%j: %j', (error, words) => {
    expect(wordsOf(error)).toBe(words)
  })
})

describe('the list of events', () => {
  const entry = (code: number) =>
    entryOf(
      event(code),
      { code, name: 'X', zh: '某事', kind: 'progress' },
      new Date(2024, 0, 1, 9, 5, 7).getTime(),
    )

  it('has the newest on top and counts equal neighbours', () => {
    const list = [2001, 2005, 2005, 2005, 2007].reduce<LogEntry[]>(
      (all, code) => withEntry(all, entry(code)),
      [],
    )
    expect(list.map(({ code, times, time }) => [code, times, time])).toEqual([
      ['2007', 1, '09:05:07'],
      ['2005', 3, '09:05:07'],
      ['2001', 1, '09:05:07'],
    ])
    expect(new Set(list.map(({ key }) => key)).size).toBe(3)
  })

  it('does not grow without end', () => {
    const list = Array.from({ length: 500 }, (_, i) => 2000 + i).reduce<LogEntry[]>(
      (all, code) => withEntry(all, entry(code)),
      [],
    )
    expect(list).toHaveLength(60)
    expect(list[0]?.code).toBe('2499')
  })
})

describe('figures of the network', () => {
  const value = (info: object, name: string) => figuresOf(info).find((figure) => figure.name === name)?.value

  it('rounds numbers and reads those written as text', () => {
    expect(value({ videoFPS: '24.6' }, '帧率')).toBe('25')
    expect(value({ videoGOP: 1.64 }, '关键帧间隔')).toBe('1.6')
    expect(value({ videoWidth: 540, videoHeight: '960' }, '分辨率')).toBe('540×960')
  })

  it('shows a dash, and no unit, for what a phone leaves out', () => {
    for (const { value: text, unit } of figuresOf({ videoWidth: 0, videoHeight: 0 }))
      expect([text, unit]).toEqual(['–', ''])
  })

  it.each([
    [undefined, '未知'],
    [0, '未知'],
    [1, '极好'],
    [6, '不可用'],
    [9, '未知'],
  ])('quality %s: %s', (netQualityLevel, words) => {
    expect(qualityOf({ netQualityLevel }).words).toBe(words)
  })

  it('draws the course of the speed from the right', () => {
    const heights = (readings: number[]) => columns(readings, 3).map(({ height }) => height)
    expect(heights([])).toEqual([0, 0, 0])
    expect(heights([50, 100])).toEqual([0, 50, 100])
    expect(heights([0, 0, 0, 0])).toEqual([6, 6, 6])
  })
})

describe('what a visitor types', () => {
  it.each([
    ['1250000001', ''],
    [' 1250000001 ', ''],
    ['', '请填写'],
    ['12a', '数字'],
    ['000', '不能是 0'],
  ])('liveAppID %j: %j', (text, words) => {
    expect(checkAppId(text)).toMatch(words ? new RegExp(words) : /^$/)
  })

  it.each([
    ['rtmp://play.example.com/live/stream', ''],
    ['https://play.example.com/live/stream.flv?txSecret=a&txTime=b', ''],
    ['', '请填写'],
    ['play.example.com/live/stream', '开头'],
    ['webrtc://play.example.com/live/stream', '开头'],
    ['rtmp://play.example.com/live', '写全'],
    ['rtmp://play.example.com', '写全'],
    ['https://play.example.com/live/stream.m3u8', 'flv'],
    ['rtmp://play.example.com/live/a b', '空格'],
  ])('address %j: %j', (text, words) => {
    expect(checkPlayUrl(text)).toMatch(words ? new RegExp(words) : /^$/)
  })
})

describe('the query of the play page', () => {
  it.each(rooms.map((room) => [room.id, room] as const))('names the room %s', (_id, room) => {
    expect(roomOfQuery(queryOf(roomQuery(room)))).toBe(room)
    expect(roomOfQuery({ name: room.id })).toBe(room)
  })

  it('carries an address of one’s own, whether decoded already or not', () => {
    const playUrl = 'https://play.example.com/live/a.flv?txSecret=1&txTime=2'
    expect(roomOfQuery(queryOf(addressQuery('12', playUrl)))).toMatchObject({ liveAppID: '12', playUrl })
    expect(roomOfQuery({ liveAppID: '12', url: playUrl })).toMatchObject({ liveAppID: '12', playUrl })
  })

  it.each([{}, { id: 'nowhere' }, { liveAppID: '12' }, { url: '' }])('%j: no room', (query) => {
    expect(roomOfQuery(query)).toBeUndefined()
  })

  it('survives a stray percent sign', () => {
    expect(roomOfQuery({ url: 'rtmp://a/b/%' })?.playUrl).toBe('rtmp://a/b/%')
  })
})

describe('the height of the picture', () => {
  const page = { width: 390, height: 800 }

  it.each([
    [0, 0, 448],
    [540, 960, 448],
    [1280, 720, 219],
    [500, 499, 389],
  ])('%i × %i: %i px', (width, height, expected) => {
    expect(stageHeight(page, { width, height })).toBe(expected)
  })
})
