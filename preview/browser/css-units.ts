/** Units that mean the phone's screen, not the browser's window: rpx, vw and vh in style sheets and in inline styles. */

/** A number with a unit that stands alone (not a part of a name or a file name). */
const RPX = /(?<![\w.#-])(-?(?:\d+\.?\d*|\.\d+))rpx(?![\w-])/g
const VIEWPORT = /(?<![\w#-])(-?(?:\d+\.?\d*|\.\d+))[dsl]?v(w|h|min|max)(?![\w.-])/g

/** `750rpx` → `calc(750 * var(--rpx))`; `100vh` → `100cqh`: each page is a size container as large as the phone's viewport. */
export function phoneUnits(css: string): string {
  return css
    .replace(RPX, (_match, number: string) => `calc(${number} * var(--rpx))`)
    .replace(VIEWPORT, (_match, number: string, axis: string) => `${number}cq${axis}`)
}
