/** The native contexts, called by method name in the caller's own tick. */

export interface NativeContext {
  /** false where this base library has no such method. */
  invoke(method: string, options: Record<string, unknown>): boolean
}

function toNativeContext(context: object): NativeContext {
  const methods = context as Record<string, unknown>
  return {
    invoke(method, options) {
      const call = methods[method]
      if (typeof call !== 'function') return false
      call.call(context, options)
      return true
    },
  }
}

/** `id` of the live-player tag inside `component`. */
export const createPlayerContext = (
  id: string,
  component: WechatMiniprogram.Component.TrivialInstance,
): NativeContext => toNativeContext(wx.createLivePlayerContext(id, component))

/** The one live-pusher inside `component`. */
export const createPusherContext = (
  component: WechatMiniprogram.Component.TrivialInstance,
): NativeContext => {
  // The typings know no argument; inside a component the native call needs it to find the tag.
  const { createLivePusherContext } = wx as unknown as { createLivePusherContext: (owner: object) => object }
  return toNativeContext(createLivePusherContext(component))
}

/** The mini-program's settings page; works only inside a tap. */
export const openSetting = (options: Record<string, unknown>): void => {
  void wx.openSetting(options)
}
