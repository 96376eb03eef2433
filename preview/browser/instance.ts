/** What every page and component of a mini-program has beyond the framework's adapter: queries, animation, `ready`. */
import * as glassEasel from 'glass-easel'
import { component as adapterComponent } from 'glass-easel-miniprogram-adapter'
import { animate, clearAnimation, type WxKeyframe } from './animate'
import type { EventChannel } from './contracts'
import type { ErrorCenter } from './errors'
import { createIntersectionObserver, type ObserverOptions } from './intersection-observer'
import { scriptOf } from './owner'
import { createSelectorQuery } from './selector-query'

/** The `this` of a script: the adapter's caller, with the framework's component inside. */
export interface Instance {
  _$: glassEasel.GeneralComponent
}

export interface InstanceServices {
  errors: ErrorCenter
  /** The channel to the opener of the page a component stands in. */
  openerChannel(component: glassEasel.GeneralComponent): EventChannel
  /** The page's own custom tab bar, where the host has one. */
  tabBar(component: glassEasel.GeneralComponent): unknown
  /** The same for all that stands on one page; '' outside of pages. */
  pageId(component: glassEasel.GeneralComponent): string
}

/** A behavior for every component of a space; must be set before the first is registered. */
export function instanceBehavior(
  space: glassEasel.ComponentSpace,
  services: InstanceServices,
): glassEasel.GeneralBehavior {
  const select = (self: Instance, selector: string) =>
    self._$.getShadowRoot()?.querySelectorAll(selector) ?? []
  const methods = {
    createSelectorQuery(this: Instance) {
      return createSelectorQuery(this)
    },
    createIntersectionObserver(this: Instance, options?: ObserverOptions) {
      return createIntersectionObserver(this, options)
    },
    animate(this: Instance, selector: string, frames: WxKeyframe[], duration: unknown, done?: unknown) {
      if (typeof done === 'object' && done !== null) {
        services.errors.warnOnce('this.animate bound to scrolling is not in the preview: it runs by time')
      }
      const callback = typeof done === 'function' ? () => void Reflect.apply(done, this, []) : undefined
      animate(select(this, selector), frames, Number(duration) || 0, callback)
    },
    clearAnimation(this: Instance, selector: string, ...rest: unknown[]) {
      clearAnimation(select(this, selector))
      const done = rest.find((value) => typeof value === 'function')
      if (typeof done === 'function') Reflect.apply(done, this, [])
    },
    getOpenerEventChannel(this: Instance) {
      return services.openerChannel(this._$)
    },
    getTabBar(this: Instance, callback?: (tabBar: unknown) => void) {
      const tabBar = services.tabBar(this._$)
      if (tabBar) callback?.(tabBar)
      return tabBar
    },
    getPageId(this: Instance) {
      return services.pageId(this._$)
    },
    setData(this: Instance, data: unknown, callback?: () => void) {
      if (typeof data !== 'object' || data === null) {
        const error = new TypeError(`setData takes an object, not ${data === null ? 'null' : typeof data}`)
        services.errors.report(error, { file: scriptOf(this._$), step: 'setData' })
        return
      }
      adapterComponent.ComponentCaller.prototype.setData.call(this, data, callback)
    },
    setUpdatePerformanceListener() {},
    setInitialRenderingCache() {},
    setPassiveEvent() {},
  }
  // glass-easel's `ready` is the embedder's to fire.
  const lifetimes = {
    attached(this: unknown) {
      const component = (this as Instance)._$
      void Promise.resolve().then(() => {
        if (glassEasel.Element.isAttached(component)) component.triggerLifetime('ready', [])
      })
    },
  }
  return space.defineBehavior({ methods, lifetimes } as object)
}
