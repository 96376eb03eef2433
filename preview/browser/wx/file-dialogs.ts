/** The browser's own dialogs for files: choosing some, saving one. */
import { CallFailure } from './async'

interface Wanted {
  accept: string
  count: number
  camera: boolean
}

/** Must be called within a tap; closing the dialog fails with "cancel", as on a phone. */
export function pickFiles({ accept, count, camera }: Wanted): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = count > 1
  if (camera) input.setAttribute('capture', 'environment')
  return new Promise((resolve, reject) => {
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, count)
      if (files.length > 0) resolve(files)
      else reject(new CallFailure('cancel'))
    })
    input.addEventListener('cancel', () => reject(new CallFailure('cancel')))
    input.click()
  })
}

export function saveToComputer(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 60000)
}
