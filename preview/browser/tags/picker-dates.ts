/** The wheels of picker mode="time" and mode="date". */
import type { PickerModel, PickerProps } from './picker-model'

const two = (value: number): string => String(value).padStart(2, '0')
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
const clamp = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value))

export function timeModel(props: PickerProps): PickerModel {
  /** Minutes since midnight. */
  const parse = (text: unknown, fallback: number): number => {
    const match = /^(\d{1,2}):(\d{1,2})$/.exec(String(text ?? ''))
    return match ? Number(match[1]) * 60 + Number(match[2]) : fallback
  }
  const first = parse(props.start, 0)
  const last = parse(props.end, 23 * 60 + 59)
  const nowDate = new Date()
  let time = clamp(parse(props.value, nowDate.getHours() * 60 + nowDate.getMinutes()), first, last)

  const hours = () => numbers(Math.floor(first / 60), Math.floor(last / 60))
  const minutes = () => {
    const hour = Math.floor(time / 60)
    return numbers(hour * 60 < first ? first % 60 : 0, hour * 60 + 59 > last ? last % 60 : 59)
  }
  const text = () => `${two(Math.floor(time / 60))}:${two(time % 60)}`
  return {
    columns: () => [hours().map((hour) => `${two(hour)}时`), minutes().map((minute) => `${two(minute)}分`)],
    indexes: () => [hours().indexOf(Math.floor(time / 60)), minutes().indexOf(time % 60)],
    choose(column, index) {
      const hour = column === 0 ? (hours()[index] ?? 0) : Math.floor(time / 60)
      const minute = column === 1 ? (minutes()[index] ?? 0) : time % 60
      time = clamp(hour * 60 + minute, first, last)
    },
    follow: (next) => void (time = clamp(parse(next.value, time), first, last)),
    result: () => ({ value: text() }),
    current: () => (props.value === null ? '' : String(props.value)),
  }
}

interface Day {
  year: number
  month: number
  day: number
}

const parseDay = (text: unknown, fallback: Day): Day => {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(String(text ?? ''))
  if (!match) return fallback
  return {
    year: Number(match[1]),
    month: Number(match[2] ?? fallback.month),
    day: Number(match[3] ?? fallback.day),
  }
}

const daysIn = (year: number, month: number): number => new Date(year, month, 0).getDate()
const order = ({ year, month, day }: Day): number => year * 10000 + month * 100 + day

export function dateModel(props: PickerProps): PickerModel {
  const today = new Date()
  const now: Day = { year: today.getFullYear(), month: today.getMonth() + 1, day: today.getDate() }
  const first = parseDay(props.start, { year: 1970, month: 1, day: 1 })
  const last = parseDay(props.end, { year: now.year + 100, month: 12, day: 31 })
  let day = limit(parseDay(props.value, now))

  function limit(wanted: Day): Day {
    const real = { ...wanted, day: Math.min(wanted.day, daysIn(wanted.year, wanted.month)) }
    if (order(real) < order(first)) return first
    return order(real) > order(last) ? last : real
  }
  const years = () => numbers(first.year, last.year)
  const months = () =>
    numbers(day.year === first.year ? first.month : 1, day.year === last.year ? last.month : 12)
  const days = () => {
    const same = (edge: Day) => edge.year === day.year && edge.month === day.month
    return numbers(same(first) ? first.day : 1, same(last) ? last.day : daysIn(day.year, day.month))
  }
  const shown = props.fields === 'year' ? 1 : props.fields === 'month' ? 2 : 3
  const text = () => [String(day.year), two(day.month), two(day.day)].slice(0, shown).join('-')
  return {
    columns: () =>
      [
        years().map((year) => `${year}年`),
        months().map((month) => `${month}月`),
        days().map((one) => `${one}日`),
      ].slice(0, shown),
    indexes: () =>
      [years().indexOf(day.year), months().indexOf(day.month), days().indexOf(day.day)].slice(0, shown),
    choose(column, index) {
      const year = column === 0 ? (years()[index] ?? day.year) : day.year
      const month = column === 1 ? (months()[index] ?? day.month) : day.month
      const one = column === 2 ? (days()[index] ?? day.day) : day.day
      day = limit({ year, month, day: one })
    },
    follow: (next) => void (day = limit(parseDay(next.value, day))),
    result: () => ({ value: text() }),
    current: () => (props.value === null ? '' : String(props.value)),
  }
}
