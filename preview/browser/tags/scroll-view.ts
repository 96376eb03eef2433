/** <scroll-view>: the element itself scrolls, so that selector queries read its position. */
import { domOf } from '../dispatch'
import { defineTag } from './define'
import { mouseScroll } from './mouse-scroll'
import { refresher, refresherProps } from './refresher'

export const scrollView = defineTag({
  name: 'scroll-view',
  props: {
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: NaN,
    scrollLeft: NaN,
    scrollIntoView: '',
    scrollIntoViewOffset: 0,
    scrollWithAnimation: false,
    enableFlex: false,
    scrollAnchoring: false,
    enableBackToTop: false,
    showScrollbar: true,
    enhanced: false,
    bounces: true,
    pagingEnabled: false,
    fastDeceleration: false,
    enablePassive: false,
    type: 'list',
    ...refresherProps,
  },
  reflect: ['enableFlex', 'scrollX', 'scrollY'],
  exposes: ['selectorNode'],
  shape: [
    { id: 'refresher', class: 'wx-scroll-refresher' },
    { id: 'content', class: 'wx-scroll-content', children: ['slot'] },
  ],
  styles: `
wx-scroll-view { display: block; width: 100%; overflow: hidden; -webkit-overflow-scrolling: touch; overscroll-behavior: contain; }
wx-scroll-view[scroll-x] { overflow-x: auto; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view { scrollbar-width: none; }
wx-scroll-view::-webkit-scrollbar { display: none; }
.wx-scroll-content { width: 100%; height: 100%; }
wx-scroll-view[enable-flex] > .wx-scroll-content { display: flex; flex-direction: inherit; flex-wrap: inherit; align-items: inherit; justify-content: inherit; }
.wx-scroll-refresher { height: 0; overflow: hidden; display: flex; align-items: center; justify-content: center; }
.wx-scroll-refresher > i { width: 6px; height: 6px; margin: 4px; border-radius: 50%; background: currentColor; opacity: .4; }
.wx-scroll-refresher[wx-active] > i { animation: wx-refresher-dot 1s infinite; }
.wx-scroll-refresher > i:nth-child(2) { animation-delay: .2s; }
.wx-scroll-refresher > i:nth-child(3) { animation-delay: .4s; }
@keyframes wx-refresher-dot { 0%, 60%, 100% { opacity: .2; } 30% { opacity: .9; } }`,
  setup(tag) {
    const { props, element } = tag
    let last = { left: 0, top: 0 }
    /** Edges already told, so that staying at one tells it once. */
    let atUpper = true
    let atLower = false

    const position = () => ({
      scrollLeft: element.scrollLeft,
      scrollTop: element.scrollTop,
      scrollHeight: element.scrollHeight,
      scrollWidth: element.scrollWidth,
    })
    const tellEdges = (deltaX: number, deltaY: number) => {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = position()
      const upper =
        (props.scrollY && scrollTop <= props.upperThreshold) ||
        (props.scrollX && scrollLeft <= props.upperThreshold)
      const lower =
        (props.scrollY && scrollHeight - scrollTop - element.clientHeight <= props.lowerThreshold) ||
        (props.scrollX && scrollWidth - scrollLeft - element.clientWidth <= props.lowerThreshold)
      const back = deltaX > 0 || deltaY > 0
      if (upper && !atUpper && back) tag.emit('scrolltoupper', { direction: deltaX > 0 ? 'left' : 'top' })
      if (lower && !atLower && !back)
        tag.emit('scrolltolower', { direction: deltaX < 0 ? 'right' : 'bottom' })
      atUpper = upper
      atLower = lower
    }
    tag.listen(element, 'scroll', (event) => {
      if (event.target !== element) return
      const { scrollLeft, scrollTop } = position()
      const deltaX = last.left - scrollLeft
      const deltaY = last.top - scrollTop
      last = { left: scrollLeft, top: scrollTop }
      if (deltaX === 0 && deltaY === 0) return
      tag.emit('scroll', { ...position(), deltaX, deltaY })
      tellEdges(deltaX, deltaY)
    })
    mouseScroll(tag)
    const pull = refresher(tag)

    const scrollTo = (to: { left?: number; top?: number; animated?: boolean }) => {
      const behavior = (to.animated ?? props.scrollWithAnimation) ? 'smooth' : 'instant'
      if (to.left !== undefined && Number.isFinite(to.left)) element.scrollTo({ left: to.left, behavior })
      if (to.top !== undefined && Number.isFinite(to.top)) element.scrollTo({ top: to.top, behavior })
    }
    const scrollIntoViewById = (id: string, offset = props.scrollIntoViewOffset) => {
      const node = tag.component.ownerShadowRoot?.getElementById(id)
      const target = node && domOf(node)
      if (!target) return
      const from = element.getBoundingClientRect()
      const to = target.getBoundingClientRect()
      scrollTo({
        ...(props.scrollX && { left: element.scrollLeft + to.left - from.left + offset }),
        ...(props.scrollY && { top: element.scrollTop + to.top - from.top + offset }),
      })
    }
    /** What a selector query gives as this tag's node: WeChat's ScrollViewContext. */
    const scrollViewContext = {
      scrollTo,
      scrollIntoView(selector: string, options: { offset?: number } = {}) {
        const target = tag.component.ownerShadowRoot?.querySelector(selector)
        if (target) scrollIntoViewById(target.id, options.offset)
      },
    }
    /** After this round of changes: what is scrolled to may be added by the same setData. */
    const soon = (run: () => void) => tag.later(0, run)

    return {
      update() {
        element.style.setProperty('scroll-snap-type', props.pagingEnabled ? 'both mandatory' : '')
        if (tag.changed('scrollLeft')) soon(() => scrollTo({ left: props.scrollLeft }))
        if (tag.changed('scrollTop')) soon(() => scrollTo({ top: props.scrollTop }))
        if (tag.changed('scrollIntoView') && props.scrollIntoView)
          soon(() => scrollIntoViewById(props.scrollIntoView))
        pull.update()
      },
      api: { selectorNode: () => scrollViewContext },
    }
  },
})
