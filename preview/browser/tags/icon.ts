/** <icon>: WeUI's symbols drawn as inline SVG. */
import { defineTag } from './define'

const disc = '<circle cx="12" cy="12" r="10"/>'
const ring = '<circle cx="12" cy="12" r="9.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
const tick = 'M7 12.4l3.4 3.4L17 9.2'
const stroke = (path: string, color: string, width = 1.8) =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

const green = '#07c160'
const grey = '#b2b2b2'

/** type → colour when none is given, and the drawing; `currentColor` is the icon's colour. */
const icons: Record<string, { color: string; svg: string }> = {
  success: { color: green, svg: disc + stroke(tick, '#fff') },
  success_no_circle: { color: green, svg: stroke('M4 12.8l5.4 5.4L20.5 7', 'currentColor', 2) },
  success_circle: { color: green, svg: ring + stroke(tick, 'currentColor', 1.6) },
  info: {
    color: '#10aeff',
    svg: disc + '<circle cx="12" cy="7.6" r="1.2" fill="#fff"/>' + stroke('M12 11v6', '#fff', 2),
  },
  info_circle: {
    color: '#10aeff',
    svg: ring + '<circle cx="12" cy="7.6" r="1.1"/>' + stroke('M12 11v6', 'currentColor', 1.6),
  },
  warn: {
    color: '#f76260',
    svg: disc + stroke('M12 6.6v6.6', '#fff', 2) + '<circle cx="12" cy="16.8" r="1.2" fill="#fff"/>',
  },
  waiting: { color: '#10aeff', svg: disc + stroke('M12 6.5v6l4 2.2', '#fff') },
  waiting_circle: { color: '#10aeff', svg: ring + stroke('M12 6.5v6l4 2.2', 'currentColor', 1.6) },
  cancel: { color: '#f43530', svg: ring + stroke('M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8', 'currentColor', 1.6) },
  download: {
    color: green,
    svg: ring + stroke('M12 6.5v8.6M8.4 11.8l3.6 3.6 3.6-3.6M8 17.8h8', 'currentColor', 1.6),
  },
  search: {
    color: grey,
    svg:
      '<circle cx="10.6" cy="10.6" r="6.4" fill="none" stroke="currentColor" stroke-width="1.8"/>' +
      stroke('M15.4 15.4l4.8 4.8', 'currentColor'),
  },
  clear: { color: grey, svg: disc + stroke('M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8', '#fff') },
  circle: { color: '#c9c9c9', svg: ring },
}

export const icon = defineTag({
  name: 'icon',
  props: { type: '', size: 23, color: '' },
  styles: `
wx-icon { display: inline-block; font-size: 0; box-sizing: border-box; vertical-align: middle; }
wx-icon > svg { display: block; fill: currentColor; }`,
  setup(tag) {
    const host = tag.prepend(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
    host.setAttribute('viewBox', '0 0 24 24')
    host.setAttribute('aria-hidden', 'true')
    return {
      update() {
        const { type, size, color } = tag.props
        const drawing = icons[type]
        host.setAttribute('width', String(size))
        host.setAttribute('height', String(size))
        host.style.color = color || (drawing?.color ?? '')
        host.innerHTML = drawing?.svg ?? ''
      },
    }
  },
})
