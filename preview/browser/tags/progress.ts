/** <progress>: a bar that may run up to its percentage. */
import { defineTag } from './define'

export const progress = defineTag({
  name: 'progress',
  props: {
    percent: 0,
    showInfo: false,
    borderRadius: 0,
    fontSize: 16,
    strokeWidth: 6,
    color: '#07c160',
    activeColor: '',
    backgroundColor: '#ebebeb',
    active: false,
    activeMode: 'backwards',
    /** ms per percent */
    duration: 30,
  },
  shape: [
    { id: 'bar', class: 'wx-progress-bar', children: [{ id: 'inner', class: 'wx-progress-inner' }] },
    { id: 'text', class: 'wx-progress-text' },
  ],
  styles: `
wx-progress { display: flex; align-items: center; }
.wx-progress-bar { flex: 1; overflow: hidden; }
.wx-progress-inner { height: 100%; }
.wx-progress-text { min-width: 2em; margin-left: 15px; text-align: right; }`,
  setup(tag) {
    const { props } = tag
    let shown = 0
    let cancel = () => {}

    const show = (percent: number) => {
      shown = percent
      tag.part('inner').style.width = `${percent}%`
      tag.part('text').textContent = `${Math.round(percent)}%`
      tag.element.setAttribute('aria-valuenow', String(Math.round(percent)))
    }
    const run = (target: number) => {
      if (shown >= target) {
        show(target)
        tag.emit('activeend', { curPercent: target })
        return
      }
      show(shown)
      const tick = Math.max(10, props.duration)
      cancel = tag.later(tick, () => {
        show(Math.min(target, shown + tick / Math.max(1, props.duration)))
        run(target)
      })
    }
    tag.element.setAttribute('role', 'progressbar')
    show(0)
    return {
      update() {
        const bar = tag.part('bar')
        bar.style.cssText = `height:${props.strokeWidth}px;background-color:${props.backgroundColor};border-radius:${props.borderRadius}px`
        tag.part('inner').style.backgroundColor = props.activeColor || props.color
        tag.part('text').hidden = !props.showInfo
        tag.part('text').style.fontSize = `${props.fontSize}px`
        if (!tag.changed('percent')) return
        const target = Math.min(100, Math.max(0, props.percent))
        cancel()
        if (!props.active) {
          show(target)
          return
        }
        if (props.activeMode !== 'forwards' || shown > target) shown = 0
        run(target)
      },
    }
  },
})
