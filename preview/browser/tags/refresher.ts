/** scroll-view's own pull-down refresh. */
import type { Tag } from './tag'

export const refresherProps = {
  refresherEnabled: false,
  refresherThreshold: 45,
  refresherDefaultStyle: 'black',
  refresherBackground: '#fff',
  refresherTriggered: false,
}

export type RefresherProps = typeof refresherProps

/** A finger pulls twice as far as the content follows. */
const resistance = 0.5

export function refresher(tag: Tag<RefresherProps>): { update(): void } {
  const { props, element } = tag
  let startY: number | undefined
  let pulled = 0
  let open = false
  let shownTriggered = false

  const band = () => tag.part('refresher')
  const setHeight = (height: number, animated: boolean) => {
    band().style.transition = animated ? 'height .2s' : ''
    band().style.height = `${height}px`
  }
  const begin = (y: number) => {
    if (props.refresherEnabled && element.scrollTop <= 0 && !open) startY = y
  }
  const move = (y: number, event: Event) => {
    if (startY === undefined) return
    const distance = (y - startY) * resistance
    if (distance <= 0) {
      if (pulled === 0) startY = undefined
      return
    }
    if (event.cancelable) event.preventDefault()
    pulled = distance
    setHeight(pulled, false)
    tag.emit('refresherpulling', { dx: 0, dy: pulled })
  }
  const end = () => {
    if (startY === undefined) return
    startY = undefined
    if (pulled >= props.refresherThreshold) {
      tag.set('refresherTriggered', true)
    } else if (pulled > 0) {
      tag.emit('refresherabort', { dy: pulled })
      setHeight(0, true)
    }
    pulled = 0
  }

  const isMouse = (event: PointerEvent) => event.pointerType === 'mouse' && event.button === 0
  tag.listen(element, 'touchstart', (event) => begin(event.touches[0]?.clientY ?? 0), { passive: true })
  tag.listen(element, 'touchmove', (event) => move(event.touches[0]?.clientY ?? 0, event), { passive: false })
  tag.listen(element, 'touchend', end)
  tag.listen(element, 'touchcancel', end)
  tag.listen(element, 'pointerdown', (event) => isMouse(event) && begin(event.clientY))
  tag.listen(window, 'pointermove', (event) => event.pointerType === 'mouse' && move(event.clientY, event))
  tag.listen(window, 'pointerup', (event) => isMouse(event) && end())

  const setTriggered = (triggered: boolean) => {
    if (triggered === shownTriggered) return
    shownTriggered = triggered
    open = triggered
    band().toggleAttribute('wx-active', triggered)
    setHeight(triggered ? props.refresherThreshold : 0, true)
    tag.emit(triggered ? 'refresherrefresh' : 'refresherrestore', {
      dy: triggered ? props.refresherThreshold : 0,
    })
  }
  return {
    update() {
      const { refresherEnabled, refresherDefaultStyle, refresherBackground } = props
      const dots = refresherEnabled && refresherDefaultStyle !== 'none' ? 3 : 0
      if (band().childElementCount !== dots) {
        band().replaceChildren(...Array.from({ length: dots }, () => document.createElement('i')))
      }
      band().style.color = refresherDefaultStyle === 'white' ? '#fff' : '#000'
      band().style.backgroundColor = refresherEnabled ? refresherBackground : ''
      if (refresherEnabled) setTriggered(props.refresherTriggered)
    },
  }
}
