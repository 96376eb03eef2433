/** The old canvas context: calls and assignments are kept, and played on a real context when draw() comes. */
import { CallFailure } from './async'

/** Pictures a run of commands needs, loaded before it plays. */
export type Pictures = Map<string, CanvasImageSource>
export type Command = (context: CanvasRenderingContext2D, pictures: Pictures) => void

/** Calls that a browser's context takes as they are. */
const sameCalls = [
  'rect',
  'fillRect',
  'strokeRect',
  'clearRect',
  'fill',
  'stroke',
  'beginPath',
  'closePath',
  'moveTo',
  'lineTo',
  'arc',
  'arcTo',
  'bezierCurveTo',
  'quadraticCurveTo',
  'clip',
  'scale',
  'rotate',
  'translate',
  'transform',
  'save',
  'restore',
  'fillText',
  'strokeText',
] as const

/** Old setter → property of a browser's context. */
const setters: Record<string, string> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setLineWidth: 'lineWidth',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setMiterLimit: 'miterLimit',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
  setGlobalAlpha: 'globalAlpha',
}

const properties = [
  ...Object.values(setters),
  'font',
  'lineDashOffset',
  'shadowBlur',
  'shadowColor',
  'shadowOffsetX',
  'shadowOffsetY',
  'globalCompositeOperation',
]

const defaultFont = '10px sans-serif'

export interface Recording {
  /** What the mini-program draws on. */
  context: Record<string, unknown>
  /** The commands since the last take, and the pictures they name. */
  take: () => { commands: Command[]; pictures: string[] }
}

export function record(): Recording {
  let commands: Command[] = []
  let pictures: string[] = []
  const context: Record<string, unknown> = {}
  const values = new Map<string, unknown>([['font', defaultFont]])
  const add = (command: Command) => void commands.push(command)

  const assign = (property: string, value: unknown) => {
    values.set(property, value)
    add((real) =>
      Reflect.set(real, property, value instanceof Paint ? value.make(real) : baselineOf(property, value)),
    )
  }
  for (const call of sameCalls) {
    context[call] = (...args: unknown[]) => add((real) => invoke(real, call, args))
  }
  for (const [setter, property] of Object.entries(setters)) {
    context[setter] = (value: unknown) => assign(property, value)
  }
  for (const property of properties) {
    Object.defineProperty(context, property, {
      enumerable: true,
      get: () => values.get(property),
      set: (value: unknown) => assign(property, value),
    })
  }
  Object.assign(context, {
    setFontSize: (size: number) =>
      assign('font', String(values.get('font')).replace(/[\d.]+px/, `${size}px`)),
    setLineDash: (pattern: number[], offset = 0) =>
      add((real) => {
        real.setLineDash(pattern)
        real.lineDashOffset = offset
      }),
    setShadow: (x: number, y: number, blur: number, color: string) =>
      add((real) =>
        Object.assign(real, { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: color }),
      ),
    /** Relative to the page's pixels, whatever the canvas has. */
    setTransform: (...matrix: [number, number, number, number, number, number]) =>
      add((real) => {
        const ratio = ratioOf(real.canvas)
        real.setTransform(ratio, 0, 0, ratio, 0, 0)
        real.transform(...matrix)
      }),
    drawImage: (path: unknown, ...box: number[]) => {
      const key = String(path)
      pictures.push(key)
      add((real, loaded) => {
        const picture = loaded.get(key)
        if (picture) invoke(real, 'drawImage', [picture, ...box])
      })
    },
    createLinearGradient: (...line: [number, number, number, number]) =>
      new Paint((real) => real.createLinearGradient(...line)),
    createCircularGradient: (x: number, y: number, radius: number) =>
      new Paint((real) => real.createRadialGradient(x, y, 0, x, y, radius)),
    measureText: (text: unknown) => ({ width: measure(String(text), String(values.get('font'))) }),
    clearActions: () => void (commands = []),
  })
  return {
    context,
    take() {
      const taken = { commands, pictures: [...new Set(pictures)] }
      commands = []
      pictures = []
      return taken
    },
  }
}

function invoke(context: CanvasRenderingContext2D, name: string, args: unknown[]): void {
  const method = Reflect.get(context, name) as (...args: unknown[]) => void
  method.apply(context, args)
}

/** A gradient, made when a real context is there. */
class Paint {
  private readonly stops: [number, string][] = []

  constructor(private readonly create: (context: CanvasRenderingContext2D) => CanvasGradient) {}

  readonly addColorStop = (offset: number, color: string): void => void this.stops.push([offset, color])

  make(context: CanvasRenderingContext2D): CanvasGradient {
    const gradient = this.create(context)
    for (const [offset, color] of this.stops) gradient.addColorStop(offset, color)
    return gradient
  }
}

/** WeChat says 'normal' where a browser says 'alphabetic'. */
function baselineOf(property: string, value: unknown): unknown {
  return property === 'textBaseline' && value === 'normal' ? 'alphabetic' : value
}

let scratch: CanvasRenderingContext2D | null | undefined

function measure(text: string, font: string): number {
  scratch ??= document.createElement('canvas').getContext('2d')
  if (!scratch) throw new CallFailure('this browser has no canvas')
  scratch.font = font
  return scratch.measureText(text).width
}

/** Canvas pixels for one CSS pixel. */
export function ratioOf(canvas: HTMLCanvasElement): number {
  return canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : 1
}
