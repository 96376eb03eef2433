/** One place in the plugin's own storage, which WeChat keeps per host. Nothing here throws: what cannot be kept is asked for again. */
import { warnOnce } from './log'
import type { StoragePort } from './ports'

export function storagePlace(key: string): StoragePort {
  const failed = (error: unknown): void => {
    const { errMsg = String(error) } = error as { errMsg?: string }
    warnOnce(`本地缓存读写失败（${errMsg}），不影响播放，只是下次要重新请求`)
  }
  return {
    read() {
      try {
        return wx.getStorageSync<unknown>(key)
      } catch (error) {
        failed(error)
        return undefined
      }
    },
    write(value) {
      try {
        // Not the …Sync forms: nobody waits for it.
        if (value === null) wx.removeStorage({ key, fail: () => undefined })
        else wx.setStorage({ key, data: value, fail: failed })
      } catch (error) {
        failed(error)
      }
    },
  }
}
