/**
 * The handles behind `plugin.instance`. A handle is a plain object of functions, so that it survives `setData`; it refers to
 * its room through a binding that the room's end empties, so that a host that keeps a handle keeps no component alive.
 *
 * A handle asked for before its component exists waits for the next one attached. While every page with a component is
 * hidden (a page without one lies on top, or a component behind wx:if is still to come) the handle drives the one shown
 * last until a new component arrives. Handles of a component that wx:if has taken away drive the one that it brings back.
 *
 * The manual's own sample takes the handle at the top of a page's script, which runs once: on the page's next visit such a handle drives
 * the component on top, if nobody has asked for that one's own; start() takes it over in any case.
 */
import { bind, callOn, empty, isPresent, topmost } from './bindings'
import type { Binding, Entry, Handle, HandleMethod, Place, RoomPort } from './bindings'
import { type Call, type CallEnvironment, type CallResult, createCall } from './calls'
import { toNamedCall } from './handle-call'
import { GONE_MESSAGE, WAITING_MESSAGE } from './basic-steps'
import { BEGINNINGS } from './methods'

export type { Handle, HandleMethod, RoomPort } from './bindings'

/** Of ids that no component has had so far, of places left, and of start() calls on one handle: the oldest make room. */
const MAX_WAITING = 50

const NO_COMPONENT = '页面上还没有这个组件，请在组件的 AttachedEvent 之后调用'

function give(entry: Entry): Handle {
  entry.asked = true
  return entry.bindings[0].handle
}

export class Instances {
  private entries: Entry[] = []
  /** Rooms that play on in the small window after their page's end, with the handles that still drive them. */
  private readonly floating = new Map<RoomPort, Place>()
  /** Keyed by the component's id that was asked for; '' = whichever comes next. */
  private readonly waiting = new Map<string, Binding>()
  /** Places whose component has gone while its page may still be there. */
  private readonly left: Place[] = []
  private tentative: Binding | null = null
  private order = 0

  constructor(
    private readonly methodNames: readonly string[],
    private readonly environment: CallEnvironment,
  ) {}

  /** The handle of the component with that id, or without an id of the one on top. */
  get(id?: unknown): Handle {
    const wanted = typeof id === 'string' ? id : ''
    const candidates = this.entries.filter((entry) => wanted === '' || entry.id === wanted)
    const top = topmost(candidates.filter(({ shown }) => shown))
    if (top) return give(top)
    const hidden = topmost(candidates)
    if (!hidden) return this.waitingFor(wanted).handle
    if (wanted !== '') return give(hidden)
    this.tentative ??= this.createBinding('tentative', hidden.room)
    return this.tentative.handle
  }

  /** A component has been attached; everyone who had it before or waited for it gets it. Gives its handle. */
  attach(room: RoomPort, id: string, page = ''): Handle {
    // Its page has not ended after all: wx:if took the tag away, and the stream with it.
    this.stopFloating((place) => page !== '' && place.page === page && place.id === id)
    const anyone = id === '' ? undefined : this.takeWaiting('')
    const waited = [...this.takeLeft(id, page), this.takeWaiting(id), anyone, this.takeTentative()].filter(
      isPresent,
    )
    const [first = this.createBinding('waiting', null), ...others] = waited
    const bindings: Entry['bindings'] = [first, ...others]
    const asked = waited.length > 0
    this.entries.push({ room, id, page, bindings, asked, shown: true, order: ++this.order })
    for (const binding of bindings) bind(binding, room)
    return first.handle
  }

  /** What `selectComponent` gives has been asked for as well. */
  ask(room: RoomPort): void {
    const entry = this.entries.find((candidate) => candidate.room === room)
    if (entry) entry.asked = true
  }

  /** Its page is shown again: it is on top, and who asked meanwhile meant it. */
  show(room: RoomPort): void {
    const entry = this.entries.find((candidate) => candidate.room === room)
    if (!entry) return
    entry.shown = true
    entry.order = ++this.order
    const { tentative } = this
    if (tentative?.room !== room) return
    this.tentative = null
    entry.bindings.push(tentative)
    bind(tentative, room)
  }

  hide(room: RoomPort): void {
    const entry = this.entries.find((candidate) => candidate.room === room)
    if (entry) entry.shown = false
  }

  /** Its page has ended. A room that lives on in the small window keeps its handles until `release`. */
  detach(room: RoomPort): void {
    const entry = this.entries.find((candidate) => candidate.room === room)
    if (!entry) return
    this.entries = this.entries.filter((candidate) => candidate !== entry)
    const { id, page, bindings } = entry
    const place = { id, page, bindings }
    if (room.floating) this.floating.set(room, place)
    else this.leave(place)
    if (this.tentative?.room === room) this.moveTentative(this.tentative)
  }

  /** The room has ended for good. */
  release(room: RoomPort): void {
    const place = this.floating.get(room)
    this.floating.delete(room)
    if (place) this.leave(place)
  }

  /** A new start ends what still plays in the small window without a page. */
  stopFloating(which: (place: Place, room: RoomPort) => boolean): void {
    for (const [room, place] of [...this.floating]) {
      if (which(place, room)) void room.call('stop', {})
    }
  }

  private leave(place: Place): void {
    place.bindings.forEach(empty)
    if (place.page !== '') this.left.push(place)
    if (this.left.length > MAX_WAITING) this.left.shift()
  }

  /** The room behind a tentative handle has gone: the next one down takes its place, or the next one to come. */
  private moveTentative(tentative: Binding): void {
    const next = topmost(this.entries)
    tentative.room = next ? next.room : null
  }

  private waitingFor(id: string): Binding {
    const existing = this.waiting.get(id)
    if (existing) return existing
    const binding = this.createBinding('waiting', null, true)
    const [oldest] = this.waiting.keys()
    if (oldest !== undefined && this.waiting.size >= MAX_WAITING) this.waiting.delete(oldest)
    this.waiting.set(id, binding)
    return binding
  }

  private takeWaiting(id: string): Binding | undefined {
    const binding = this.waiting.get(id)
    this.waiting.delete(id)
    return binding
  }

  private takeLeft(id: string, page: string): Binding[] {
    const index = this.left.findIndex((place) => place.page === page && place.id === id)
    const [place] = index < 0 ? [] : this.left.splice(index, 1)
    return place ? place.bindings.filter(({ kind }) => kind === 'gone') : []
  }

  /** `begins`: the call turns a stream or a camera on, so it means what is there now. */
  private bindAnew(binding: Binding, begins: boolean): void {
    const top = topmost(this.entries.filter(({ shown }) => shown))
    if (!top || (top.asked && !begins)) return
    top.bindings.push(binding)
    bind(binding, top.room)
  }

  private takeTentative(): Binding | undefined {
    const { tentative } = this
    this.tentative = null
    return tentative ?? undefined
  }

  private createBinding(kind: Binding['kind'], room: RoomPort | null, early = false): Binding {
    const methods: Record<string, HandleMethod> = {}
    const getLiveSell = (): object | null => binding.room?.liveSell || null
    const handle = Object.assign(methods, { getLiveSell })
    const binding: Binding = { room, kind, starts: [], early, handle }
    for (const name of this.methodNames) methods[name] = (...args) => this.callThrough(binding, name, args)
    // Not enumerable: setData would copy it, with all that hangs on it.
    Object.defineProperty(handle, 'liveSell', { get: getLiveSell })
    return binding
  }

  private callThrough(binding: Binding, name: string, args: unknown[]): Promise<CallResult> {
    if (binding.kind === 'gone' && binding.early) this.bindAnew(binding, BEGINNINGS.includes(name))
    const { room } = binding
    if (name === 'exitPictureInPicture') {
      const small = room?.inPictureInPicture ? room : this.inPictureInPicture()
      if (small) return callOn(small, name, args)
    }
    if (name === 'start' && (binding.kind === 'waiting' || binding.kind === 'tentative')) {
      const call = this.ownCall(name, args, () => (binding.kind === 'bound' ? WAITING_MESSAGE : NO_COMPONENT))
      binding.starts.push(call)
      if (binding.starts.length > MAX_WAITING) binding.starts.shift()
      return call.promise
    }
    if (name === 'stop') {
      for (const call of binding.starts.splice(0)) call.fail('已被 stop() 取消')
    }
    if (room) return callOn(room, name, args)
    const call = this.ownCall(name, args)
    // Nothing runs where there is no component, so stop() has nothing left to do: late callbacks of hosts call it.
    if (name === 'stop') call.succeed()
    else call.fail(binding.kind === 'gone' ? GONE_MESSAGE : NO_COMPONENT)
    return call.promise
  }

  private ownCall(name: string, args: unknown[], timeoutMessage?: () => string): Call {
    return createCall(name, toNamedCall(name, args).options, this.environment, timeoutMessage)
  }

  private inPictureInPicture(): RoomPort | undefined {
    const [floating] = [...this.floating.keys()]
    return floating ?? this.entries.find(({ room }) => room.inPictureInPicture)?.room
  }
}
