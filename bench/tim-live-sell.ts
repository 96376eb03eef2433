/**
 * `npm run bench:chat`: tim-live-sell beside the published im-live-sells, each as an app gets it, in one process, with
 * the same listeners and the same messages: messages handled a second, and memory over a million of them. Ours filters by
 * room and drops what came before, as always. The SDK is reduced to its messages and its emitter, so that only the
 * libraries work.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { EVENT, TYPES } from '../preview/chat/constants'
import type { TSL as Class } from '../tim-live-sell/src'
import { createFeed } from './sdk-messages'
import { median } from './statistics'

const require = createRequire(import.meta.url)
const roomID = '@TGS#live'
const batchSize = 12
const batchesARound = 30
const rounds = 800
const warmUp = 150
const old = '1.0.25'

/** The library as it is published: built from what is here now. */
function build(): typeof Class {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tim-live-sell-bench-'))
  try {
    const script = path.join(import.meta.dirname, '../tim-live-sell/build.mjs')
    execFileSync(process.execPath, [script, folder], { stdio: 'inherit' })
    return (require(path.join(folder, 'index.cjs')) as { TSL: typeof Class }).TSL
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

type Handler = (event: { name: string; data: unknown }) => void

/** Logged in at once; does nothing but hand over batches. */
function bareSdk() {
  const handlers = new Map<string, Handler[]>()
  const emit = (name: string, data?: unknown) =>
    handlers.get(name)?.forEach((handler) => handler({ name, data }))
  const answer = (data: unknown) => () => Promise.resolve({ code: 0, data })
  const group = { groupID: roomID, ownerID: 'host' }
  const instance = {
    on: (name: string, handler: Handler) => void handlers.set(name, [...(handlers.get(name) ?? []), handler]),
    off: (name: string) => void handlers.delete(name),
    login: () => {
      setImmediate(() => emit(EVENT.SDK_READY))
      return Promise.resolve({ code: 0, data: {} })
    },
    logout: answer({}),
    destroy: answer({}),
    setLogLevel: () => undefined,
    sendMessage: answer({}),
    joinGroup: answer({ status: 'JoinedSuccess', group }),
    quitGroup: answer({}),
    getGroupProfile: answer({ group }),
    getMyProfile: answer({ userID: 'ann', nick: 'ANN', avatar: '' }),
    getUserProfile: answer([{ userID: 'host', nick: 'Host', avatar: '' }]),
  }
  return { TIM: { create: () => instance, EVENT, TYPES }, emit }
}

interface Heard {
  nick: string
  message?: string
  value?: string
  extension?: string
  count?: number
}

interface Listening {
  on(event: string, listener: (data: Heard) => void): unknown
}

/** What a room's page does before it draws. The old one raises custom messages as MESSAGE as well, and pays for it. */
function listeners(): (one: Listening) => void {
  const lines: string[] = []
  let likes = 0
  let gifts = new Map<string, number>()
  const say = (line: string) => {
    if (lines.push(line) > 50) lines.shift()
  }
  return (one) => {
    one.on('MESSAGE', ({ nick, message }) => say(`${nick}: ${message ?? ''}`))
    one.on('LIKE', ({ count = 1 }) => (likes += count))
    one.on('SEND_GIFT', ({ nick, value, extension }) => {
      const gift = value ?? extension ?? ''
      gifts.set(gift, (gifts.get(gift) ?? 0) + 1)
      if (gifts.size > 100) gifts = new Map()
      say(`${nick} sends ${gift}`)
    })
    one.on('JOIN_GROUP', ({ nick }) => say(`${nick} comes, ${likes} likes`))
  }
}

async function prepare(kind: 'ours' | 'old') {
  const { TIM, emit } = bareSdk()
  const options = { SDKAppID: 1400000001, roomID, userName: 'ann', userSig: 's', TIM }
  const listen = listeners()
  if (kind === 'ours') listen(new (build())(options))
  else {
    Object.assign(globalThis, { window: globalThis })
    const Old = require(`im-live-sells-${old}`) as new (given: object) => Listening
    listen(new Old(options))
  }
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { feed: (messages: object[]) => emit(EVENT.MESSAGE_RECEIVED, messages) }
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** Seconds for one batch. It is handed over as soon as it is made, as the SDK does. */
function time({ feed }: Prepared, messages: object[]): number {
  const start = performance.now()
  feed(messages)
  return (performance.now() - start) / 1000
}

function heapMB(): number {
  ;(globalThis as { gc?: () => void }).gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

async function main(): Promise<void> {
  const ours = await prepare('ours')
  const theirs = await prepare('old')
  const batch = createFeed(roomID)
  const rates: Record<'ours' | 'old' | 'ratio', number[]> = { ours: [], old: [], ratio: [] }
  for (let round = 0; round < rounds; round++) {
    const seconds = { ours: 0, old: 0 }
    for (let i = 0; i < batchesARound; i++) {
      // They take turns, who is first as well.
      const order = (round + i) % 2 ? (['ours', 'old'] as const) : (['old', 'ours'] as const)
      for (const kind of order) seconds[kind] += time(kind === 'ours' ? ours : theirs, batch(batchSize))
    }
    if (round < warmUp) continue
    for (const kind of ['ours', 'old'] as const) rates[kind].push((batchesARound * batchSize) / seconds[kind])
    // Of what was measured side by side: what else the machine does then touches both.
    rates.ratio.push(seconds.old / seconds.ours)
  }
  const [our, their, ratio] = [median(rates.ours), median(rates.old), median(rates.ratio)]
  console.log(
    `messages a second: tim-live-sell ${Math.round(our)}, im-live-sells ${old} ${Math.round(their)} (${ratio.toFixed(2)} x)`,
  )

  const before = heapMB()
  for (let i = 0; i < 1_000_000 / batchSize; i++) ours.feed(batch(batchSize))
  const after = heapMB()
  console.log(`memory over 1,000,000 messages: ${before.toFixed(1)} MB, then ${after.toFixed(1)} MB`)
}

void main().then(() => process.exit(0))
