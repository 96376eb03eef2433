/** Component events. */
import { dict } from '../values'

interface Emitter {
  triggerEvent(name: string, detail?: object): void
}

/**
 * Frameworks that cannot bind a name with capital letters (Taro, uni-app) bind it in lower case, so an event goes out under
 * both names where the two differ. A binding hears only the name it was written with.
 */
export function emit(component: Emitter, name: string, given?: unknown): void {
  // Hosts look into `e.detail` without asking whether there is one.
  const detail = dict(given)
  component.triggerEvent(name, detail)
  const lower = name.toLowerCase()
  if (lower !== name) component.triggerEvent(lower, detail)
}
