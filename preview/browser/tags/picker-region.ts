/** The wheels of picker mode="region", over a small table: enough to see a page's address form work. */
import type { PickerModel, PickerProps } from './picker-model'
import { regions, type Region } from './regions'

export function regionModel(props: PickerProps): PickerModel {
  const depth = props.level === 'province' ? 1 : props.level === 'city' ? 2 : 3
  const custom: Region[] = props.customItem ? [{ name: props.customItem, code: '', inner: [] }] : []
  let names = namesOf(props.value)

  function namesOf(value: unknown): string[] {
    return Array.isArray(value) ? value.map(String) : []
  }
  /** The rows of each wheel: the inner regions of what the wheel before it stands on. */
  const lists = (): Region[][] => {
    const found: Region[][] = []
    let rows = regions
    for (let level = 0; level < depth; level++) {
      const list = [...custom, ...rows]
      found.push(list)
      rows = chosen(list, level)?.inner ?? []
    }
    return found
  }
  const chosen = (list: Region[], level: number): Region | undefined =>
    list.find((region) => region.name === names[level]) ?? list[0]
  const path = () => lists().map((list, level) => chosen(list, level))
  const texts = () => path().map((region) => region?.name ?? '')

  return {
    columns: () => lists().map((list) => list.map((region) => region.name)),
    indexes: () =>
      lists().map((list, level) =>
        Math.max(
          0,
          list.findIndex((one) => one === chosen(list, level)),
        ),
      ),
    choose(column, index) {
      const name = lists()[column]?.[index]?.name ?? ''
      // What stood behind the changed wheel belongs to another region.
      names = [...texts().slice(0, column), name]
    },
    follow: (next) => void (names = namesOf(next.value)),
    result() {
      const code = path().map((region) => region?.code ?? '')
      return { value: texts(), code, postcode: '' }
    },
    current: () => namesOf(props.value),
  }
}
