/** Temporary files of this page's life: snapshots and chosen pictures, under the paths a mini-program passes around. */
import type { TempFiles } from './contracts'

const files = new Map<string, { blob: Blob; url: string }>()
let count = 0

function set(path: string, blob: Blob): void {
  remove(path)
  files.set(path, { blob, url: URL.createObjectURL(blob) })
}

function remove(path: string): void {
  const file = files.get(path)
  if (file) URL.revokeObjectURL(file.url)
  files.delete(path)
}

export const tempFiles: TempFiles = {
  put(blob, extension) {
    const path = `http://tmp/${++count}.${extension}`
    set(path, blob)
    return path
  },
  set,
  remove,
  paths: () => [...files.keys()],
  get: (path) => files.get(path)?.blob,
  url: (path) => files.get(path)?.url,
}
