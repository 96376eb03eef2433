/** <canvas>: a 2d node for selector queries, or the older one that is drawn on through its canvas-id. */
import { defineTag } from './define'

/** What a mini-program finds on a 2d canvas node besides the browser's own. */
export interface CanvasNode extends HTMLCanvasElement {
  createImage(): HTMLImageElement
  createPath2D(path?: Path2D | string): Path2D
  createImageData(width: number, height: number): ImageData
  requestAnimationFrame(callback: FrameRequestCallback): number
  cancelAnimationFrame(handle: number): void
}

function canvasNode(): CanvasNode {
  return Object.assign(document.createElement('canvas'), {
    createImage: () => new Image(),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => window.cancelAnimationFrame(handle),
  })
}

export const canvas = defineTag({
  name: 'canvas',
  props: { type: '', canvasId: '', disableScroll: false },
  exposes: ['selectorNode'],
  styles: `
wx-canvas { display: block; position: relative; width: 300px; height: 150px; }
wx-canvas > canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
wx-canvas[wx-still] { touch-action: none; }`,
  setup(tag) {
    const { element } = tag
    const node = tag.prepend(canvasNode())
    if (!element.hasAttribute('role')) element.setAttribute('role', 'img')
    return {
      update: () => element.toggleAttribute('wx-still', tag.props.disableScroll),
      api: { selectorNode: () => node },
    }
  },
})
