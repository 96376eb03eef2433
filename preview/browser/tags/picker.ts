/** <picker>: a sheet with wheels for a choice, several choices, a time, a date or a region. */
import { defineTag } from './define'
import type { PickerModel } from './picker-model'
import { modelFor } from './picker-models'
import { openSheet, sheetStyles, type Sheet } from './sheet'
import { keyboardTap } from './tap'
import { wheel, type Wheel } from './wheel'

const rowHeight = 34

export const picker = defineTag({
  name: 'picker',
  props: {
    name: '',
    mode: 'selector',
    disabled: false,
    headerText: '',
    range: null as unknown,
    rangeKey: '',
    value: null as unknown,
    start: '',
    end: '',
    fields: 'day',
    customItem: '',
    level: '',
  },
  exposes: ['labelTap', 'fieldName', 'fieldValue', 'resetField'],
  styles: `wx-picker { display: block; cursor: pointer; }${sheetStyles}`,
  setup(tag) {
    const { props } = tag
    const initial = props.value
    let sheet: Sheet | undefined
    let columns: Wheel[] = []
    let model: PickerModel | undefined

    const open = () => {
      if (props.disabled || sheet) return
      const opened = modelFor(props)
      model = opened
      sheet = openSheet(tag, {
        title: props.headerText,
        onConfirm() {
          sheet = undefined
          const detail = opened.result()
          tag.set('value', detail.value)
          tag.emit('change', detail)
        },
        onCancel() {
          sheet = undefined
          tag.emit('cancel')
        },
      })
      build(sheet, opened)
    }
    const build = ({ body }: Sheet, opened: PickerModel) => {
      const rows = opened.columns().map(() => columnElement(body))
      columns = rows.map(({ frame, list }, at) =>
        wheel(tag, {
          frame,
          rows: list,
          rowHeight: () => rowHeight,
          onChange(index) {
            opened.choose(at, index)
            if (props.mode === 'multiSelector') tag.emit('columnchange', { column: at, value: index })
            fill()
          },
        }),
      )
      fill()
      rows[0]?.frame.focus({ preventScroll: true })
    }
    /** Writes the rows anew where they differ: a month has more days than another. */
    const fill = () => {
      if (!sheet || !model) return
      const indexes = model.indexes()
      model.columns().forEach((texts, at) => {
        const list = sheet?.body.querySelectorAll('.wx-column-rows')[at]
        if (!(list instanceof HTMLElement)) return
        const now = Array.from(list.children, (row) => row.textContent)
        if (now.length !== texts.length || now.some((text, index) => text !== texts[index])) {
          list.replaceChildren(...texts.map(rowElement))
        }
        columns[at]?.show(indexes[at] ?? 0, false)
      })
    }

    tag.element.setAttribute('aria-haspopup', 'dialog')
    const keyboard = keyboardTap(tag, () => props.disabled)
    tag.on('tap', () => open())
    return {
      update() {
        keyboard.refresh()
        // A multiSelector's page changes range and value while the sheet is open, in answer to columnchange.
        if (sheet && model && (tag.changed('range') || tag.changed('value'))) {
          model.follow(props)
          fill()
        }
      },
      api: {
        labelTap: open,
        fieldName: () => props.name,
        fieldValue: () => modelFor(props).current(),
        resetField: () => tag.set('value', initial),
      },
    }
  },
})

function columnElement(body: HTMLElement): { frame: HTMLElement; list: HTMLElement } {
  const column = document.createElement('div')
  const frame = document.createElement('div')
  const list = document.createElement('div')
  const mask = document.createElement('div')
  const line = document.createElement('div')
  column.className = 'wx-sheet-column'
  frame.className = 'wx-column'
  list.className = 'wx-column-rows'
  mask.className = 'wx-column-mask'
  line.className = 'wx-column-line'
  frame.append(list, mask, line)
  column.append(frame)
  body.append(column)
  return { frame, list }
}

function rowElement(text: string): HTMLElement {
  const row = document.createElement('div')
  row.textContent = text
  return row
}
