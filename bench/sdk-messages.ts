/**
 * Messages of a live room as apps get them: objects of the published tim-wx-sdk, made by its own class, with all their
 * fields and with IDs as it forms them. It is never connected; its class is all that is wanted of it.
 */
import { createRequire } from 'node:module'
import { TYPES } from '../preview/chat/constants'

/** What comes over the wire. */
interface Raw {
  elements: { type: string; content: object }
  [field: string]: unknown
}

interface SdkMessage {
  ID: string
  setElement(element: Raw['elements']): void
}

type MessageClass = new (raw: Raw) => SdkMessage

/** The SDK keeps the class to itself, so it is caught while its methods are defined. */
function loadClass(): MessageClass {
  const { defineProperty } = Object
  const { log } = console
  let found: MessageClass | undefined
  Object.defineProperty = (owner, key, what) => {
    if (key === 'generateMessageID') found = (owner as { constructor: MessageClass }).constructor
    return defineProperty(owner, key, what)
  }
  // It tells its version.
  console.log = () => undefined
  try {
    createRequire(import.meta.url)('tim-wx-sdk')
  } finally {
    Object.assign(Object, { defineProperty })
    Object.assign(console, { log })
  }
  if (!found) throw new Error('tim-wx-sdk has no class of messages any more')
  return found
}

const remembered = 100

/** @returns makes a batch of so many messages, none of which was there before */
export function createFeed(roomID: string): (size: number) => object[] {
  const Message = loadClass()
  const started = Math.floor(Date.now() / 1000)
  // The SDK drops duplicates among its last hundred by itself, before it hands messages over.
  const delivered = new Set<string>()
  let count = 0

  function raw(): Raw {
    const number = count++
    const from = `u${number % 500}`
    return {
      elements: elements(number, from),
      from,
      to: roomID,
      groupID: roomID,
      groupProfile: { nick: 'Nick', avatar: 'https://img.example.com/a.png' },
      sequence: number + 1,
      time: started + (number >> 5),
      clientTime: started + (number >> 5),
      random: Math.floor(Math.random() * 2 ** 32),
      tinyID: `1441151982${String(40_000_000 + (number % 500) * 7919)}`,
      priority: 2,
    }
  }

  function make(): SdkMessage {
    // Through JSON, so that no text in it is the same object as one that is compared with it.
    const fields = JSON.parse(JSON.stringify(raw())) as Raw
    const message = new Message({ ...fields, conversationType: TYPES.CONV_GROUP, currentUser: 'ann' })
    message.setElement(fields.elements)
    if (delivered.has(message.ID)) return make()
    if (delivered.size === remembered) {
      for (const oldest of delivered) {
        delivered.delete(oldest)
        break
      }
    }
    delivered.add(message.ID)
    return message
  }

  return (size) => Array.from({ length: size }, make)
}

function elements(number: number, from: string): Raw['elements'] {
  const kind = number % 4
  if (kind === 0) return { type: TYPES.MSG_TEXT, content: { text: `hello ${number}` } }
  if (kind === 3) {
    const members = { memberInfoList: [{ userID: from, nick: 'Nick', avatar: 'a.png' }], userIDList: [from] }
    return { type: TYPES.MSG_GRP_TIP, content: { operationType: 1, operatorID: from, ...members } }
  }
  const data = kind === 1 ? 'LIKE' : 'SEND_GIFT'
  return { type: TYPES.MSG_CUSTOM, content: { data, description: '', extension: 'x' } }
}
