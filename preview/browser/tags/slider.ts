/** <slider>: a value dragged along a line. */
import { defineTag } from './define'
import { drag } from './drag'

export const slider = defineTag({
  name: 'slider',
  props: {
    name: '',
    min: 0,
    max: 100,
    step: 1,
    value: 0,
    disabled: false,
    color: '#e9e9e9',
    selectedColor: '#07c160',
    backgroundColor: '',
    activeColor: '',
    blockSize: 28,
    blockColor: '#fff',
    showValue: false,
  },
  exposes: ['labelTap', 'fieldName', 'fieldValue', 'resetField'],
  shape: [
    {
      id: 'line',
      class: 'wx-slider-line',
      children: [
        { id: 'track', class: 'wx-slider-track' },
        { id: 'block', class: 'wx-slider-block' },
      ],
    },
    { id: 'text', class: 'wx-slider-text' },
  ],
  styles: `
wx-slider { display: flex; align-items: center; margin: 10px 18px; touch-action: pan-y; cursor: pointer; }
wx-slider:focus-visible { outline: 2px solid #10aeff; outline-offset: 8px; border-radius: 4px; }
.wx-slider-line { position: relative; flex: 1; height: 2px; margin: 14px 0; border-radius: 2px; }
.wx-slider-line::before { content: ''; position: absolute; inset: -14px -8px; }
.wx-slider-track { height: 100%; border-radius: inherit; }
.wx-slider-block { position: absolute; top: 50%; border-radius: 50%; transform: translate(-50%, -50%); box-shadow: 0 0 4px rgba(0, 0, 0, .2); }
.wx-slider-text { width: 3ch; padding-left: 1em; font-size: 15px; line-height: 1; color: #888; text-align: center; }`,
  setup(tag) {
    const { props } = tag
    const initial = props.value
    const lineOf = () => tag.part('line')

    /** The value clamped to the range and set on the grid of steps. */
    const fit = (value: number): number => {
      const step = props.step > 0 ? props.step : 1
      const decimals = (String(step).split('.')[1] ?? '').length
      const onGrid = props.min + Math.round((value - props.min) / step) * step
      return Number(Math.min(props.max, Math.max(props.min, onGrid)).toFixed(decimals))
    }
    const valueAt = (clientX: number): number => {
      const box = lineOf().getBoundingClientRect()
      const share = box.width > 0 ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) : 0
      return fit(props.min + share * (props.max - props.min))
    }
    const move = (value: number, event: 'changing' | 'change') => {
      if (event === 'changing' && value === props.value) return
      tag.set('value', value)
      tag.emit(event, { value })
    }

    tag.element.setAttribute('role', 'slider')
    drag(tag, tag.element, {
      slop: 0,
      start: () => !props.disabled,
      move: (at) => move(valueAt(at.x), 'changing'),
      end: (at) => move(valueAt(at.x), 'change'),
    })
    tag.listen(tag.element, 'keydown', (event) => {
      const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
      if (!direction || props.disabled) return
      event.preventDefault()
      move(fit(props.value + direction * props.step), 'change')
    })

    return {
      update() {
        const value = fit(props.value)
        const share = props.max > props.min ? ((value - props.min) / (props.max - props.min)) * 100 : 0
        const line = lineOf()
        const block = tag.part('block')
        const size = Math.min(28, Math.max(12, props.blockSize))
        line.style.backgroundColor = props.backgroundColor || props.color
        tag.part('track').style.cssText =
          `width:${share}%;background-color:${props.activeColor || props.selectedColor}`
        block.style.cssText = `left:${share}%;width:${size}px;height:${size}px;background-color:${props.blockColor}`
        tag.part('text').hidden = !props.showValue
        tag.part('text').textContent = String(value)
        tag.element.tabIndex = props.disabled ? -1 : 0
        const aria = { valuemin: props.min, valuemax: props.max, valuenow: value, disabled: props.disabled }
        for (const [name, text] of Object.entries(aria))
          tag.element.setAttribute(`aria-${name}`, String(text))
      },
      api: {
        labelTap: () => tag.element.focus(),
        fieldName: () => props.name,
        fieldValue: () => fit(props.value),
        resetField: () => tag.set('value', initial),
      },
    }
  },
})
