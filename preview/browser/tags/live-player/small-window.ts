/** The phone's own small window: floats above the pages, can be dragged, closed, and tapped to return to the player's page. */
import { currentShell } from '../../current-shell'
import type { PlayerView } from './view'

const MARGIN = 12
/** Share of the phone's width that an upright or a lying picture takes. */
const UPRIGHT = 0.3
const LYING = 0.5
const TAP_SLOP = 6

export class SmallWindow {
  private readonly frame = document.createElement('div')

  constructor(
    view: PlayerView,
    private readonly handlers: { onTap: () => void; onClose: () => void },
    /** False: the picture is in the browser's own window, and its page is gone; the stage only needs a place to stand. */
    seen: boolean,
  ) {
    const { overlay, screen } = currentShell()
    this.frame.className = 'live-player-window'
    this.frame.toggleAttribute('data-unseen', !seen)
    const close = document.createElement('button')
    close.className = 'live-player-window-close'
    close.textContent = '×'
    close.ariaLabel = '关闭小窗'
    close.addEventListener('click', () => handlers.onClose())
    this.frame.append(close)
    const { videoWidth: width, videoHeight: height } = view.video
    const ratio = width > 0 && height > 0 ? width / height : 9 / 16
    const room = screen.clientWidth * (ratio > 1 ? LYING : UPRIGHT)
    Object.assign(this.frame.style, {
      width: `${Math.round(room)}px`,
      height: `${Math.round(room / ratio)}px`,
      right: `${MARGIN}px`,
      bottom: `${Math.round(screen.clientHeight * 0.15)}px`,
    })
    overlay.append(this.frame)
    view.moveStage(this.frame)
    this.makeDraggable(close)
  }

  close(): void {
    this.frame.remove()
  }

  private makeDraggable(close: HTMLElement): void {
    const { frame } = this
    let start: { x: number; y: number; left: number; top: number } | undefined
    let moved = false
    frame.addEventListener('pointerdown', (event) => {
      if (event.target === close) return
      start = { x: event.clientX, y: event.clientY, left: frame.offsetLeft, top: frame.offsetTop }
      moved = false
      frame.setPointerCapture(event.pointerId)
    })
    frame.addEventListener('pointermove', (event) => {
      if (start === undefined) return
      const dx = event.clientX - start.x
      const dy = event.clientY - start.y
      moved ||= Math.hypot(dx, dy) > TAP_SLOP
      if (moved) this.moveTo(start.left + dx, start.top + dy)
    })
    frame.addEventListener('pointerup', () => {
      if (start !== undefined && !moved) this.handlers.onTap()
      start = undefined
    })
    frame.addEventListener('pointercancel', () => (start = undefined))
  }

  private moveTo(left: number, top: number): void {
    const { frame } = this
    const { clientWidth, clientHeight } = currentShell().screen
    const within = (value: number, room: number): number => Math.min(Math.max(value, MARGIN), room - MARGIN)
    Object.assign(frame.style, {
      right: 'auto',
      bottom: 'auto',
      left: `${within(left, clientWidth - frame.offsetWidth)}px`,
      top: `${within(top, clientHeight - frame.offsetHeight)}px`,
    })
  }
}
