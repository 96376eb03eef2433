/** What a picker's wheels show and what their positions mean, one model per mode. */
import { dateModel, timeModel } from './picker-dates'
import type { PickerModel, PickerProps } from './picker-model'
import { regionModel } from './picker-region'

export function modelFor(props: PickerProps): PickerModel {
  switch (props.mode) {
    case 'multiSelector':
      return multiModel(props)
    case 'time':
      return timeModel(props)
    case 'date':
      return dateModel(props)
    case 'region':
      return regionModel(props)
    default:
      return selectorModel(props)
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function textsOf(range: unknown, key: string): string[] {
  return listOf(range).map((item) => {
    const text: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, key) : item
    return text === undefined || text === null ? '' : String(text)
  })
}

const indexOf = (value: unknown): number => Math.max(0, Math.trunc(Number(value)) || 0)

function selectorModel(props: PickerProps): PickerModel {
  let { range, rangeKey } = props
  let index = indexOf(props.value)
  return {
    columns: () => [textsOf(range, rangeKey)],
    indexes: () => [index],
    choose: (_column, next) => void (index = next),
    follow(next) {
      ;({ range, rangeKey } = next)
      index = indexOf(next.value)
    },
    // A page compares with ===, and the native picker gives text.
    result: () => ({ value: String(index) }),
    current: () => index,
  }
}

function multiModel(props: PickerProps): PickerModel {
  let { range, rangeKey } = props
  let indexes = listOf(props.value).map(indexOf)
  const columns = () => listOf(range).map((column) => textsOf(column, rangeKey))
  const now = () => columns().map((texts, at) => Math.min(indexes[at] ?? 0, Math.max(0, texts.length - 1)))
  return {
    columns,
    indexes: now,
    choose: (column, next) => void (indexes = now().map((index, at) => (at === column ? next : index))),
    follow(next) {
      ;({ range, rangeKey } = next)
      indexes = listOf(next.value).map(indexOf)
    },
    result: () => ({ value: now() }),
    current: now,
  }
}
