/** Width, height and (video) seconds of a picture or video, as the browser reads it. */

interface MediaSize {
  width: number
  height: number
  /** Seconds; 0 for a picture. */
  duration: number
}

const unreadable: MediaSize = { width: 0, height: 0, duration: 0 }

export async function mediaSize(blob: Blob): Promise<MediaSize> {
  const url = URL.createObjectURL(blob)
  try {
    return await (blob.type.startsWith('video/') ? videoSize(url) : pictureSize(url))
  } finally {
    URL.revokeObjectURL(url)
  }
}

function pictureSize(url: string): Promise<MediaSize> {
  const image = new Image()
  return new Promise((resolve) => {
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight, duration: 0 })
    image.onerror = () => resolve(unreadable)
    image.src = url
  })
}

function videoSize(url: string): Promise<MediaSize> {
  const video = document.createElement('video')
  return new Promise((resolve) => {
    video.onloadedmetadata = () =>
      resolve({ width: video.videoWidth, height: video.videoHeight, duration: video.duration })
    video.onerror = () => resolve(unreadable)
    video.preload = 'metadata'
    video.src = url
  })
}
