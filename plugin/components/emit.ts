/** Component events. */

interface Emitter {
  triggerEvent(name: string, detail?: object): void
}

/** What a native tag says, as hosts may read it: they look into `e.detail` without asking whether there is one. */
export const toDetail = (detail: unknown): object =>
  typeof detail === 'object' && detail !== null ? detail : {}

/**
 * Frameworks that cannot bind a name with capital letters (Taro, uni-app) bind it in lower case, so an event goes out under
 * both names where the two differ. A binding hears only the name it was written with.
 */
export function emit(component: Emitter, name: string, given?: unknown): void {
  const detail = toDetail(given)
  component.triggerEvent(name, detail)
  const lower = name.toLowerCase()
  if (lower !== name) component.triggerEvent(lower, detail)
}
