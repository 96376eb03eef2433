/** The arithmetic of a swiper: which item stands where, and where a drag comes to rest. */

export interface SwiperItemApi {
  swiperItemId(): string
}

export const isSwiperItem = (api: object | undefined): api is SwiperItemApi =>
  typeof Reflect.get(api ?? {}, 'swiperItemId') === 'function'

/** -1 of 3 → 2, 3 of 3 → 0. */
export const wrap = (index: number, count: number): number => ((index % count) + count) % count

/** The place, among index, index ± count, index ± 2·count …, that is nearest to a position. */
export const nearestTo = (index: number, position: number, count: number): number =>
  index + Math.round((position - index) / count) * count

/** px per ms (as items' direction) from which a flick turns the page though it was dragged less than half. */
const flickSpeed = 0.3

/** `speed` is positive towards later items. */
export function targetAfterDrag(from: number, to: number, speed: number): number {
  const start = Math.round(from)
  const whole = Math.round(to)
  if (whole !== start || Math.abs(speed) < flickSpeed) return whole
  return Math.abs(to - from) < 0.02 ? start : start + Math.sign(speed)
}
