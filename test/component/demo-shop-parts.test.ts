/** The parts of the demo's live shop around its talk, rendered one by one, with WeChat's own template compiler. */
import { gifts } from '../../miniprogram/shop/gifts'
import { type Rendered, listen, renderPart, settled, tap, textOf } from './demo-stage'

async function pass(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms)
  await settled()
}

/** What a text must not turn into. */
const nasty = '{{x}} <b>粗</b> &amp; مرحبا 👨‍👩‍👧'

beforeEach(() => {
  jest.useFakeTimers({ now: 1_700_000_000_000 })
})

afterEach(() => {
  jest.useRealTimers()
})

describe('danmu-list', () => {
  const push = (list: Rendered, text: string, more: object = {}) =>
    list.instance['push']?.({ kind: 'text', nick: nasty, text, ...more })

  it('shows any text as text, and how it was said', async () => {
    const list = renderPart('danmu-list')
    push(list, nasty)
    push(list, '好', { kind: 'host', nick: '小满', own: true })
    await pass(200)
    expect(textOf(list)).toContain(nasty.slice(0, 3))
    expect(textOf(list.querySelectorAll('.line')[0])).toContain(nasty)
    expect(textOf(list.querySelectorAll('.line')[1])).toBe('主播 小满 好')
    expect(list.querySelectorAll('.line--own')).toHaveLength(1)
  })

  it('sets data at most ten times a second, and never more than sixty lines', async () => {
    const list = renderPart('danmu-list')
    const drawn = jest.spyOn(list.instance, 'setData')
    for (let ms = 0; ms < 2000; ms++) {
      push(list, `flood ${ms}`)
      jest.advanceTimersByTime(1)
    }
    await settled()
    expect(drawn.mock.calls.length).toBeGreaterThan(10)
    expect(drawn.mock.calls.length).toBeLessThanOrEqual(20)
    expect((list.data['lines'] as unknown[]).length).toBeLessThanOrEqual(60)
  })

  it('shows all of a long text at a tap', async () => {
    const list = renderPart('danmu-list')
    push(list, '长'.repeat(4000))
    await settled()
    expect(textOf(list)).toContain('全文')
    await tap(list.querySelector('.line'))
    await pass(500)
    expect(textOf(list)).toContain('长'.repeat(4000))
    expect(textOf(list)).not.toContain('全文')
  })

  it('tells whose line was tapped, unless that shows the rest of it, or nobody else said it', async () => {
    const list = renderPart('danmu-list')
    const heard = listen(list, 'speaker')
    push(list, '长'.repeat(200), { nick: 'Ann', userID: 'ann' })
    push(list, '我', { userID: 'me', own: true })
    push(list, '聊天室已解散', { kind: 'system', nick: '' })
    await pass(500)
    for (const line of list.querySelectorAll('.line')) await tap(line)
    await pass(500)
    expect(heard).not.toHaveBeenCalled()
    await tap(list.querySelector('.line'))
    expect(heard.mock.calls).toEqual([[{ userID: 'ann', nick: 'Ann' }]])
  })

  it('stands still while the reader looks back, and catches up at a tap', async () => {
    // No layout here: the list is as high as the query is told.
    jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 240, 200))
    const list = renderPart('danmu-list')
    list.triggerLifeTime('ready')
    await pass(100)
    push(list, 'old')
    await pass(500)
    list.instance['onTouch']?.()
    // At the end already: no looking back.
    list.instance['onScroll']?.({ detail: { scrollTop: 700, scrollHeight: 900, deltaY: 10 } })
    list.instance['onScroll']?.({ detail: { scrollTop: 500, scrollHeight: 900, deltaY: 200 } })
    for (const text of ['a', 'b']) push(list, text)
    await pass(500)
    expect(textOf(list)).toContain('2 条新消息')
    expect(list.querySelectorAll('.line')).toHaveLength(1)
    await tap(list.querySelector('.newest'))
    await pass(500)
    expect(list.querySelectorAll('.line')).toHaveLength(3)
    expect(list.querySelector('.newest')).toBeUndefined()
  })

  it('moves nothing under a finger, shows all that came when it goes, and all of a long line while older ones are read', async () => {
    jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 240, 200))
    const list = renderPart('danmu-list')
    list.triggerLifeTime('ready')
    await pass(100)
    push(list, '长'.repeat(200))
    await pass(500)
    const events = JSON.stringify(list.querySelector('.scroll'))
    for (const [name, handler] of Object.entries({ start: 'onTouch', end: 'onLetGo', cancel: 'onLetGo' }))
      expect(events).toMatch(new RegExp(`"touch${name}":{[^}]*"handler":"${handler}"`))
    list.instance['onTouch']?.()
    for (let i = 0; i < 9; i++) push(list, String(i))
    await pass(2000)
    expect(list.querySelectorAll('.line')).toHaveLength(1)
    list.instance['onLetGo']?.()
    await pass(500)
    expect(list.querySelectorAll('.line')).toHaveLength(10)
    list.instance['onTouch']?.()
    list.instance['onScroll']?.({ detail: { scrollTop: 500, scrollHeight: 900, deltaY: 20 } })
    push(list, 'later')
    await pass(500)
    list.instance['onLetGo']?.()
    await pass(500)
    expect(textOf(list)).toContain('1 条新消息')
    expect(textOf(list)).toContain('全文')
    await tap(list.querySelector('.line'))
    await pass(500)
    expect(textOf(list)).toContain('长'.repeat(200))
    expect(list.querySelectorAll('.line')).toHaveLength(10)
  })

  it('leaves no timer behind', () => {
    const list = renderPart('danmu-list')
    for (let i = 0; i < 9; i++) push(list, String(i))
    list.detach()
    expect(jest.getTimerCount()).toBe(0)
  })
})

describe('danmu-fly', () => {
  it('lets texts fly, drops them after their flight, and none while it is off', async () => {
    const air = renderPart('danmu-fly')
    air.instance['push']?.('{{x}} <b>粗</b>', true)
    await settled()
    expect(textOf(air)).toBe('{{x}} <b>粗</b>')
    await pass(8000)
    air.instance['push']?.('next')
    await pass(500)
    expect(textOf(air)).toBe('next')
    air.setData({ off: true })
    await settled()
    air.instance['push']?.('unseen')
    await pass(500)
    expect(textOf(air)).toBe('')
  })
})

describe('like-button', () => {
  it('sends each tap, counts others’ a few times a second, and keeps hearts bounded', async () => {
    const button = renderPart('like-button', { count: 9990 })
    const heard = listen(button, 'like')
    const drawn = jest.spyOn(button.instance, 'setData')
    await tap(button.querySelector('.button'))
    for (let ms = 0; ms < 1000; ms++) {
      button.instance['cheer']?.(2)
      jest.advanceTimersByTime(1)
    }
    await pass(1000)
    expect(heard).toHaveBeenCalledTimes(1)
    expect(textOf(button)).toBe('1.1万')
    expect(drawn.mock.calls.length).toBeLessThanOrEqual(18)
    expect(button.querySelectorAll('.heart')).toHaveLength(12)
  })

  it('has nothing to tap for the host', async () => {
    const button = renderPart('like-button', { still: true })
    const heard = listen(button, 'like')
    await tap(button.querySelector('.button'))
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('gift-panel and gift-banners', () => {
  it('chooses at the first tap and gives at the second, as often as it is tapped', async () => {
    const panel = renderPart('gift-panel', { gifts })
    const heard = listen(panel, 'give')
    const crown = () => panel.querySelectorAll('.gift')[4]
    await tap(crown())
    expect(heard).not.toHaveBeenCalled()
    await tap(crown())
    await tap(crown())
    expect(heard.mock.calls).toEqual([[{ id: 'crown' }], [{ id: 'crown' }]])
  })

  it('says who gives what, counts combos, and goes', async () => {
    const banners = renderPart('gift-banners')
    const gift = { userID: 'a', nick: nasty, giftID: 'cake', name: '小蛋糕', picture: '', price: 9, count: 1 }
    banners.instance['push']?.(gift)
    banners.instance['push']?.({ ...gift, count: 4 })
    await pass(400)
    expect(textOf(banners)).toBe(`${nasty} 送出 小蛋糕 ×5`)
    await pass(10_000)
    expect(textOf(banners)).toBe('')
    expect(jest.getTimerCount()).toBe(0)
  })
})

describe('arrivals', () => {
  it('merges who comes', async () => {
    const arrivals = renderPart('arrivals')
    for (const nick of ['小满', '阿杰', '小雨']) arrivals.instance['push']?.(nick)
    await settled()
    expect(textOf(arrivals)).toBe('小满 来了')
    await pass(2000)
    expect(textOf(arrivals)).toBe('阿杰 等 2 人来了')
    await pass(2000)
    expect(textOf(arrivals)).toBe('')
  })
})

describe('notice-bar, room-head, connection-bar, stage-note', () => {
  it('the notice opens at a tap, and a new one is closed again', async () => {
    const bar = renderPart('notice-bar', { text: nasty })
    expect(textOf(bar)).toBe(nasty)
    await tap(bar.querySelector('.notice'))
    expect(bar.data['open']).toBe(true)
    bar.setData({ text: '新' })
    await settled()
    expect(bar.data['open']).toBe(false)
    expect(textOf(renderPart('notice-bar'))).toBe('')
  })

  it('the head asks to follow or not, and waits for the answer', async () => {
    const head = renderPart('room-head', { name: '小满的梳妆台', watching: 12_832 })
    const heard = listen(head, 'follow')
    expect(textOf(head)).toBe('小 小满的梳妆台 1.2万人在看 关注')
    await tap(head.querySelector('.follow'))
    head.setData({ busy: true, followed: true })
    await pass(600)
    await tap(head.querySelector('.follow'))
    head.setData({ busy: false })
    // The second tap of two does not take back what the first one did.
    await pass(200)
    await tap(head.querySelector('.follow'))
    expect(heard).toHaveBeenCalledTimes(1)
    await pass(600)
    await tap(head.querySelector('.follow'))
    expect(heard.mock.calls).toEqual([[{ followed: true }], [{ followed: false }]])
    expect(head.querySelectorAll('.follow--on').map(textOf)).toEqual(['已关注'])
  })

  it.each([
    ['joining', '正在进入聊天室…', 0],
    ['online', '', 0],
    ['reconnecting', '聊天断开，正在重连…', 0],
    ['kicked', '账号在别处登录，聊天已断开 重新进入', 1],
    ['expired', '登录已过期，正在续期…', 0],
    ['failed', '聊天没有连上：登录超时 重试', 1],
    ['removed', '你已被主播移出聊天室', 0],
    ['dismissed', '聊天室已解散 重新进入', 1],
  ])('the connection %s: %s', async (state, words, ways) => {
    const bar = renderPart('connection-bar', { state, reason: '登录超时' })
    const heard = listen(bar, 'retry')
    expect(textOf(bar)).toBe(words)
    for (const action of bar.querySelectorAll('.action')) await tap(action)
    expect(heard).toHaveBeenCalledTimes(ways)
  })

  it('the stage says what is missing and offers another try', async () => {
    const note = renderPart('stage-note', {
      cover: '/a.jpg',
      title: '画面没有接上',
      note: '没有信号',
      action: '再试一次',
    })
    const heard = listen(note, 'retry')
    expect(textOf(note)).toBe('画面没有接上 没有信号 再试一次')
    await tap(note.querySelector('.action'))
    expect(heard).toHaveBeenCalledTimes(1)
    expect(note.querySelectorAll('.poster')).toHaveLength(1)
  })
})

describe('danmu-input', () => {
  const type = (input: Rendered, value: string) => input.instance['onInput']?.({ detail: { value } })

  it('sends what is not empty, once, and keeps a refused text', async () => {
    const input = renderPart('danmu-input', { open: true })
    const heard = listen(input, 'say')
    input.instance['onSay']?.()
    for (const nothing of ['  ', '\u200b\u200d\ufeff', '\u202e \u3164']) {
      type(input, nothing)
      input.instance['onSay']?.()
    }
    await settled()
    expect(input.querySelectorAll('.send--off')).toHaveLength(1)
    type(input, ` ${nasty} `)
    input.instance['onSay']?.()
    input.instance['onSay']?.()
    expect(heard.mock.calls).toEqual([[{ text: nasty }]])
    input.instance['failed']?.()
    // Written back, it would move the cursor of who types on.
    expect([input.data['text'], input.data['value']]).toEqual([` ${nasty} `, ''])
    input.setData({ open: false })
    await settled()
    expect(input.data['value']).toBe(` ${nasty} `)
    input.instance['onSay']?.()
    input.instance['sent']?.()
    await settled()
    expect([heard.mock.calls.length, input.data['value'], input.data['text']]).toEqual([2, '', ''])
  })

  it('takes a hundred characters, emoji whole, and says how many are left', async () => {
    const input = renderPart('danmu-input', { open: true })
    expect(type(input, '👍'.repeat(100))).toBeUndefined()
    expect(type(input, '👍'.repeat(120))).toBe('👍'.repeat(100))
    expect(input.data['left']).toBe(0)
    await settled()
    expect(textOf(input)).toContain('0')
  })

  it('says why nothing can be said, and rises above the keyboard', async () => {
    const input = renderPart('danmu-input', { open: true, refused: '你已被禁言（5 分钟）' })
    const heard = listen(input, 'say')
    type(input, 'hello')
    input.instance['onSay']?.()
    input.instance['onHeight']?.({ detail: { height: 300 } })
    await settled()
    expect(heard).not.toHaveBeenCalled()
    expect(textOf(input)).toContain('你已被禁言（5 分钟）')
    expect(input.querySelector('.bar')?.dom.getAttribute('style')).toContain('300px')
  })

  it('tells how high it stands, so that what is said can rise with it, and when it is down again', async () => {
    const input = renderPart('danmu-input', { open: true })
    const heard = listen(input, 'rise')
    for (const height of [300, 300, 336]) input.instance['onHeight']?.({ detail: { height } })
    await settled()
    expect(input.querySelectorAll('.bar--raised')).toHaveLength(1)
    input.setData({ open: false })
    await settled()
    expect(heard.mock.calls).toEqual([[{ height: 300 }], [{ height: 336 }], [{ height: 0 }]])
  })
})

describe('the bars', () => {
  it('of the viewer sends what is tapped', async () => {
    const bar = renderPart('shop-bar', { goods: 3, refused: '你已被禁言' })
    const heard = listen(bar, 'command')
    expect(textOf(bar)).toBe('3 你已被禁言')
    for (const part of ['.bag', '.write', ...['.round']])
      for (const one of bar.querySelectorAll(part)) await tap(one)
    expect(heard.mock.calls.map(([detail]) => (detail as { name: string }).name)).toEqual([
      'shelf',
      'write',
      'danmu',
      'gift',
    ])
  })

  it('of the host sells only while the chat is there, and pauses only on air', async () => {
    const bar = renderPart('desk-bar', { goods: 2, orders: 120 })
    const heard = listen(bar, 'command')
    const all = async () => {
      heard.mockClear()
      for (const button of bar.querySelectorAll('.button')) await tap(button)
      return heard.mock.calls.map(([detail]) => (detail as { name: string }).name)
    }
    expect(await all()).toEqual(['orders', 'flip'])
    bar.setData({ online: true, onAir: true, paused: true })
    await settled()
    expect(await all()).toEqual(['shelf', 'coupon', 'notice', 'orders', 'flip', 'pause'])
    expect(textOf(bar)).toBe('2 货架 优惠券 公告 99+ 订单 翻转 继续')
    // The second tap of two does not take back what the first one did.
    const [last] = bar.querySelectorAll('.button').slice(-1)
    for (const ms of [200, 600]) {
      await pass(ms)
      await tap(last)
    }
    expect(heard).toHaveBeenCalledTimes(7)
  })
})
