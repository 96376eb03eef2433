/** The row of dots under a swiper. */

interface DotColors {
  indicatorColor: string
  indicatorActiveColor: string
}

export function dots(
  row: HTMLElement,
  count: number,
  shown: number,
  visible: number,
  colors: DotColors,
): void {
  if (row.childElementCount !== count) {
    row.replaceChildren(...Array.from({ length: count }, () => document.createElement('i')))
  }
  Array.from(row.children).forEach((dot, index) => {
    if (!(dot instanceof HTMLElement)) return
    const active = index >= shown && index < shown + visible
    dot.style.backgroundColor = active ? colors.indicatorActiveColor : colors.indicatorColor
  })
}
