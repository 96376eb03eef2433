/** The cores under the shop's components: pace, the feed of lines, lanes, hearts, gifts, arrivals. Time is told, not waited for. */
import fc from 'fast-check'
import { Arrivals, STANDS } from '../../miniprogram/components/arrivals/merge'
import { countWords, folded, yuan } from '../../miniprogram/components/count-words'
import { FLIGHT, Lanes, LANES, MAX_FLYING } from '../../miniprogram/components/danmu-fly/lanes'
import {
  Feed,
  type FeedView,
  type Line,
  MAX_LINES,
  MAX_OWN,
} from '../../miniprogram/components/danmu-list/feed'
import {
  type GivenGift,
  GiftQueue,
  MAX_QUEUE,
  PLACES,
} from '../../miniprogram/components/gift-banners/gift-queue'
import { couponWords, priceWith } from '../../miniprogram/components/goods-shelf/goods'
import { Hearts, HEART_FLIES, MAX_HEARTS } from '../../miniprogram/components/like-button/hearts'
import { connectionWords } from '../../miniprogram/components/connection-bar/connection'
import { Pace } from '../../miniprogram/components/pace'
import { HandClock } from '../fixtures/shop/hand-clock'

const say = (text: string, more: Partial<Line> = {}): Line => ({ kind: 'text', nick: 'ann', text, ...more })

describe('numbers and texts', () => {
  it.each([
    [0, '0'],
    [-3, '0'],
    [NaN, '0'],
    [9999, '9999'],
    [10_000, '1万'],
    [12_990, '1.2万'],
    [1_234_567, '123万'],
    [99_999_999, '9999万'],
    [180_000_000, '1.8亿'],
  ])('%d is read as %s', (count, words) => {
    expect(countWords(count)).toBe(words)
  })

  it.each([
    [12_900, '129'],
    [990, '9.9'],
    [1999, '19.99'],
    [-5, '0'],
  ])('%d fen are %s yuan', (fen, words) => {
    expect(yuan(fen)).toBe(words)
  })

  it('never cuts a character in half, and leaves short texts alone', () => {
    expect(folded('👍👍👍', 2)).toBe('👍👍…')
    expect(folded('👍👍', 2)).toBe('👍👍')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const cut = folded(text, most)
        expect(Array.from(cut).length).toBeLessThanOrEqual(most + 1)
        expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true)
      }),
    )
  })
})

describe('Pace', () => {
  it('keeps to its gap and to its limit a second, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.boolean())), (asked) => {
        const clock = new HandClock()
        const runs: number[] = []
        const pace = new Pace(() => runs.push(clock.now()), { gap: 125, most: 10, clock })
        for (const [wait, urgent] of asked) {
          clock.pass(wait)
          pace.ask(urgent)
        }
        clock.pass(5000)
        // The last one asked for has been run after it was asked for.
        expect(runs.length > 0).toBe(asked.length > 0)
        runs.forEach((at, index) => {
          expect(runs.filter((other) => other > at - 1000 && other <= at).length).toBeLessThanOrEqual(10)
          expect(at).toBeGreaterThanOrEqual(runs[index - 1] ?? 0)
        })
      }),
    )
  })

  it('runs the first at once, the next after the gap, an urgent one between', () => {
    const clock = new HandClock()
    const runs: number[] = []
    const pace = new Pace(() => runs.push(clock.now()), { gap: 100, most: 10, clock })
    pace.ask()
    pace.ask()
    clock.pass(40)
    pace.ask(true)
    clock.pass(500)
    expect(runs).toEqual([0, 40])
    pace.ask()
    pace.ask()
    pace.cancel()
    clock.pass(500)
    expect(runs).toEqual([0, 40, 540])
  })
})

describe('Feed', () => {
  function opened() {
    const clock = new HandClock()
    const views: { at: number; view: FeedView }[] = []
    const feed = new Feed((view) => views.push({ at: clock.now(), view }), clock)
    const texts = () => views[views.length - 1]?.view.lines.map(({ text }) => text) ?? []
    return { clock, feed, views, texts }
  }

  it('shows a line at once, and all of a room at its full 40 messages a second, in order', () => {
    const { clock, feed, texts } = opened()
    feed.push(say('first'))
    expect(texts()).toEqual(['first'])
    const said = ['first']
    // Polls of 300 ms bring twelve each.
    for (let poll = 0; poll < 4; poll++) {
      for (let i = 0; i < 12; i++) {
        said.push(`${poll}-${i}`)
        feed.push(say(`${poll}-${i}`))
      }
      clock.pass(300)
    }
    clock.pass(1000)
    expect(texts()).toEqual(said)
  })

  it('in a flood draws at most ten times a second, stays bounded, and loses nothing of the viewer’s own', () => {
    const { clock, feed, views } = opened()
    const missed: string[] = []
    for (let ms = 0; ms < 5000; ms++) {
      feed.push(say(`other ${ms}`))
      if (ms % 700 === 350) {
        feed.push(say(`own ${ms}`, { own: true }))
        const latest = views[views.length - 1]
        if (!latest?.view.lines.some(({ text }) => text === `own ${ms}`)) missed.push(`own ${ms} at ${ms}`)
      }
      clock.pass(1)
    }
    expect(missed).toEqual([])
    for (const { at } of views)
      expect(views.filter((view) => view.at > at - 1000 && view.at <= at).length).toBeLessThanOrEqual(10)
    for (const { view } of views) expect(view.lines.length).toBeLessThanOrEqual(MAX_LINES)
    const own = views[views.length - 1]?.view.lines.filter((line) => line.own) ?? []
    expect(own.map(({ text }) => text)).toEqual(
      [350, 1050, 1750, 2450, 3150, 3850, 4550].map((at) => `own ${at}`),
    )
  })

  it('lets the viewer’s own line stand: of the flood only few follow in the next two seconds', () => {
    const { clock, feed, views } = opened()
    for (let ms = 0; ms < 1000; ms++, clock.pass(1)) feed.push(say('flood'))
    feed.push(say('mine', { own: true }))
    for (let ms = 0; ms < 1000; ms++, clock.pass(1)) feed.push(say('flood'))
    const { lines } = views[views.length - 1]?.view ?? { lines: [] }
    expect(lines.length - 1 - lines.findIndex(({ text }) => text === 'mine')).toBeLessThanOrEqual(10)
  })

  it('keeps gifts and orders longer than what is said, and not more than so many lines of one’s own', () => {
    const { clock, feed, texts } = opened()
    for (let i = 0; i < 200; i++) feed.push(say(`said ${i}`))
    feed.push(say('order', { kind: 'order' }))
    for (let i = 0; i < 200; i++) feed.push(say(`later ${i}`))
    clock.pass(20_000)
    expect(texts()).toContain('order')
    for (let i = 0; i < 90; i++, clock.pass(200)) feed.push(say(`own ${i}`, { own: true }))
    for (let i = 0; i < 90; i++, clock.pass(200)) feed.push(say(`other ${i}`))
    clock.pass(5000)
    expect(texts().filter((text) => text.startsWith('own')).length).toBe(MAX_OWN)
    expect(texts()).toHaveLength(MAX_LINES)
  })

  it('moves nothing while the reader looks back, counts what came, and catches up', () => {
    const { clock, feed, views, texts } = opened()
    feed.push(say('old'))
    feed.lookBack()
    for (let i = 0; i < 3; i++) feed.push(say(`new ${i}`))
    clock.pass(1000)
    expect(texts()).toEqual(['old'])
    expect(views[views.length - 1]?.view).toMatchObject({ unread: 3, follow: false })
    feed.catchUp()
    clock.pass(1000)
    expect(texts()).toEqual(['old', 'new 0', 'new 1', 'new 2'])
    expect(views[views.length - 1]?.view).toMatchObject({ unread: 0, follow: true })
  })

  it('moves nothing under a finger, and counts what came as soon as the reader looks back', () => {
    const { clock, feed, views, texts } = opened()
    feed.push(say('old'))
    feed.hold()
    for (let i = 0; i < 3; i++) feed.push(say(`new ${i}`))
    clock.pass(1000)
    expect(texts()).toEqual(['old'])
    feed.letGo()
    clock.pass(1000)
    expect(texts()).toEqual(['old', 'new 0', 'new 1', 'new 2'])
    feed.hold()
    feed.push(say('later'))
    feed.lookBack()
    feed.letGo()
    clock.pass(1000)
    expect(texts()).toHaveLength(4)
    expect(views[views.length - 1]?.view).toMatchObject({ unread: 1, follow: false })
    feed.hold()
    feed.push(say('mine', { own: true }))
    clock.pass(1000)
    expect(texts().slice(-2)).toEqual(['later', 'mine'])
    // The system may take the finger away without a word.
    feed.hold()
    clock.pass(6000)
    feed.push(say('on'))
    clock.pass(1000)
    expect(texts().slice(-1)).toEqual(['on'])
  })

  it('brings the newest into sight when the viewer says something', () => {
    const { clock, feed, views } = opened()
    feed.lookBack()
    feed.push(say('mine', { own: true }))
    clock.pass(1000)
    expect(views[views.length - 1]?.view).toMatchObject({ follow: true, unread: 0 })
  })

  it('cuts 12 KB of text, and shows all of it on demand, as it was', () => {
    const { clock, feed, texts, views } = opened()
    const text = `${'👨‍👩‍👧'.repeat(400)}{{x}}<b>مرحبا</b>`
    feed.push(say(text))
    const [line] = views[0]?.view.lines ?? []
    expect(line?.cut).toBe(true)
    expect((line?.text ?? '').length).toBeLessThan(400)
    feed.expand(line?.key ?? 0)
    clock.pass(1000)
    expect(texts()).toEqual([text])
    feed.expand(line?.key ?? 0)
  })

  it('draws nothing after its end', () => {
    const { clock, feed, views } = opened()
    feed.push(say('one'))
    feed.push(say('two'))
    feed.stop()
    clock.pass(5000)
    expect(views).toHaveLength(1)
    expect(clock.waiting).toBe(0)
  })
})

describe('Lanes', () => {
  it('lets none run into another in a lane, and keeps the air bounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 30 }), fc.boolean())),
        (offers) => {
          const lanes = new Lanes()
          let now = 0
          for (const [wait, letters, own] of offers) {
            now += wait
            const started = lanes.offer('字'.repeat(letters), own, now)
            if (own) expect(started).toBeDefined()
            const air = lanes.inAir(now)
            expect(air.length).toBeLessThanOrEqual(MAX_FLYING)
            // The last is the one for the viewer's own.
            for (let lane = 0; lane <= LANES; lane++) {
              const starts = air.filter((one) => one.lane === lane).map(({ until }) => until - FLIGHT)
              starts.forEach((start, index) => {
                if (index > 0) expect(start - (starts[index - 1] ?? 0)).toBeGreaterThan(FLIGHT * 0.1)
              })
            }
          }
        },
      ),
    )
  })

  it('lets the viewer’s own start at once, in place of the own before where there is no room', () => {
    const lanes = new Lanes()
    const lane = (now: number) => lanes.offer('字'.repeat(10), true, now)?.lane
    expect([0, 100, 200, 300, 400, 5000].map(lane)).toEqual([0, 1, 2, LANES, LANES, 0])
    expect(lanes.inAir(500).map(({ until }) => until - FLIGHT)).toEqual([0, 100, 200, 400, 5000])
  })

  it('has nothing in the air after the flight', () => {
    const lanes = new Lanes()
    lanes.offer('hello', false, 0)
    expect(lanes.inAir(FLIGHT - 1)).toHaveLength(1)
    expect(lanes.inAir(FLIGHT)).toEqual([])
  })
})

describe('Hearts', () => {
  it('takes a place again only after its heart has gone', () => {
    const hearts = new Hearts()
    const places = Array.from({ length: MAX_HEARTS + 3 }, () => hearts.release(0)?.place)
    expect(places.slice(0, MAX_HEARTS)).toEqual(Array.from({ length: MAX_HEARTS }, (_, place) => place))
    expect(places.slice(MAX_HEARTS)).toEqual([undefined, undefined, undefined])
    expect(hearts.release(HEART_FLIES)?.place).toBe(0)
  })
})

describe('GiftQueue', () => {
  const gift = (userID: string, more: Partial<GivenGift> = {}): GivenGift => ({
    userID,
    nick: userID,
    giftID: 'rose',
    name: '玫瑰',
    picture: '',
    price: 1,
    count: 1,
    ...more,
  })
  const shown = (queue: GiftQueue, now: number) =>
    queue.inSight(now).map((banner) => banner && `${banner.nick}×${banner.count}`)

  it('counts combos in sight and in the queue, and lets a combo stay', () => {
    const queue = new GiftQueue()
    queue.push(gift('ann'), 0)
    queue.push(gift('bob'), 0)
    queue.push(gift('cat'), 0)
    queue.push(gift('cat', { count: 5 }), 0)
    queue.push(gift('ann', { count: 2 }), 1900)
    expect(shown(queue, 1900)).toEqual(['ann×3', 'bob×1'])
    expect(shown(queue, 3500)).toEqual(['ann×3', 'cat×6'])
    expect(queue.nextTurn(3500)).toBe(400)
    expect(shown(queue, 20_000)).toEqual([null, null])
    expect(queue.nextTurn(20_000)).toBeUndefined()
  })

  it('stays bounded, and in a full queue keeps the viewer’s own and the precious ones', () => {
    const queue = new GiftQueue()
    for (let i = 0; i < 500; i++) queue.push(gift(`u${i}`), 0)
    queue.push(gift('rich', { price: 500 }), 0)
    for (let i = 500; i < 900; i++) queue.push(gift(`u${i}`), 0)
    queue.push(gift('me', { own: true, price: 0 }), 0)
    expect(queue.waiting).toBeLessThanOrEqual(MAX_QUEUE)
    const seen: string[] = []
    for (let now = 0; now < 120_000; now += 100)
      for (const words of shown(queue, now)) if (words && !seen.includes(words)) seen.push(words)
    expect(seen.indexOf('me×1')).toBe(PLACES)
    expect(seen).toContain('rich×1')
  })
})

describe('Arrivals', () => {
  it('says the first at once and merges the others', () => {
    const clock = new HandClock()
    const said: string[] = []
    const arrivals = new Arrivals((words) => said.push(words), clock)
    arrivals.push('小满')
    for (const nick of ['a', 'b', 'c']) arrivals.push(nick)
    clock.pass(STANDS)
    clock.pass(STANDS)
    expect(said).toEqual(['小满 来了', 'a 等 3 人来了', ''])
    arrivals.push('')
    arrivals.stop()
    clock.pass(10_000)
    expect(said.slice(3)).toEqual(['有人 来了'])
    expect(clock.waiting).toBe(0)
  })
})

describe('prices', () => {
  const coupon = { id: 'c', title: '券', off: 2000, over: 9900 }

  it('take a coupon off only where it fits, and never below nothing', () => {
    expect(priceWith(9900, coupon)).toBe(7900)
    expect(priceWith(9899, coupon)).toBe(9899)
    expect(priceWith(300, { ...coupon, off: 500, over: 0 })).toBe(0)
    expect(priceWith(300, null)).toBe(300)
    expect(couponWords(coupon)).toBe('满 99 减 20')
    expect(couponWords({ ...coupon, over: 0 })).toBe('无门槛减 20')
  })
})

describe('the connection', () => {
  it('says nothing while it is well, and why where it failed', () => {
    expect(connectionWords('online').words).toBe('')
    expect(connectionWords('failed', '登录超时')).toEqual({
      words: '聊天没有连上：登录超时',
      action: '重试',
      busy: false,
    })
    expect(connectionWords('kicked').action).toBe('重新进入')
  })
})
