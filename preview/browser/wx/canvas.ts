/** The canvas calls of wx: the old context, pictures out of a canvas, and canvases off the screen. */
import { tempFiles } from '../temp-files'
import { asyncCall, callSafely, CallFailure, optionsOf, run, settle, type Options } from './async'
import { ratioOf, record, type Command, type Pictures } from './canvas-commands'
import { addressOf } from './files'
import type { WxArea, WxHome } from './home'
import { optionalNumber, optionalString } from './parameters'
import { componentOf, findTag, searchRoot } from './tag-search'

export const canvasArea: WxArea = (home) => ({
  createCanvasContext: (id: unknown, owner?: unknown) => createCanvasContext(home, String(id), owner),
  createOffscreenCanvas,
  // These take the component as a second argument, beside the options.
  canvasToTempFilePath: (given?: unknown, owner?: unknown) =>
    settle(
      'canvasToTempFilePath',
      optionsOf(given),
      run((options) => toFile(home, options, owner), optionsOf(given)),
    ),
  canvasGetImageData: (given?: unknown, owner?: unknown) =>
    asyncCall('canvasGetImageData', (options) => imageData(canvasOf(home, options, owner), options))(given),
})

function createCanvasContext(home: WxHome, id: string, owner: unknown): object {
  const { context, take } = record()
  const find = finder(home, id, owner)
  let queue: Promise<void> = Promise.resolve()

  /** `reserve`: what was drawn before stays. */
  const draw = (reserve: unknown, callback: unknown) => {
    const { commands, pictures } = take()
    queue = queue
      .then(async () => play(find(), commands, await load(home, pictures), reserve === true))
      .catch((error: unknown) =>
        console.warn(`wx: canvas ${id}: ${error instanceof Error ? error.message : String(error)}`),
      )
      .then(() => callSafely('The callback of CanvasContext.draw', callback))
  }
  return Object.assign(context, { draw })
}

function play(canvas: HTMLCanvasElement, commands: Command[], pictures: Pictures, reserve: boolean): void {
  const context = canvas.getContext('2d')
  if (!context) throw new CallFailure('the canvas has another kind of context already')
  fit(canvas)
  if (!reserve) context.clearRect(0, 0, canvas.width, canvas.height)
  const ratio = ratioOf(canvas)
  context.save()
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  for (const command of commands) command(context, pictures)
  context.restore()
}

/** The old canvas is always as sharp as the screen; setting its size empties it, so only when that changed. */
function fit(canvas: HTMLCanvasElement): void {
  const width = Math.round(canvas.clientWidth * window.devicePixelRatio)
  const height = Math.round(canvas.clientHeight * window.devicePixelRatio)
  if (width === 0 || height === 0 || (canvas.width === width && canvas.height === height)) return
  canvas.width = width
  canvas.height = height
}

async function load(home: WxHome, paths: string[]): Promise<Pictures> {
  const loaded = await Promise.all(
    paths.map(async (path) => {
      const image = new Image()
      image.src = addressOf(home, path)
      try {
        await image.decode()
        return [[path, image] as const]
      } catch {
        console.warn(`wx: drawImage cannot load ${path}`)
        return []
      }
    }),
  )
  return new Map(loaded.flat())
}

function finder({ shell }: WxHome, id: string, owner: unknown): () => HTMLCanvasElement {
  const root = searchRoot(shell, owner)
  return () => {
    const tag = findTag(
      root.component(),
      'canvas',
      (found) => found.data['canvasId'] === id || found.id === id,
    )
    // In a browser a component's backend element is a DOM element.
    const element = tag?.$$ as HTMLElement | null | undefined
    const canvas = element instanceof HTMLCanvasElement ? element : element?.querySelector('canvas')
    if (!canvas)
      throw new CallFailure(`canvas is empty: there is no <canvas canvas-id="${id}"> in ${root.name}`)
    return canvas
  }
}

function canvasOf(home: WxHome, options: Options, owner: unknown): HTMLCanvasElement {
  const given = options['canvas']
  if (given instanceof HTMLCanvasElement) return given
  return finder(home, optionalString(options, 'canvasId'), componentOf(owner))()
}

/** The asked part of the canvas in a canvas of its own; `x`, `width` … are in the units the mini-program draws in. */
function part(
  canvas: HTMLCanvasElement,
  options: Options,
  destination: (ratio: number) => number,
): HTMLCanvasElement {
  const ratio = options['canvas'] === undefined ? ratioOf(canvas) : 1
  const x = optionalNumber(options, 'x', 0)
  const y = optionalNumber(options, 'y', 0)
  const width = optionalNumber(options, 'width', canvas.width / ratio - x)
  const height = optionalNumber(options, 'height', canvas.height / ratio - y)
  const result = document.createElement('canvas')
  result.width = Math.round(optionalNumber(options, 'destWidth', width * destination(ratio)))
  result.height = Math.round(optionalNumber(options, 'destHeight', height * destination(ratio)))
  const context = result.getContext('2d')
  if (!context || result.width === 0 || result.height === 0) throw new CallFailure('the asked part is empty')
  context.drawImage(
    canvas,
    x * ratio,
    y * ratio,
    width * ratio,
    height * ratio,
    0,
    0,
    result.width,
    result.height,
  )
  return result
}

async function toFile(home: WxHome, options: Options, owner: unknown): Promise<object> {
  const type = optionalString(options, 'fileType', 'png')
  const picture = part(canvasOf(home, options, owner), options, (ratio) => ratio)
  const mime = type === 'jpg' ? 'image/jpeg' : 'image/png'
  const blob = await new Promise<Blob | null>((resolve) =>
    picture.toBlob(resolve, mime, optionalNumber(options, 'quality', 1)),
  )
  if (!blob) throw new CallFailure('the browser gives no picture of this canvas')
  return { tempFilePath: tempFiles.put(blob, type) }
}

function imageData(canvas: HTMLCanvasElement, options: Options): object {
  const picture = part(canvas, options, () => 1)
  const { width, height } = picture
  const data = picture.getContext('2d')?.getImageData(0, 0, width, height).data
  return { width, height, data }
}

/** `({type, width, height})`, or the older `(width, height)`. */
function createOffscreenCanvas(first?: unknown, second?: unknown): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const size = typeof first === 'number' ? { width: first, height: second } : optionsOf(first)
  canvas.width = optionalNumber(size, 'width', 300)
  canvas.height = optionalNumber(size, 'height', 150)
  return Object.assign(canvas, {
    createImage: () => new Image(),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
  })
}
