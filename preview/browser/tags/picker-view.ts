/** <picker-view> and <picker-view-column>: wheels whose rows the page writes itself. */
import { defineTag } from './define'
import { inside } from './fields'
import { wheel } from './wheel'

interface ColumnApi {
  columnIndex(): number
  showIndex(index: number): void
  /** What the column tells its picker-view. */
  connect(listeners: ColumnListeners): void
}

interface ColumnListeners {
  changed(): void
  started(): void
  ended(): void
}

const isColumn = (api: object | undefined): api is ColumnApi =>
  typeof Reflect.get(api ?? {}, 'columnIndex') === 'function'

export const pickerViewColumn = defineTag({
  name: 'picker-view-column',
  exposes: ['columnIndex', 'showIndex', 'connect'],
  shape: [
    {
      id: 'frame',
      class: 'wx-column',
      children: [
        { id: 'rows', class: 'wx-column-rows', children: ['slot'] },
        { id: 'mask', class: 'wx-column-mask' },
        { id: 'line', class: 'wx-column-line' },
      ],
    },
  ],
  styles: `
wx-picker-view { display: flex; position: relative; }
wx-picker-view-column { display: block; flex: 1; position: relative; overflow: hidden; touch-action: none; }
.wx-column { position: absolute; inset: 0; overflow: hidden; outline: none; cursor: grab; }
.wx-column-rows { position: absolute; left: 0; right: 0; top: calc(50% - var(--wx-row, 34px) / 2); }
.wx-column-rows > * { height: var(--wx-row, 34px); overflow: hidden; box-sizing: border-box; }
.wx-column-mask { position: absolute; inset: 0; pointer-events: none;
  background: linear-gradient(180deg, rgba(255,255,255,.95), rgba(255,255,255,.6)) top, linear-gradient(0deg, rgba(255,255,255,.95), rgba(255,255,255,.6)) bottom;
  background-size: 100% calc(50% - var(--wx-row, 34px) / 2); background-repeat: no-repeat; }
.wx-column-line { position: absolute; left: 0; right: 0; top: calc(50% - var(--wx-row, 34px) / 2); height: var(--wx-row, 34px); pointer-events: none;
  box-sizing: border-box; border: solid #e5e5e5; border-width: 1px 0; }
.wx-column:focus-visible .wx-column-line { border-color: #10aeff; }`,
  setup(tag) {
    let listeners: ColumnListeners | undefined
    let wanted = 0
    const rowHeight = () => parseFloat(getComputedStyle(tag.part('frame')).getPropertyValue('--wx-row')) || 34
    const column = wheel(tag, {
      frame: tag.part('frame'),
      rows: tag.part('rows'),
      rowHeight,
      onChange: (index) => {
        wanted = index
        listeners?.changed()
      },
      onStart: () => listeners?.started(),
      onEnd: () => listeners?.ended(),
    })
    const refresh = () => column.show(wanted, false)
    const observer = new MutationObserver(refresh)
    observer.observe(tag.part('rows'), { childList: true })
    tag.onEnd(() => observer.disconnect())
    return {
      api: {
        columnIndex: () => column.index,
        showIndex(index: number) {
          wanted = index
          column.show(index)
        },
        connect: (to: ColumnListeners) => void (listeners = to),
      },
    }
  },
})

export const pickerView = defineTag({
  name: 'picker-view',
  props: { name: '', value: null as unknown, indicatorStyle: '', maskStyle: '', immediateChange: false },
  externalClasses: ['indicator-class', 'mask-class'],
  exposes: ['fieldName', 'fieldValue', 'resetField'],
  setup(tag) {
    const { props, element } = tag
    const initial = props.value
    const columns = () => inside(tag.component, isColumn)
    const value = () => columns().map((column) => column.columnIndex())
    const listeners: ColumnListeners = {
      changed() {
        tag.set('value', value())
        tag.emit('change', { value: value() })
      },
      started: () => tag.emit('pickstart'),
      ended: () => tag.emit('pickend'),
    }
    const show = () => {
      const indexes = Array.isArray(props.value) ? props.value.map(Number) : []
      columns().forEach((column, at) => {
        column.connect(listeners)
        const index = indexes[at]
        if (index !== undefined && index !== column.columnIndex()) column.showIndex(index)
      })
    }
    const decorate = () => {
      const height = /height\s*:\s*([\d.]+)px/.exec(props.indicatorStyle)?.[1]
      if (height) element.style.setProperty('--wx-row', `${height}px`)
      for (const line of element.querySelectorAll<HTMLElement>('.wx-column-line'))
        line.style.cssText = props.indicatorStyle
      for (const mask of element.querySelectorAll<HTMLElement>('.wx-column-mask'))
        mask.style.cssText = props.maskStyle
    }
    // Columns attach after their picker-view, and their rows may come later still.
    const settle = () => {
      decorate()
      show()
    }
    const observer = new MutationObserver(settle)
    observer.observe(element, { childList: true })
    tag.onEnd(() => observer.disconnect())
    tag.later(0, settle)
    return {
      update: settle,
      api: { fieldName: () => props.name, fieldValue: value, resetField: () => tag.set('value', initial) },
    }
  },
})
