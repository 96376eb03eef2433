/** Asking about elements: createSelectorQuery and createIntersectionObserver, as the runtime answers them. */
import { createIntersectionObserver } from '../intersection-observer'
import { createSelectorQuery } from '../selector-query'
import { optionsOf } from './async'
import type { WxArea } from './home'

export const queryArea: WxArea = () => ({
  createSelectorQuery: () => createSelectorQuery(),
  createIntersectionObserver: (owner: unknown, options: unknown) =>
    createIntersectionObserver(owner, optionsOf(options)),
})
