/** A page of native tags in jsdom, straight from wxml text: for tests of the tags alone. */
import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { TmplGroup } from 'glass-easel-template-compiler'
import { readWxml } from '../../preview/compile/wxml-lexer'
import { renameNativeTags } from '../../preview/compile/wxml-rename'
import type { Shell } from '../../preview/browser/contracts'
import { setShell } from '../../preview/browser/current-shell'
import { domOf, fire } from '../../preview/browser/dispatch'
import { ErrorCenter } from '../../preview/browser/errors'
import { nameSpace } from '../../preview/browser/owner'
import { defineTags } from '../../preview/browser/tag-room'
import { builtInBehaviors, tags } from '../../preview/browser/tags'
import { withPhoneEvents } from '../../preview/browser/template-events'

type PageDefinition = Record<string, unknown>
interface CustomComponent {
  wxml: string
  /** Names as in 'wx://form-field'. */
  behaviors: string[]
}

type ComponentTemplate = Parameters<typeof withPhoneEvents>[0]

/** An event as the page's handler got it. */
export interface Told {
  type: string
  detail: unknown
  target: { id: string; dataset: Record<string, unknown> }
  currentTarget: { id: string; dataset: Record<string, unknown> }
}

export interface Stage {
  /** What the handlers named 'tell' got, in order. */
  told: Told[]
  warnings: string[]
  /** Calls of the router: 'navigateTo /pages/a?x=1'. */
  visits: string[]
  overlay: HTMLElement
  data(): Record<string, unknown>
  setData(data: object): void
  component(id: string): glassEasel.GeneralComponent
  element(id: string): HTMLElement
  /** The element the browser itself would have: the <img>, <input> … inside a tag. */
  inner<K extends keyof HTMLElementTagNameMap>(id: string, tag: K): HTMLElementTagNameMap[K]
  tap(id: string): void
  leave(): void
}

/** Tags tell the page in a later task; time is the test's own (`jest.useFakeTimers()`). */
export const tasks = (ms = 5): Promise<void> => jest.advanceTimersByTimeAsync(ms)

function fakeShell(stage: Pick<Stage, 'warnings' | 'visits' | 'overlay'>): Shell {
  const visit = (name: string) => (url: unknown) => {
    stage.visits.push(`${name} ${String(url)}`)
    return String(url).includes('missing') ? Promise.reject(new Error('page not found')) : Promise.resolve()
  }
  const shell = {
    app: { pages: [] },
    screen: document.body,
    overlay: stage.overlay,
    router: Object.fromEntries(
      ['navigateTo', 'redirectTo', 'navigateBack', 'reLaunch', 'switchTab'].map((name) => [
        name,
        visit(name),
      ]),
    ),
    currentPage: () => ({ route: 'pages/here/here' }),
    resolveFile: (path: string) => `/files${path}`,
    warnOnce: (text: string) => void stage.warnings.push(text),
  }
  // The tags use these parts only.
  return shell as unknown as Shell
}

function compile(wxml: string, custom: string[]): ComponentTemplate {
  const group = new TmplGroup()
  group.addTmpl('page', renameNativeTags(wxml, readWxml(wxml), new Set(custom)))
  // The compiler gives a program text; in the preview the server writes it into the page's script.
  const templates = window.eval(`(${group.getTmplGenObjectGroups()})`) as Record<string, unknown>
  group.free()
  return { groupList: templates, content: templates['page'] } as unknown as ComponentTemplate
}

export function stage(
  wxml: string,
  page: PageDefinition = {},
  components: Record<string, CustomComponent> = {},
): Stage {
  const told: Told[] = []
  const found = {
    told,
    warnings: [] as string[],
    visits: [] as string[],
    overlay: document.createElement('div'),
  }
  document.body.append(found.overlay)
  setShell(fakeShell(found))

  const errors = new ErrorCenter()
  const env = new MiniProgramEnv()
  const useTags = defineTags(env, tags, errors)
  const space = env.createCodeSpace('', true)
  nameSpace(space.getComponentSpace(), '')
  useTags(space.getComponentSpace())
  for (const [name, { wxml: text, behaviors }] of Object.entries(components)) {
    const registered = behaviors.map((behavior) =>
      space
        .behavior()
        .definition({ ...builtInBehaviors[behavior] })
        .register(),
    )
    space.addComponentStaticConfig(name, { component: true })
    space.addCompiledTemplate(name, withPhoneEvents(compile(text, []), errors))
    space.component(name).definition({ behaviors: registered }).register()
  }
  const names = Object.keys(components)
  space.addComponentStaticConfig('page', {
    usingComponents: Object.fromEntries(names.map((name) => [name, `/${name}`])),
  })
  space.addCompiledTemplate('page', withPhoneEvents(compile(wxml, names), errors))
  const methods = { tell: (event: Told) => void told.push(event), ...(page['methods'] as object | undefined) }
  space
    .component('page')
    .definition({ ...page, methods })
    .register()

  const root = env.associateBackend().createRoot('wx-page', space, 'page')
  const place = document.body.appendChild(document.createElement('div'))
  glassEasel.Element.replaceDocumentElement(
    root.getComponent(),
    document.body as unknown as glassEasel.GeneralBackendElement,
    place as unknown as glassEasel.GeneralBackendElement,
  )
  const instance = root.getComponent()
  const component = (id: string) => {
    const element = instance.getShadowRoot()?.getElementById(id)?.asGeneralComponent()
    if (!element) throw new Error(`the page has no component with id "${id}"`)
    return element
  }
  const element = (id: string) => {
    const node = domOf(component(id))
    if (!node) throw new Error(`"${id}" has no element`)
    return node
  }
  return {
    ...found,
    data: () => instance.data,
    setData: (data) => instance.setData(data),
    component,
    element,
    inner(id, tag) {
      const node = element(id).querySelector(tag)
      if (!node) throw new Error(`"${id}" has no <${tag}> inside`)
      return node
    },
    tap: (id) => void fire(component(id), 'tap', { x: 0, y: 0 }),
    leave() {
      const node = domOf(instance)
      glassEasel.Element.pretendDetached(instance)
      node?.remove()
    },
  }
}

/** A finger or the mouse, as the DOM tells it. */
export function pointer(target: EventTarget, type: string, x = 0, y = 0): void {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0 })
  Object.assign(event, { pointerId: 1, pointerType: 'mouse' })
  target.dispatchEvent(event)
}
