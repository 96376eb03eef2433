/** @jest-environment jsdom */
import * as glassEasel from 'glass-easel'
import { liveArea } from '../../preview/browser/wx/live'
import { callOf, fakeShell, page, type FakeShell } from './preview-wx-shell'

type Component = glassEasel.GeneralComponent

type TagMaker = (name: string, id?: string, into?: glassEasel.ShadowRoot) => Component

interface Invoked {
  tag: string
  method: string
  options: unknown
}

let shell: FakeShell
let wx: Record<string, unknown>
let invoked: Invoked[]
let answer: (method: string) => Promise<object>

/** A component whose shadow tree is what `fill` puts there; tags are live-player and live-pusher. */
function component(name: string, fill: (root: glassEasel.ShadowRoot, tag: TagMaker) => void): Component {
  const space = new glassEasel.ComponentSpace()
  const tagOf = (tagName: string) =>
    space.defineComponent({
      is: `wx://${tagName}`,
      methods: {
        invokeNative(this: Component, method: string, options: object) {
          invoked.push({ tag: this.id, method, options })
          return answer(method)
        },
      },
    })
  const definitions = { 'live-player': tagOf('live-player'), 'live-pusher': tagOf('live-pusher') }
  const owner = glassEasel.Component.createWithContext(
    name,
    space.defineComponent({ is: name }).general(),
    new glassEasel.EmptyBackendContext(),
  )
  stock(owner, (root) => {
    fill(root, (tagName, id = '', into = root) => {
      const definition = definitions[tagName as keyof typeof definitions]
      const tag = into.createComponentByDef(tagName, definition.general())
      tag.id = id
      return tag
    })
  })
  return owner
}

/** Puts other things into a component's shadow tree. */
function stock(owner: Component, fill: (root: glassEasel.ShadowRoot) => void): void {
  const root = owner.getShadowRoot()
  if (!root) throw new Error('no shadow root')
  for (const child of [...root.childNodes]) root.removeChild(child)
  fill(root)
}

beforeEach(() => {
  invoked = []
  answer = () => Promise.resolve({})
  shell = fakeShell()
  wx = liveArea({ shell, packageId: '', has: () => false })
})

type Context = Record<string, (options?: object) => unknown>
const contextOf = (name: string, ...args: unknown[]) => callOf(wx, name)(...(args as [])) as Context

/** What fail or success hears. */
const heard = (context: Context, method: string, options: object = {}) =>
  new Promise<Record<string, unknown>>((resolve) =>
    context[method]?.({ ...options, success: resolve, fail: resolve }),
  )

const player = () =>
  component('room', (root, tag) => {
    const view = root.createVirtualNode('view')
    root.appendChild(view)
    view.appendChild(tag('live-player', 'other'))
    view.appendChild(tag('live-player', 'player'))
  })

describe('createLivePlayerContext', () => {
  test('has exactly the methods of a phone', () => {
    expect(Object.keys(contextOf('createLivePlayerContext', 'player', player())).sort()).toEqual(
      [
        'play stop mute pause resume requestFullScreen exitFullScreen snapshot exitPictureInPicture requestPictureInPicture',
        'requestBackgroundPlayback exitBackgroundPlayback startCasting switchCasting reconnectCasting exitCasting',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    )
  })

  test('drives the tag of that id in the caller’s own tick, callbacks left out', () => {
    const context = contextOf('createLivePlayerContext', 'player', player())
    const returned = context['requestFullScreen']?.({ direction: 90, success: () => undefined })
    expect(invoked).toEqual([{ tag: 'player', method: 'requestFullScreen', options: { direction: 90 } }])
    expect(returned).toBeUndefined()
  })

  test('takes the component as the adapter hands it out', () => {
    contextOf('createLivePlayerContext', 'player', { _$: player() })['play']?.()
    expect(invoked).toMatchObject([{ tag: 'player', method: 'play' }])
  })

  test('success has what the tag answers', async () => {
    answer = () => Promise.resolve({ tempImagePath: 'http://tmp/1.png', width: 720, height: 1280 })
    const result = await heard(contextOf('createLivePlayerContext', 'player', player()), 'snapshot')
    expect(result).toEqual({
      errMsg: 'operateLivePlayer:ok',
      tempImagePath: 'http://tmp/1.png',
      width: 720,
      height: 1280,
    })
  })

  test.each([
    [{ errMsg: 'operateLivePlayer:fail not playing', errCode: -1 }, 'operateLivePlayer:fail not playing'],
    [new Error('decoder gone'), 'operateLivePlayer:fail decoder gone'],
  ])('fail has the tag’s reason', async (reason, errMsg) => {
    answer = jest.fn().mockRejectedValue(reason)
    expect(await heard(contextOf('createLivePlayerContext', 'player', player()), 'play')).toMatchObject({
      errMsg,
    })
  })

  test('background playback calls nothing back, as on a phone', async () => {
    const success = jest.fn()
    contextOf('createLivePlayerContext', 'player', player())['requestBackgroundPlayback']?.({
      success,
      complete: success,
    })
    await new Promise((resolve) => setTimeout(resolve))
    expect(invoked).toMatchObject([{ method: 'requestBackgroundPlayback' }])
    expect(success).not.toHaveBeenCalled()
  })

  test('no such tag in the component', async () => {
    const result = await heard(contextOf('createLivePlayerContext', 'nobody', player()), 'play')
    expect(result['errMsg']).toBe('operateLivePlayer:fail there is no <live-player id="nobody"> in room')
  })

  test('without a component: the page that was shown then, even under another', () => {
    shell.stack.push(page('pages/first/first', { component: player() }))
    const context = contextOf('createLivePlayerContext', 'player')
    shell.stack.push(page('pages/second/second', { component: component('empty', () => undefined) }))
    context['stop']?.()
    expect(invoked).toMatchObject([{ tag: 'player', method: 'stop' }])
  })

  test('made before any page: the page shown when it is called', () => {
    const context = contextOf('createLivePlayerContext', 'player')
    shell.stack.push(page('pages/first/first', { component: player() }))
    context['play']?.()
    expect(invoked).toHaveLength(1)
  })
})

describe('createLivePusherContext', () => {
  const pusher = () =>
    component('push-room', (root, tag) => {
      root.appendChild(tag('live-player', 'a'))
      root.appendChild(tag('live-pusher', 'p'))
    })

  test('has exactly the methods of a phone', () => {
    expect(Object.keys(contextOf('createLivePusherContext', pusher())).sort()).toEqual(
      [
        'start stop pause resume switchCamera snapshot toggleTorch playBGM stopBGM pauseBGM resumeBGM setBGMVolume startPreview',
        'stopPreview sendMessage setMICVolume exitPictureInPicture getMaxZoom setZoom',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    )
  })

  test.each([
    ['the component', () => [pusher()]],
    ['an id and the component', () => ['any', pusher()]],
  ])('finds the first pusher of %s', (_name, args) => {
    contextOf('createLivePusherContext', ...args())['start']?.()
    expect(invoked).toEqual([{ tag: 'p', method: 'start', options: {} }])
  })

  test('without a component: the page’s one, inside its components too', () => {
    const outer = component('page', (root, tag) => {
      const plain = new glassEasel.ComponentSpace().defineComponent({ is: 'push-room' }).general()
      const inner = root.createComponentByDef('push-room', plain)
      root.appendChild(inner)
      stock(inner, (innerRoot) => innerRoot.appendChild(tag('live-pusher', 'p', innerRoot)))
    })
    shell.stack.push(page('pages/push/push', { component: outer }))
    contextOf('createLivePusherContext')['start']?.()
    expect(invoked).toMatchObject([{ tag: 'p' }])
  })
})
