/** wx storage on the browser's localStorage: a scope per package, values with their types, WeChat's limits. */
import { asyncCalls, CallFailure, type Options } from './async'
import type { WxArea, WxHome } from './home'
import { requireArray, requireString } from './parameters'
import { decode, encode } from './storage-values'

const limitBytes = 10 * 1024 * 1024
const entryLimitBytes = 1024 * 1024

export const storageArea: WxArea = (home) => {
  const store = storeOf(home)
  const valueOf = (key: string) => {
    const found = store.get(key)
    return found ? found.value : ''
  }
  const get = (options: Options) => {
    const found = store.get(requireString(options, 'key'))
    if (!found) throw new CallFailure('data not found')
    return { data: found.value }
  }
  const set = (options: Options) => store.set(requireString(options, 'key'), options['data'])
  const setAll = (entries: unknown[]) => {
    for (const entry of entries) {
      const { key, value } = entry as { key: string; value: unknown }
      store.set(key, value)
    }
  }
  const getAll = (keys: unknown[]) => keys.map((key) => valueOf(String(key)))
  return {
    ...asyncCalls({
      getStorage: get,
      setStorage: set,
      removeStorage: (options) => store.remove(requireString(options, 'key')),
      clearStorage: () => store.clear(),
      getStorageInfo: () => store.info(),
      batchSetStorage: (options) => setAll(requireArray(options, 'kvList')),
      batchGetStorage: (options) => ({ dataList: getAll(requireArray(options, 'keyList')) }),
    }),
    ...syncCalls({
      getStorageSync: (key) => valueOf(requireString({ key }, 'key')),
      setStorageSync: (key, data) => store.set(requireString({ key }, 'key'), data),
      removeStorageSync: (key) => store.remove(requireString({ key }, 'key')),
      clearStorageSync: () => store.clear(),
      getStorageInfoSync: () => store.info(),
      batchSetStorageSync: (kvList) => setAll(requireArray({ kvList }, 'kvList')),
      batchGetStorageSync: (keyList) => getAll(requireArray({ keyList }, 'keyList')),
    }),
  }
}

/** The …Sync forms throw; their message carries the name, as on a phone. */
function syncCalls(calls: Record<string, (...args: unknown[]) => unknown>) {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (...args: unknown[]) => {
        try {
          return call(...args)
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error)
          throw new Error(`${name}:fail ${reason}`, { cause: error })
        }
      },
    ]),
  )
}

function storeOf({ shell, packageId }: WxHome) {
  const prefix = `wx-storage/${shell.config.hostAppId}/${packageId}/`
  const storedKeys = () =>
    Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '').filter((key) =>
      key.startsWith(prefix),
    )
  const sizeOf = (storedKey: string) =>
    bytes(storedKey.slice(prefix.length)) + bytes(localStorage.getItem(storedKey))
  const usedBytes = () => storedKeys().reduce((sum, key) => sum + sizeOf(key), 0)

  return {
    get(key: string): { value: unknown } | undefined {
      const text = localStorage.getItem(prefix + key)
      return text === null ? undefined : { value: decode(text) }
    },
    set(key: string, value: unknown): void {
      if (key === '')
        throw new CallFailure('parameter error: parameter.key should not be empty;', { errno: 1001 })
      const text = encode(value)
      const size = bytes(text) + bytes(key)
      if (size > entryLimitBytes)
        throw new CallFailure('entry size limit reached: one key holds at most 1 MB')
      const before = localStorage.getItem(prefix + key) === null ? 0 : sizeOf(prefix + key)
      if (usedBytes() - before + size > limitBytes) throw new CallFailure('exceed storage max size 10Mb')
      try {
        localStorage.setItem(prefix + key, text)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        throw new CallFailure(`the browser's own storage is full (a phone holds 10 MB): ${reason}`)
      }
    },
    remove: (key: string) => localStorage.removeItem(prefix + key),
    clear: () => storedKeys().forEach((key) => localStorage.removeItem(key)),
    info: () => ({
      keys: storedKeys().map((key) => key.slice(prefix.length)),
      currentSize: Math.ceil(usedBytes() / 1024),
      limitSize: limitBytes / 1024,
    }),
  }
}

const bytes = (text: string | null) => new TextEncoder().encode(text ?? '').length
