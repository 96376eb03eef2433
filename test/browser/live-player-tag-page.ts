/** Runs in the browser of live-player-tag.test.ts: the tag alone, in glass-easel, inside the barest of phones. */
import * as glassEasel from 'glass-easel'
import type { PageHandle, Shell } from '../../preview/browser/contracts'
import { setShell } from '../../preview/browser/current-shell'
import { livePlayerTag } from '../../preview/browser/tags/live-player/live-player'
import { tempFiles } from '../../preview/browser/temp-files'
import { readFrameCode } from '../../preview/sample/frame-code'

export interface TagEvent {
  name: string
  detail: Record<string, unknown>
}

export interface TagPage {
  /** Puts a live-player on the page. */
  make(attributes: Record<string, unknown>): void
  set(attributes: Record<string, unknown>): void
  /** What the context's success or fail callback would get. */
  call(method: string, options?: Record<string, unknown>): Promise<Record<string, unknown>>
  /** Events since the last forget(). */
  events(name?: string): TagEvent[]
  codes(): number[]
  forget(): void
  leavePage(): void
  showPage(): void
  /** Takes the tag off the page, as the end of its page does. */
  detach(): void
  /** The number the sample's picture now shows, read from its pixels. */
  frame(): number
  fileSize(path: string): number
  /** Page addresses the tag has navigated to. */
  navigation: string[]
}

declare global {
  interface Window {
    tagPage: TagPage
    mediaOrigin: string
  }
}

const screen = byId('screen')
const pageElement = byId('page')
const navigation: string[] = []
const handle = {
  element: pageElement,
  route: 'pages/play/play',
  query: { name: 'a%20b' },
} as unknown as PageHandle

// Only what the tag asks of a phone.
setShell({
  config: { mediaOrigin: window.mediaOrigin },
  screen,
  overlay: byId('overlay'),
  pages: () => (pageElement.isConnected ? [handle] : []),
  router: { navigateTo: (url: string) => Promise.resolve(navigation.push(url)) },
  warnOnce: (text: string) => console.info(text),
} as unknown as Shell)

const style = document.head.appendChild(document.createElement('style'))
style.textContent = livePlayerTag.styles
const backend = new glassEasel.CurrentWindowBackendContext()
const space = new glassEasel.ComponentSpace()
const definition = space.defineComponent({ is: 'live-player', ...(livePlayerTag.definition as object) })

let events: TagEvent[] = []
let component: glassEasel.GeneralComponent

function set(attributes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(attributes)) component.replaceDataOnPath([name], value)
  component.applyDataUpdates()
}

const names = [
  'statechange',
  'netstatus',
  'fullscreenchange',
  'enterpictureinpicture',
  'leavepictureinpicture',
  'error',
]

window.tagPage = {
  navigation,
  make(attributes) {
    component = glassEasel.Component.createWithContext('wx-live-player', definition.general(), backend)
    for (const name of names) {
      // The browser's own events of the same names carry no object of ours.
      component.addListener(name, ({ detail }) => {
        if (typeof detail === 'object' && detail !== null && !(detail instanceof UIEvent)) {
          events.push({ name, detail: detail as Record<string, unknown> })
        }
      })
    }
    set(attributes)
    const placeholder = pageElement.appendChild(document.createElement('div'))
    glassEasel.Element.replaceDocumentElement(
      component,
      // glass-easel's own element type is a subset of the DOM's, under another name.
      pageElement as unknown as glassEasel.GeneralBackendElement,
      placeholder as unknown as glassEasel.GeneralBackendElement,
    )
    const element = component.$$ as unknown as HTMLElement
    element.style.cssText = 'display: block; width: 100%; height: 100%'
    const slotted = element.appendChild(document.createElement('b'))
    slotted.id = 'slotted'
    slotted.textContent = '插槽里的字'
  },
  set,
  async call(method, options = {}) {
    const { invokeNative } = component.getMethodCaller() as unknown as {
      invokeNative: (name: string, given: Record<string, unknown>) => Promise<Record<string, unknown>>
    }
    try {
      return await invokeNative.call(component, method, options)
    } catch (error) {
      return { failed: (error as { errMsg: string }).errMsg }
    }
  },
  events: (name) => events.filter((event) => name === undefined || event.name === name),
  codes: () =>
    events.filter(({ name }) => name === 'statechange').map(({ detail }) => Number(detail['code'])),
  forget: () => void (events = []),
  leavePage() {
    pageElement.style.display = 'none'
    component.triggerPageLifetime('hide', [])
  },
  showPage() {
    pageElement.style.display = ''
    component.triggerPageLifetime('show', [])
  },
  detach() {
    glassEasel.Element.pretendDetached(component)
    pageElement.remove()
  },
  frame() {
    const video = document.querySelector('video')
    const canvas = document.createElement('canvas')
    canvas.width = 540
    canvas.height = 960
    const context = canvas.getContext('2d')
    if (video === null || context === null) return -1
    context.drawImage(video, 0, 0, 540, 960)
    return readFrameCode((x, y) => context.getImageData(x, y, 1, 1).data[0] ?? 0)
  },
  fileSize: (path) => tempFiles.get(path)?.size ?? 0,
}

// For the test of the browser's own rule on sound: begun by the page, with nothing that counts as a click before.
if (location.hash === '#play') window.tagPage.make({ src: 'rtmp://h.example/live/sample', autoplay: true })

function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`The test page has no #${id}`)
  return element
}
