/** Renders a part or a page of the demo out of its sources, with WeChat's own template compiler. */
import path from 'node:path'

export interface Rendered {
  dom: HTMLElement
  data: Record<string, unknown>
  instance: Record<string, (...args: unknown[]) => unknown>
  querySelector(selector: string): Rendered | undefined
  querySelectorAll(selector: string): Rendered[]
  addEventListener(name: string, handler: (event: { detail: unknown }) => void): void
  dispatchEvent(name: string, options?: object): void
  setData(data: object): void
  triggerLifeTime(name: string): void
  attach(parent: Node): void
  detach(): void
}

interface Simulate {
  load(what: string | object, options?: object): string
  render(id: string, properties?: object): Rendered
}

type Definition = Record<string, unknown> & { data?: object }

const root = path.resolve(__dirname, '../../miniprogram')

/** A fresh framework each time: components loaded twice into one come out undefined. */
function simulate(): Simulate {
  jest.resetModules()
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a fresh module each time
  return require('miniprogram-simulate') as Simulate
}

/** `part` is a component's folder, e.g. 'room-card'. */
export function renderPart(part: string, properties: object = {}): Rendered {
  const framework = simulate()
  const id = framework.load(path.join(root, 'components', part, part), { rootPath: root })
  return attached(framework.render(id, properties))
}

/** `page` is a page's name; its lifetimes are called by the test, as methods of `instance`. */
export function renderPage(page: string): Rendered {
  const framework = simulate()
  // The framework knows components only; a page is one whose functions are its methods.
  const asComponent = (definition: Definition): void => {
    const { data, ...rest } = definition
    const methods = Object.entries(rest).filter(([, value]) => typeof value === 'function')
    // The framework puts its constructors on the global object.
    const { Component } = globalThis as unknown as { Component: (definition: object) => void }
    Component({ data, methods: Object.fromEntries(methods) })
  }
  Object.assign(globalThis, { Page: asComponent })
  // Stand where the plugin's components stand: they only show their slot.
  const standIn = (attributes: string[]): string =>
    framework.load({
      template: '<view class="stand-in"><slot></slot></view>',
      properties: Object.fromEntries(attributes.map((name) => [name, null])),
    })
  const id = framework.load(path.join(root, 'pages', page, page), {
    rootPath: root,
    usingComponents: {
      'live-room-play': standIn(playerAttributes),
      'live-room-push': standIn(pusherAttributes),
    },
  })
  return attached(framework.render(id))
}

const playerAttributes = [
  'liveAppID',
  'playUrl',
  'muted',
  'orientation',
  'objectFit',
  'pictureInPictureMode',
  'debug',
  'reconnect',
]

const pusherAttributes = [
  'liveAppID',
  'pushUrl',
  'mode',
  'autopush',
  'orientation',
  'mirror',
  'muted',
  'beauty',
  'whiteness',
  'beautyStyle',
  'debug',
  'reconnect',
]

function attached(rendered: Rendered): Rendered {
  rendered.attach(document.body)
  return rendered
}

/** What stands on the screen: the pieces of text, with a space between. */
export function textOf(rendered: Rendered | undefined): string {
  if (!rendered) return ''
  const walker = document.createTreeWalker(rendered.dom, NodeFilter.SHOW_TEXT)
  const pieces: string[] = []
  while (walker.nextNode()) pieces.push(walker.currentNode.textContent?.trim() ?? '')
  return pieces.filter(Boolean).join(' ')
}

/** Events and promises of the framework and of the page have run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

/** Sends `tap` as the element would, and waits for what follows. */
export async function tap(element: Rendered | undefined): Promise<void> {
  if (!element) throw new Error('Nothing to tap: the selector found no element')
  element.dispatchEvent('tap')
  await settled()
}

/** What comes with each event of that name. */
export function listen(part: Rendered, name: string): jest.Mock {
  const heard = jest.fn<void, [unknown]>()
  part.addEventListener(name, (event) => heard(event.detail))
  return heard
}
