/** What befalls native video from outside: a phone call, another app that takes the camera, a picture that cannot be drawn. */

/** A native video tag on a page. */
export interface Interruptible {
  /** The system takes sound and camera for a call. */
  call(): void
  rendererFailed(): void
  /** Another app takes the camera; false: it does not film. Players have none. */
  cameraLost?(): boolean
}

const tags = new Set<Interruptible>()

/** Gives the function for the tag's end. */
export function interruptible(tag: Interruptible): () => void {
  tags.add(tag)
  return () => tags.delete(tag)
}

/** The video tags that are on pages now. */
export const nativeVideos = (): Interruptible[] => [...tags]

export const RENDERER_FAILED = { errMsg: 'same-layer rendering failed' }
