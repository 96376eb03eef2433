/** The full-screen viewer of previewImage: swipe between pictures, tap to close. */
import type { Shell } from '../contracts'
import { CallFailure } from './async'
import { element, onEscape, show, takeFocus } from './dom'
import { uiStyles } from './ui-styles'

interface Picture {
  address: string
  video: boolean
}

export function showPictures(shell: Shell, pictures: Picture[], index: number): void {
  if (pictures.length === 0)
    throw new CallFailure('parameter error: there is no picture to show', { errno: 1001 })
  const strip = element('div', 'wx-viewer-strip', {}, pictures.map(pictureNode))
  const count = element('div', 'wx-viewer-count')
  const layer = element(
    'div',
    'wx-layer wx-viewer',
    { attributes: { role: 'dialog', 'aria-modal': 'true' } },
    [strip, count],
  )
  const remove = show(shell.overlay, layer, uiStyles)
  layer.addEventListener('click', remove)
  onEscape(layer, remove)
  takeFocus(layer)

  const update = () => {
    const shown = strip.clientWidth > 0 ? Math.round(strip.scrollLeft / strip.clientWidth) : index
    count.textContent = pictures.length > 1 ? `${shown + 1}/${pictures.length}` : ''
  }
  strip.addEventListener('scroll', update)
  strip.scrollLeft = strip.clientWidth * Math.min(Math.max(0, index), pictures.length - 1)
  update()
}

function pictureNode({ address, video }: Picture): HTMLElement {
  return video
    ? element('video', 'wx-viewer-image', { attributes: { src: address, controls: '' } })
    : element('img', 'wx-viewer-image', { attributes: { src: address, alt: '' } })
}
