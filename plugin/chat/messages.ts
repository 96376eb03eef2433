/** What the SDK delivers, one batch at a time, turned into the events of one room. Pure; anything may stand where a message is expected. */
import type { ChatMessage, ImEvent } from './im-events'
import { dict, number, text, type Dict } from '../values'

const PROFILE_CHANGED = 6

interface Sdk {
  on(event: 'onMessageReceived', listener: (event: unknown) => void): unknown
  off(event: 'onMessageReceived', listener: (event: unknown) => void): unknown
}

/** Tells what comes for that room from now on; gives the function that ends it. */
export function hearMessages(TIM: Sdk, roomID: string, tell: (event: ImEvent) => void): () => void {
  const hear = (event: unknown): void => readBatch(dict(event)['data'], roomID, tell)
  TIM.on('onMessageReceived', hear)
  return () => void TIM.off('onMessageReceived', hear)
}

/** Texts and custom messages come as one event, so that a full room costs its page one update a batch. */
function readBatch(batch: unknown, roomID: string, tell: (event: ImEvent) => void): void {
  const said: ChatMessage[] = []
  for (const message of Array.isArray(batch) ? batch.map(dict) : []) {
    const payload = dict(message['payload'])
    const { type } = message
    if (type === 'TIMGroupSystemNoticeElem') {
      const { operationType } = payload
      if (dict(payload['groupProfile'])['groupID'] !== roomID) continue
      // An event without a code, or with one that equals nothing, would be no use to a page.
      if (typeof operationType !== 'number' || !isFinite(operationType)) continue
      const detail = Object.assign({}, payload, { roomID, text: text(payload['userDefinedField']) })
      tell({ tag: 'group_system_notifys', code: operationType, detail })
    } else if (message['conversationType'] !== 'GROUP' || message['to'] !== roomID) continue
    else if (type === 'TIMTextElem' || type === 'TIMCustomElem') said.push(toMessage(message, type, payload))
    else if (type === 'TIMGroupTipElem' && payload['operationType'] === PROFILE_CHANGED) {
      const detail = Object.assign({}, payload['newGroupProfile'], { roomID })
      tell({ tag: 'group_info_change_notify', code: 0, detail })
    }
  }
  if (said.length > 0) tell({ tag: 'big_group_msg_notify', code: 0, detail: said })
}

function toMessage(message: Dict, type: ChatMessage['type'], payload: Dict): ChatMessage {
  const [words, data, description, extension] = ['text', 'data', 'description', 'extension'].map((name) =>
    text(payload[name]),
  ) as [string, string, string, string]
  const userID = text(message['from'])
  const nick = text(message['nick'])
  return {
    id: text(message['ID']),
    userID,
    nick,
    avatar: text(message['avatar']),
    time: number(message['time']),
    type,
    text: words,
    data,
    description,
    extension,
    fromAccount: userID,
    fromAccountNick: nick,
    elems: [
      {
        type,
        content: type === 'TIMTextElem' ? { text: words } : { data, desc: description, ext: extension },
      },
    ],
  }
}
