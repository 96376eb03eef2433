/**
 * Runs in the page: puts the flood in as frames of the chat service's WebSocket, in batches, past the cloud's limit of 40 messages a
 * second, so that it takes the way of real ones: SDK, tim-live-sell, page. Counts frames of the screen and the list's setData, and
 * looks for the viewer's own lines.
 */

export type Way = 'rest' | 'shop' | 'plain'

export interface Seen {
  /** Frames of each second. */
  frames: number[]
  /** setData of the list, of each second. */
  draws: number[]
  /** The longest list seen. */
  longest: number
  messages: number
  likes: number
  /** The viewer's own lines: pushed, and found drawn in the document at once (within 200 ms). */
  own: number
  ownDrawn: number
  /** ms from a line of the viewer's own to its being drawn, the longest. */
  ownLatest: number
}

export async function floodInPage({ way, seconds }: { way: Way; seconds: number }): Promise<Seen> {
  const MESSAGES = 1000
  const LIKES = 2000
  const TICK_MS = 20
  interface Line {
    kind: 'text'
    nick: string
    text: string
    own?: boolean
    key?: number
    cut?: boolean
  }
  interface List {
    data: { lines: Line[] }
    setData: (change: object, then?: () => void) => void
  }
  interface ShopPage {
    selectComponent: (selector: string) => List
    setData: (change: object) => void
    onSay: (event: object) => void
  }
  const page = window.__preview?.getCurrentPages().at(-1) as unknown as ShopPage
  const list = page.selectComponent('#list')
  const { sockets, __PREVIEW__: config } = window as unknown as {
    sockets: WebSocket[]
    __PREVIEW__: { chat: { url: string } }
  }
  const socket = sockets.filter(({ url }) => url.startsWith(config.chat.url)).pop()
  if (!socket) throw new Error('the page has no connection to the chat')
  const seen: Seen = {
    frames: [],
    draws: [],
    longest: 0,
    messages: 0,
    likes: 0,
    own: 0,
    ownDrawn: 0,
    ownLatest: 0,
  }
  const began = performance.now()
  const second = (): number => Math.floor((performance.now() - began) / 1000)
  const add = (counts: number[]): void => {
    counts[second()] = (counts[second()] ?? 0) + 1
  }
  const set = list.setData.bind(list)
  list.setData = (change, then) => {
    if ('lines' in change) {
      add(seen.draws)
      seen.longest = Math.max(seen.longest, (change as { lines: Line[] }).lines.length)
    }
    set(change, then)
  }
  let running = true
  const frame = (): void => {
    if (!running) return
    add(seen.frames)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)

  let id = 0
  let plainLikes = 0
  const message = (payload: object, type: string): object => ({
    ID: `flood-${++id}`,
    type,
    payload,
    conversationType: 'GROUP',
    conversationID: 'GROUPlive-shop',
    to: 'live-shop',
    from: `u${id % 500}`,
    nick: `观众${id % 500}`,
    avatar: '',
    time: Math.floor(Date.now() / 1000),
    sequence: id,
    priority: 'Normal',
  })
  const plain = (line: Line): void => {
    list.setData({ lines: [...list.data.lines, { ...line, key: ++id, cut: false }].slice(-100) })
  }
  const drop = (texts: number, likes: number): void => {
    seen.messages += texts
    seen.likes += likes
    if (way === 'plain') {
      for (let i = 0; i < texts; i++)
        plain({ kind: 'text', nick: `观众${i}`, text: `第 ${seen.messages} 条弹幕` })
      for (let i = 0; i < likes; i++) page.setData({ likes: ++plainLikes })
      return
    }
    const batch: object[] = []
    for (let i = 0; i < texts; i++) batch.push(message({ text: `第 ${seen.messages} 条弹幕` }, 'TIMTextElem'))
    for (let i = 0; i < likes; i++)
      batch.push(message({ data: 'LIKE', description: '', extension: '' }, 'TIMCustomElem'))
    const data = JSON.stringify({ push: { kind: 'messages', messages: batch } })
    socket.dispatchEvent(new MessageEvent('message', { data }))
  }
  const own = async (): Promise<void> => {
    const text = `我的第 ${++seen.own} 句`
    const from = performance.now()
    if (way === 'plain') plain({ kind: 'text', nick: 'me', text, own: true })
    else page.onSay({ detail: { text } })
    while (performance.now() - from < 1000) {
      const drawn = [...document.querySelectorAll('[id^="line-"], [class*="line--own"]')]
      if (drawn.some((line) => line.textContent.endsWith(text))) {
        seen.ownDrawn++
        seen.ownLatest = Math.max(seen.ownLatest, performance.now() - from)
        return
      }
      await new Promise((done) => setTimeout(done, 4))
    }
  }

  let done = 0
  let nextOwn = 1500
  while (performance.now() - began < seconds * 1000) {
    await new Promise((next) => setTimeout(next, TICK_MS))
    if (way === 'rest') continue
    const due = Math.min(performance.now() - began, seconds * 1000)
    drop(Math.round((MESSAGES * (due - done)) / 1000), Math.round((LIKES * (due - done)) / 1000))
    done = due
    if (due >= nextOwn) {
      nextOwn += 2500
      void own()
    }
  }
  await new Promise((end) => setTimeout(end, 1100))
  running = false
  seen.frames.length = seconds
  seen.draws.length = Math.min(seen.draws.length, seconds)
  // Seconds without any are holes.
  seen.draws = Array.from(seen.draws, (count: number | undefined) => count ?? 0)
  seen.frames = Array.from(seen.frames, (count: number | undefined) => count ?? 0)
  return seen
}
