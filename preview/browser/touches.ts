/**
 * Fingers and the mouse as a mini-program feels them: touchstart, touchmove, touchend, touchcancel, tap, longpress, and the
 * ends of CSS transitions and animations.
 */
import type { Element as PhoneElement } from 'glass-easel'
import { domOf, elementBehind, fire } from './dispatch'
import { viewportOf } from './viewport'

const LONG_PRESS_MS = 350
/** A finger that moves further than this does not tap. */
const TAP_DISTANCE = 10
/** Browsers send mouse events after a touch; where they do not say so, those that follow this soon are echoes. */
const ECHO_MS = 500
const MOUSE = 0

export interface TouchPoint {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  force: number
}

interface Finger {
  identifier: number
  clientX: number
  clientY: number
  force?: number
}

interface Press {
  target: PhoneElement
  node: Element
  startX: number
  startY: number
  /** Where everything around it stood. */
  scrolled: string
  /** It can still become a tap. */
  tap: boolean
  timer: ReturnType<typeof setTimeout>
}

/** Details of the long presses that a handler heard. */
const heardPresses = new WeakSet()

/** Told by the handler of a longpress: the tap that would follow is then left out, as in WeChat. */
export function noteLongPress(detail: unknown): void {
  if (typeof detail === 'object' && detail !== null) heardPresses.add(detail)
}

export function listenToTouches(root: Document = document): () => void {
  const presses = new Map<number, Press>()
  const stop = new AbortController()
  let lastTouch = -Infinity
  let mouseDown: Element | undefined

  const start = (node: Element, fingers: Finger[], all: Finger[]) => {
    const target = elementBehind(node)
    if (!target) return false
    for (const finger of fingers) {
      const press: Press = {
        target,
        node,
        startX: finger.clientX,
        startY: finger.clientY,
        scrolled: scrollsAround(node),
        tap: true,
        timer: setTimeout(() => holdOn(press, finger, all), LONG_PRESS_MS),
      }
      presses.set(finger.identifier, press)
    }
    return send('touchstart', node, target, fingers, all)
  }

  const holdOn = (press: Press, finger: Finger, all: Finger[]) => {
    const fields = touchFields(press.node, [finger], all)
    const detail = detailOf(press.node, finger)
    fire(press.target, 'longpress', detail, { fields })
    fire(press.target, 'longtap', detail, { fields })
    if (heardPresses.has(detail)) press.tap = false
  }

  const move = (node: Element, fingers: Finger[], all: Finger[]) => {
    for (const finger of fingers) {
      const press = presses.get(finger.identifier)
      if (press && isFar(press, finger)) giveUpTap(press)
    }
    return send('touchmove', node, elementBehind(node), fingers, all)
  }

  const end = (node: Element, fingers: Finger[], all: Finger[], cancelled: boolean) => {
    const target = elementBehind(node)
    const prevented = send(cancelled ? 'touchcancel' : 'touchend', node, target, fingers, all)
    for (const finger of fingers) {
      const press = presses.get(finger.identifier)
      if (!press) continue
      presses.delete(finger.identifier)
      clearTimeout(press.timer)
      if (cancelled || !press.tap || isFar(press, finger)) continue
      fire(press.target, 'tap', detailOf(press.node, finger), {
        fields: touchFields(press.node, [finger], all),
      })
    }
    return prevented
  }

  const onTouch = (event: TouchEvent) => {
    lastTouch = Date.now()
    if (!(event.target instanceof Element)) return
    const changed = Array.from(event.changedTouches)
    const all = Array.from(event.touches)
    if (event.type === 'touchstart') start(event.target, changed, all)
    else if (event.type !== 'touchmove') end(event.target, changed, all, event.type === 'touchcancel')
    // Only a move has a reaction that `catch` takes away: scrolling. A caught touchstart must not kill focus and clicks.
    else if (move(event.target, changed, all) && event.cancelable) event.preventDefault()
  }

  const onMouse = (event: MouseEvent) => {
    if (isEcho(event, Date.now() - lastTouch)) return
    const finger = { identifier: MOUSE, clientX: event.clientX, clientY: event.clientY }
    if (event.type === 'mousedown') {
      if (event.button !== 0 || !(event.target instanceof Element)) return
      mouseDown = event.target
      start(mouseDown, [finger], [finger])
    } else if (mouseDown) {
      const node = mouseDown
      if (event.type === 'mousemove') {
        move(node, [finger], [finger])
      } else {
        mouseDown = undefined
        end(node, [finger], [], false)
      }
    }
  }

  // What scrolls elsewhere, or had scrolled before (its event comes with the next frame), moves nothing from under the finger.
  const onScroll = () => {
    for (const press of presses.values()) if (scrollsAround(press.node) !== press.scrolled) giveUpTap(press)
  }

  const onStyleEvent = (event: TransitionEvent | AnimationEvent) => {
    const target = elementBehind(event.target)
    // A transition inside a native tag (a switch's knob) is not the tag's own.
    if (!target || domOf(target) !== event.target) return
    const detail = {
      elapsedTime: event.elapsedTime,
      ...('animationName' in event
        ? { animationName: event.animationName }
        : { propertyName: event.propertyName }),
    }
    fire(target, event.type, detail, { bubbles: false })
  }

  const options = { capture: true, signal: stop.signal }
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    root.addEventListener(type, onTouch, { ...options, passive: false })
  }
  for (const type of ['mousedown', 'mousemove', 'mouseup'] as const)
    root.addEventListener(type, onMouse, options)
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
    root.addEventListener(type, onStyleEvent, options)
  }
  root.addEventListener('scroll', onScroll, options)
  return () => {
    stop.abort()
    for (const press of presses.values()) clearTimeout(press.timer)
  }
}

function send(
  type: string,
  node: Element,
  target: PhoneElement | undefined,
  changed: Finger[],
  all: Finger[],
) {
  if (!target) return false
  const [first] = changed
  return fire(target, type, first ? detailOf(node, first) : {}, { fields: touchFields(node, changed, all) })
}

function touchFields(node: Element, changed: Finger[], all: Finger[]) {
  return { touches: points(node, all), changedTouches: points(node, changed) }
}

function points(node: Element, fingers: Finger[]): TouchPoint[] {
  const { left, top, scrollLeft, scrollTop } = viewportOf(node)
  return fingers.map((finger) => {
    const clientX = finger.clientX - left
    const clientY = finger.clientY - top
    const page = { pageX: clientX + scrollLeft, pageY: clientY + scrollTop }
    return { identifier: finger.identifier, ...page, clientX, clientY, force: finger.force ?? 1 }
  })
}

function detailOf(node: Element, finger: Finger): { x: number; y: number } {
  const [point] = points(node, [finger])
  return { x: point?.pageX ?? 0, y: point?.pageY ?? 0 }
}

/** A mouse event that a finger has made. Chromium marks it. */
function isEcho(
  event: MouseEvent & { sourceCapabilities?: { firesTouchEvents: boolean } | null },
  ago: number,
): boolean {
  return event.sourceCapabilities ? event.sourceCapabilities.firesTouchEvents : ago < ECHO_MS
}

function isFar(press: Press, finger: Finger): boolean {
  const dx = Math.abs(finger.clientX - press.startX)
  const dy = Math.abs(finger.clientY - press.startY)
  return dx > TAP_DISTANCE || dy > TAP_DISTANCE
}

function scrollsAround(node: Element): string {
  const places: number[] = []
  for (let each: Element | null = node; each; each = each.parentElement) {
    places.push(each.scrollLeft, each.scrollTop)
  }
  return places.join()
}

function giveUpTap(press: Press): void {
  press.tap = false
  clearTimeout(press.timer)
}
