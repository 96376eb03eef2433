/** Tags that show something: text, pictures, scrolling, pages that slide, links. */
import { shownText } from '../../preview/browser/tags/text'
import { pointer, stage, tasks, type Stage } from './tags-stage'

beforeEach(() => {
  jest.useFakeTimers()
})

describe('view', () => {
  test('hidden takes it off the page, and a pressed one wears its hover class for a while', async () => {
    const page = stage(
      '<view id="v" hidden="{{away}}" class="own" hover-class="down" hover-start-time="0" hover-stay-time="10"/>',
      { data: { away: true } },
    )
    const element = page.element('v')
    expect(element.hidden).toBe(true)
    page.setData({ away: false })
    expect(element.hidden).toBe(false)
    pointer(element, 'pointerdown')
    await tasks()
    expect([...element.classList]).toEqual(['own', 'down'])
    pointer(window, 'pointerup')
    await tasks(25)
    expect([...element.classList]).toEqual(['own'])
  })

  test('hover-stop-propagation keeps the press from the tags around', async () => {
    const page = stage(`<view id="out" hover-class="down" hover-start-time="0">
      <view id="in" hover-class="down" hover-start-time="0" hover-stop-propagation/></view>`)
    pointer(page.element('in'), 'pointerdown')
    await tasks()
    expect(page.element('in').className).toBe('down')
    expect(page.element('out').className).toBe('')
  })

  test('animation of wx.createAnimation is played step by step', async () => {
    const step = (animates: object[]) => ({ animates, option: { transition: { duration: 5 } } })
    const page = stage('<view id="v" style="color: red" animation="{{a}}"/>', { data: { a: {} } })
    page.setData({
      a: {
        actions: [
          step([{ type: 'translateX', args: [30] }]),
          step([
            { type: 'rotate', args: [90] },
            { type: 'style', args: ['opacity', 0.5] },
          ]),
        ],
      },
    })
    await tasks(60)
    const style = page.element('v').getAttribute('style')
    expect(style).toMatch(/^color: red;/)
    expect(style).toContain('transform:rotate(90deg)')
    expect(style).toContain('opacity:0.5')
  })
})

describe('text', () => {
  test.each([
    ['a b', '', false, 'a b'],
    ['a b', 'nbsp', false, 'a\u00a0b'],
    ['a b', 'ensp', false, 'a\u2002b'],
    ['1 &lt; 2 &amp;gt;', '', true, '1 < 2 &gt;'],
    ['&lt;', '', false, '&lt;'],
    ['&unknown;', '', true, '&unknown;'],
  ])('%j with space=%j decode=%j shows %j', (text, space, decode, shown) => {
    expect(shownText(text, space, decode)).toBe(shown)
  })

  test('follows the page’s later text', async () => {
    const page = stage('<text id="t" decode>{{words}}</text>', { data: { words: 'a &lt; b' } })
    expect(page.element('t').textContent).toBe('a < b')
    page.setData({ words: 'a &gt; b' })
    await tasks()
    expect(page.element('t').textContent).toBe('a > b')
  })
})

describe('image', () => {
  test('looks its path up in the package and tells the natural size', async () => {
    const page = stage('<image id="i" src="/a.png" mode="aspectFill" bindload="tell" binderror="tell"/>')
    const img = page.inner('i', 'img')
    expect(img.getAttribute('src')).toBe('/files/a.png')
    expect(img.style.objectFit).toBe('cover')
    Object.defineProperties(img, { naturalWidth: { value: 8 }, naturalHeight: { value: 4 } })
    img.dispatchEvent(new Event('load'))
    img.dispatchEvent(new Event('error'))
    await tasks()
    expect(page.told.map(({ type }) => type)).toEqual(['load', 'error'])
    expect(page.told[0]?.detail).toEqual({ width: 8, height: 4 })
  })

  test('no src, null or undefined: no request', () => {
    const page = stage('<image id="i" src="{{src}}"/>', { data: { src: null } })
    expect(page.inner('i', 'img').hasAttribute('src')).toBe(false)
  })

  test('is named to screen readers by its aria-label', () => {
    const page = stage('<image id="i" src="/a.png" aria-label="封面"/>')
    expect(page.inner('i', 'img').alt).toBe('封面')
  })
})

describe('swiper', () => {
  const wxml = `<swiper id="s" current="{{at}}" circular duration="5" bindchange="tell" bindanimationfinish="tell" indicator-dots>
    <swiper-item wx:for="{{items}}" wx:key="*this" item-id="{{item}}">{{item}}</swiper-item></swiper>`
  const open = async (): Promise<Stage> => {
    const page = stage(wxml, { data: { at: 0, items: ['a', 'b', 'c'] } })
    await tasks()
    return page
  }

  test('turns by current, and tells change, then animationfinish', async () => {
    const page = await open()
    page.setData({ at: 2 })
    await tasks(30)
    const detail = { current: 2, currentItemId: 'c', source: '' }
    expect(page.told.map(({ type, detail }) => ({ type, detail }))).toEqual([
      { type: 'change', detail },
      { type: 'animationfinish', detail },
    ])
    expect(page.element('s').querySelectorAll('.wx-swiper-dots > i')).toHaveLength(3)
  })

  test('a circular one turns from the last page to the first by a finger', async () => {
    const page = await open()
    page.setData({ at: 2 })
    await tasks(30)
    Object.defineProperty(page.element('s'), 'clientWidth', { value: 100 })
    pointer(page.element('s'), 'pointerdown', 90, 10)
    pointer(window, 'pointermove', 60, 10)
    pointer(window, 'pointermove', 20, 10)
    pointer(window, 'pointerup', 20, 10)
    await tasks(30)
    expect(page.told.slice(2).filter(({ type }) => type !== 'transition')).toMatchObject([
      { type: 'change', detail: { current: 0, source: 'touch' } },
      { type: 'animationfinish', detail: { current: 0 } },
    ])
  })

  test('follows items that come later', async () => {
    const page = await open()
    page.setData({ items: ['a', 'b', 'c', 'd'] })
    await tasks()
    expect(page.element('s').querySelectorAll('.wx-swiper-dots > i')).toHaveLength(4)
  })

  test('autoplay stops with the page', async () => {
    const page = stage(
      '<swiper autoplay interval="50" duration="1" bindchange="tell"><swiper-item/><swiper-item/></swiper>',
    )
    await tasks(90)
    const count = page.told.length
    expect(count).toBeGreaterThan(0)
    page.leave()
    await tasks(120)
    expect(page.told).toHaveLength(count)
  })
})

describe('scroll-view', () => {
  test('tells scrolling and its lower edge once', async () => {
    const page = stage(
      '<scroll-view id="s" scroll-y bindscroll="tell" bindscrolltolower="tell"><view/></scroll-view>',
    )
    const element = page.element('s')
    Object.defineProperties(element, { scrollHeight: { value: 1000 }, clientHeight: { value: 300 } })
    for (const top of [100, 660, 690]) {
      element.scrollTop = top
      element.dispatchEvent(new Event('scroll'))
    }
    await tasks()
    expect(page.told.map(({ type }) => type)).toEqual(['scroll', 'scroll', 'scrolltolower', 'scroll'])
    expect(page.told[0]?.detail).toMatchObject({ scrollTop: 100, deltaY: -100, scrollHeight: 1000 })
  })

  test('refresher-triggered shows the refresher and asks for the refresh', async () => {
    const page = stage(
      '<scroll-view scroll-y refresher-enabled refresher-triggered="{{on}}" bindrefresherrefresh="tell" bindrefresherrestore="tell"/>',
      { data: { on: false } },
    )
    page.setData({ on: true })
    page.setData({ on: false })
    await tasks()
    expect(page.told.map(({ type }) => type)).toEqual(['refresherrefresh', 'refresherrestore'])
  })
})

describe('navigator', () => {
  test.each([
    ['url="/pages/a/a?x=1"', 'navigateTo /pages/a/a?x=1'],
    ['url="../b/b"', 'navigateTo /pages/b/b'],
    ['open-type="redirect" url="/pages/a/a"', 'redirectTo /pages/a/a'],
    ['open-type="navigateBack" delta="2"', 'navigateBack 2'],
    ['open-type="switchTab" url="/pages/tab/tab"', 'switchTab /pages/tab/tab'],
  ])('%s', (attributes, visit) => {
    const page = stage(`<navigator id="n" ${attributes}>go</navigator>`)
    page.tap('n')
    expect(page.visits).toEqual([visit])
  })

  test('tells a page that does not exist', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const page = stage('<navigator id="n" url="/pages/missing/missing" bindfail="tell"/>')
    page.tap('n')
    await tasks()
    expect(page.told[0]?.detail).toEqual({ errMsg: 'navigateTo:fail page not found' })
    expect(log).toHaveBeenCalledTimes(1)
  })
})

describe('rich-text', () => {
  test('shows WeChat’s tags and nothing that runs', () => {
    const page = stage('<rich-text id="r" nodes="{{html}}"/>', {
      data: {
        html: '<p class="a" onclick="x()">1<script>bad()</script><a href="http://x">2</a><img src="javascript:x()"></p><iframe></iframe>',
      },
    })
    expect(page.element('r').innerHTML).toBe(
      '<div><p class="a">1<span>2</span><img draggable="false"></p></div>',
    )
  })

  test('takes nodes as data', () => {
    const nodes = [
      { name: 'div', attrs: { style: 'color: red' }, children: [{ type: 'text', text: 'a&nbsp;b' }] },
      null,
      { name: 'script', children: [] },
    ]
    const page = stage('<rich-text id="r" nodes="{{nodes}}"/>', { data: { nodes } })
    expect(page.element('r').innerHTML).toBe('<div><div style="color: red">a&nbsp;b</div></div>')
  })
})

beforeEach(() => {
  // jsdom plays nothing, and says so on the console.
  for (const method of ['pause', 'load'] as const) {
    jest.spyOn(HTMLMediaElement.prototype, method).mockImplementation(() => undefined)
  }
})

test('leaving takes timers and listeners along', async () => {
  const page =
    stage(`<view id="v" hover-class="down"><input value="x"/><textarea/><progress percent="50" active/>
    <scroll-view scroll-y refresher-enabled/><video src="/a.mp4"/><audio src="/a.mp3"/><canvas/><movable-area><movable-view/></movable-area>
    <picker-view><picker-view-column><view>1</view></picker-view-column></picker-view><ad unit-id="1"/></view>`)
  const element = page.element('v')
  const error = jest.spyOn(console, 'error')
  page.leave()
  pointer(element, 'pointerdown')
  await tasks(60)
  expect(error).not.toHaveBeenCalled()
})
