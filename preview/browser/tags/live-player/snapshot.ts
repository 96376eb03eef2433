/** LivePlayerContext.snapshot: the picture now shown, as a temporary file. */
import { tempFiles } from '../../temp-files'

/** 'compressed' is for showing on the page: no larger than a phone's screen is wide. */
const COMPRESSED_WIDTH = 360
const COMPRESSED_QUALITY = 0.7

export interface Snapshot {
  tempImagePath: string
  width: number
  height: number
}

export async function snapshot(picture: HTMLCanvasElement, quality: unknown): Promise<Snapshot> {
  const compressed = quality === 'compressed'
  const scale = compressed ? Math.min(1, COMPRESSED_WIDTH / picture.width) : 1
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, compressed ? 'image/jpeg' : 'image/png', COMPRESSED_QUALITY)
  })
  if (blob === null) throw new Error('the browser gives no picture of the video')
  return {
    tempImagePath: tempFiles.put(blob, compressed ? 'jpg' : 'png'),
    width: canvas.width,
    height: canvas.height,
  }
}
