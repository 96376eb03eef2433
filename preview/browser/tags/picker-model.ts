/** What a picker is given, and what each of its modes has to be able to do. */

export interface PickerProps {
  mode: string
  range: unknown
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
  customItem: string
  level: string
}

export interface PickerModel {
  /** The rows of every wheel, as they are now. */
  columns(): string[][]
  /** Which row each wheel stands on. */
  indexes(): number[]
  choose(column: number, index: number): void
  /** The page changed range or value while the sheet is open. */
  follow(props: PickerProps): void
  /** detail of `change`; `value` is also what the attribute becomes. */
  result(): { value: unknown } & Record<string, unknown>
  /** What a form collects. */
  current(): unknown
}
