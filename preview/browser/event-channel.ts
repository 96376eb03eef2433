/** The two ends of the channel between a page and its opener. An emit before the other end listens waits for it. */
import type { EventChannel } from './contracts'

type Listener = (...data: unknown[]) => void

class ChannelEnd implements EventChannel {
  other: ChannelEnd | undefined
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  private readonly waiting = new Map<string, unknown[][]>()

  emit(name: string, ...data: unknown[]): void {
    this.other?.receive(name, data)
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false)
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const kept = listener
      ? (this.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener)
      : []
    this.listeners.set(name, kept)
  }

  private add(name: string, listener: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }])
    const waiting = this.waiting.get(name) ?? []
    this.waiting.delete(name)
    for (const data of waiting) this.receive(name, data)
  }

  private receive(name: string, data: unknown[]): void {
    const entries = this.listeners.get(name) ?? []
    if (entries.length === 0) {
      this.waiting.set(name, [...(this.waiting.get(name) ?? []), data])
      return
    }
    this.listeners.set(
      name,
      entries.filter((entry) => !entry.once),
    )
    for (const { listener } of entries) listener(...data)
  }
}

/** `events`: what the opener listens to from the start (`wx.navigateTo({events})`). */
export function createChannel(events: Record<string, Listener> = {}): {
  opener: EventChannel
  opened: EventChannel
} {
  const opener = new ChannelEnd()
  const opened = new ChannelEnd()
  opener.other = opened
  opened.other = opener
  for (const [name, listener] of Object.entries(events)) opener.on(name, listener)
  return { opener, opened }
}
