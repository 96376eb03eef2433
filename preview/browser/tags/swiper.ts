/** <swiper> and <swiper-item>: pages that slide by finger, by timer or by `current`. */
import { apiOf, defineTag } from './define'
import { drag, type DragPoint } from './drag'
import { dots } from './swiper-dots'
import { isSwiperItem, nearestTo, targetAfterDrag, wrap } from './swiper-positions'

type Source = 'autoplay' | 'touch' | ''

const easings: Record<string, string> = {
  default: 'cubic-bezier(.25, .1, .25, 1)',
  linear: 'linear',
  easeInCubic: 'cubic-bezier(.32, 0, .67, 0)',
  easeOutCubic: 'cubic-bezier(.33, 1, .68, 1)',
  easeInOutCubic: 'cubic-bezier(.65, 0, .35, 1)',
}

export const swiperItem = defineTag({
  name: 'swiper-item',
  props: { itemId: '', skipHiddenItemLayout: false },
  exposes: ['swiperItemId'],
  styles:
    'wx-swiper-item { display: block; position: absolute; top: 0; left: 0; width: 100%; height: 100%; overflow: hidden; }',
  setup: (tag) => ({ api: { swiperItemId: () => tag.props.itemId } }),
})

export const swiper = defineTag({
  name: 'swiper',
  props: {
    indicatorDots: false,
    indicatorColor: 'rgba(0, 0, 0, .3)',
    indicatorActiveColor: '#000000',
    autoplay: false,
    current: 0,
    currentItemId: '',
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    previousMargin: 0,
    nextMargin: 0,
    snapToEdge: false,
    displayMultipleItems: 1,
    skipHiddenItemLayout: false,
    disableTouch: false,
    touchable: true,
    easingFunction: 'default',
  },
  reflect: ['vertical'],
  shape: [
    {
      id: 'window',
      class: 'wx-swiper-window',
      children: [{ id: 'track', class: 'wx-swiper-track', children: ['slot'] }],
    },
    { id: 'dots', class: 'wx-swiper-dots' },
  ],
  styles: `
wx-swiper { display: block; position: relative; height: 150px; overflow: hidden; touch-action: pan-y; }
wx-swiper[vertical] { touch-action: pan-x; }
.wx-swiper-window { position: absolute; inset: 0; }
.wx-swiper-track { position: absolute; inset: 0; will-change: transform; }
.wx-swiper-dots { position: absolute; left: 0; right: 0; bottom: 10px; display: flex; justify-content: center; pointer-events: none; }
wx-swiper[vertical] > .wx-swiper-dots { left: auto; right: 10px; top: 0; bottom: 0; flex-direction: column; }
.wx-swiper-dots > i { width: 8px; height: 8px; margin: 0 4px; border-radius: 50%; }
wx-swiper[vertical] > .wx-swiper-dots > i { margin: 4px 0; }`,
  setup(tag) {
    const { props, element } = tag
    const track = () => tag.part('track')
    let items: HTMLElement[] = []
    /** Where the track stands, in items; outside 0…n-1 while a circular swiper turns over. */
    let position = 0
    let shown = -1
    let cancelEnd = () => {}
    let cancelAutoplay = () => {}
    let dragging = false
    let turning = false
    let remembering = false

    const visible = () => Math.max(1, Math.floor(props.displayMultipleItems))
    const isCircular = () => props.circular && items.length > visible()
    const lastIndex = () => Math.max(0, items.length - (isCircular() ? 1 : visible()))
    const clamp = (index: number) => Math.min(lastIndex(), Math.max(0, Math.trunc(index)))
    const itemIdOf = (item: HTMLElement | undefined): string => {
      const api = item && apiOf(Reflect.get(item, '__wxElement') as object)
      return isSwiperItem(api) ? api.swiperItemId() : ''
    }

    /** Puts the items where they are seen around `center`; of a circular swiper's, some stand before, some behind. */
    const place = (center = position) => {
      const share = 100 / visible()
      const axis = props.vertical ? 'Y' : 'X'
      items.forEach((item, index) => {
        const at = isCircular() ? nearestTo(index, center + (visible() - 1) / 2, items.length) : index
        // Percentages of an item are its own size, which is one share of the window.
        item.style.transform = `translate${axis}(${at * 100}%)`
        item.style[props.vertical ? 'height' : 'width'] = `${share}%`
        item.style[props.vertical ? 'width' : 'height'] = '100%'
        item.setAttribute('aria-hidden', String(index < shown || index >= shown + visible()))
      })
    }
    const draw = (ms: number) => {
      const easing = easings[props.easingFunction] ?? 'ease'
      track().style.transition = ms > 0 ? `transform ${ms}ms ${easing}` : ''
      track().style.transform = `translate${props.vertical ? 'Y' : 'X'}(${(-position * 100) / visible()}%)`
    }
    const showDots = () =>
      dots(tag.part('dots'), props.indicatorDots ? items.length : 0, shown, visible(), props)

    /** Writes back where the swiper stands; the attributes' own changes are then no wish of the page. */
    const remember = (index: number, itemId: string) => {
      remembering = true
      tag.set('current', index)
      if (props.currentItemId) tag.set('currentItemId', itemId)
      tag.changed('current')
      tag.changed('currentItemId')
      remembering = false
    }
    /** Turns to an item; `to` is its place beside the one shown now, which a circular swiper chooses by direction. */
    const turnTo = (index: number, to: number, source: Source, ms: number) => {
      const detail = { current: index, currentItemId: itemIdOf(items[index]), source }
      const isNew = index !== shown
      cancelEnd()
      turning = true
      shown = index
      // Both the page that leaves and the one that comes must stand on the way.
      place((position + to) / 2)
      position = to
      draw(ms)
      showDots()
      if (isNew) {
        remember(index, detail.currentItemId)
        tag.emit('change', detail)
      }
      cancelEnd = tag.later(ms, () => {
        turning = false
        position = index
        place()
        draw(0)
        tag.emit('animationfinish', detail)
      })
      planAutoplay()
    }
    const turnBy = (step: number, source: Source) => {
      const to = shown + step
      const index = isCircular() ? wrap(to, items.length) : to > lastIndex() ? 0 : clamp(to)
      turnTo(index, isCircular() ? to : index, source, props.duration)
    }
    const planAutoplay = () => {
      cancelAutoplay()
      if (props.autoplay && !dragging && items.length > visible()) {
        cancelAutoplay = tag.later(Math.max(props.interval, 50), () => turnBy(1, 'autoplay'))
      }
    }

    const size = () => (props.vertical ? element.clientHeight : element.clientWidth) / visible() || 1
    const along = (point: DragPoint) => (props.vertical ? point.dy : point.dx)
    let startPosition = 0
    drag(tag, element, {
      slop: 8,
      start: (event) =>
        props.touchable && !props.disableTouch && items.length > 1 && !ofInnerSwiper(event, element),
      accepts: ({ dx, dy }) => props.vertical === Math.abs(dy) > Math.abs(dx),
      move(point) {
        if (!dragging) {
          dragging = true
          turning = false
          startPosition = position
          cancelEnd()
          cancelAutoplay()
        }
        const raw = startPosition - along(point) / size()
        // At an end that does not turn over, the page follows at a third of the finger's way.
        const over = isCircular() ? 0 : raw < 0 ? raw : Math.max(0, raw - lastIndex())
        position = raw - over * (2 / 3)
        place()
        draw(0)
        tag.emit('transition', { dx: props.vertical ? 0 : -point.dx, dy: props.vertical ? -point.dy : 0 })
      },
      end(point) {
        dragging = false
        const goal = targetAfterDrag(startPosition, position, -along(point) / Math.max(1, point.time))
        const index = isCircular() ? wrap(goal, items.length) : clamp(goal)
        turnTo(index, isCircular() ? goal : index, 'touch', props.duration)
      },
    })

    /** Items came, went or changed places. */
    const collect = () => {
      items = Array.from(track().children).filter(
        (child): child is HTMLElement => child instanceof HTMLElement && child.localName === 'wx-swiper-item',
      )
      shown = clamp(wanted())
      position = shown
      place()
      draw(0)
      showDots()
      planAutoplay()
    }
    const wanted = (): number => {
      const named = props.currentItemId
        ? items.findIndex((item) => itemIdOf(item) === props.currentItemId)
        : -1
      return named >= 0 ? named : props.current
    }
    const observer = new MutationObserver(collect)
    observer.observe(track(), { childList: true })
    tag.onEnd(() => observer.disconnect())
    // Items attach after their swiper, so their ids are known one task later.
    tag.later(0, collect)

    return {
      update() {
        const { vertical, previousMargin, nextMargin } = props
        tag.part('window').style.inset = vertical
          ? `${previousMargin}px 0 ${nextMargin}px`
          : `0 ${nextMargin}px 0 ${previousMargin}px`
        if (remembering) return
        const byId = tag.changed('currentItemId')
        const byIndex = tag.changed('current')
        if (items.length === 0) return
        const index = byId || !byIndex ? clamp(wanted()) : clamp(props.current)
        if ((byId || byIndex) && index !== shown && !dragging) {
          turnTo(index, isCircular() ? nearestTo(index, position, items.length) : index, '', props.duration)
        } else if (!turning && !dragging) {
          place()
          draw(0)
          planAutoplay()
        }
        showDots()
      },
    }
  },
})

/** A drag inside a swiper within this one is the inner one's. */
function ofInnerSwiper(event: Event, element: HTMLElement): boolean {
  return event.target instanceof Element && event.target.closest('wx-swiper') !== element
}
