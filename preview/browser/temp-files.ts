/** Temporary files of this page's life: snapshots and chosen pictures, under the paths a mini-program passes around. */
import type { TempFiles } from './contracts'

const files = new Map<string, { blob: Blob; url: string }>()
let count = 0

export const tempFiles: TempFiles = {
  put(blob, extension) {
    const path = `http://tmp/${++count}.${extension}`
    files.set(path, { blob, url: URL.createObjectURL(blob) })
    return path
  },
  get: (path) => files.get(path)?.blob,
  url: (path) => files.get(path)?.url,
}
