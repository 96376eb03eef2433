/** A sheet from the bottom of the phone with 取消 and 确定, above every page. */
import { shell } from './context'
import type { PropDefaults } from './props'
import type { Tag } from './tag'

export interface Sheet {
  body: HTMLElement
  close(): void
}

export const sheetStyles = `
.wx-sheet { position: absolute; inset: 0; z-index: 10; display: flex; flex-direction: column; justify-content: flex-end; pointer-events: auto;
  background: rgba(0, 0, 0, .5); animation: wx-sheet-fade .2s; }
.wx-sheet-panel { background: #fff; border-radius: 12px 12px 0 0; padding-bottom: env(safe-area-inset-bottom); overflow: hidden; animation: wx-sheet-rise .2s ease-out; }
.wx-sheet-head { position: relative; display: flex; justify-content: space-between; align-items: center; border-bottom: 1px solid #ededed; }
.wx-sheet-title { position: absolute; left: 80px; right: 80px; text-align: center; font-size: 17px; font-weight: 500; color: rgba(0, 0, 0, .9);
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; pointer-events: none; }
.wx-sheet-head > button { padding: 14px 18px; border: 0; background: none; font: inherit; font-size: 17px; color: rgba(0, 0, 0, .9); cursor: pointer; }
.wx-sheet-head > button.wx-sheet-ok { color: #07c160; font-weight: 500; }
.wx-sheet-body { display: flex; height: 238px; color: rgba(0, 0, 0, .9); font-size: 17px; -webkit-user-select: none; user-select: none; }
.wx-sheet-column { position: relative; flex: 1; touch-action: none; }
.wx-sheet-column .wx-column-rows > * { line-height: var(--wx-row, 34px); padding: 0 4px; text-align: center; white-space: nowrap; text-overflow: ellipsis; }
@keyframes wx-sheet-fade { from { background: transparent; } }
@keyframes wx-sheet-rise { from { transform: translateY(100%); } }`

export function openSheet(
  tag: Tag<PropDefaults>,
  options: { title: string; onConfirm: () => void; onCancel: () => void },
): Sheet {
  const layer = document.createElement('div')
  layer.className = 'wx-sheet'
  layer.setAttribute('role', 'dialog')
  layer.setAttribute('aria-modal', 'true')
  const panel = document.createElement('div')
  panel.className = 'wx-sheet-panel'
  const head = document.createElement('div')
  head.className = 'wx-sheet-head'
  const body = document.createElement('div')
  body.className = 'wx-sheet-body'
  const title = document.createElement('span')
  title.className = 'wx-sheet-title'
  title.textContent = options.title

  const before = document.activeElement
  const close = () => {
    layer.remove()
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
  const finish = (told: () => void) => {
    close()
    told()
  }
  const key = (text: string, className: string, told: () => void) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = className
    button.textContent = text
    button.addEventListener('click', () => finish(told))
    return button
  }
  head.append(
    key('取消', 'wx-sheet-cancel', options.onCancel),
    title,
    key('确定', 'wx-sheet-ok', options.onConfirm),
  )
  panel.append(head, body)
  layer.append(panel)
  layer.addEventListener('click', (event) => {
    if (event.target === layer) finish(options.onCancel)
  })
  layer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') finish(options.onCancel)
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) finish(options.onConfirm)
  })
  shell().overlay.append(layer)
  tag.onEnd(close)
  return { body, close }
}
