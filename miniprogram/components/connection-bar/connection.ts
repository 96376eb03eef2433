/** What stands between the viewer and the room's chat, in words, and what can be done about it. Pure. */

export type Connection =
  | 'joining'
  | 'online'
  /** The chat's line is away, perhaps with all the network; it comes back by itself. */
  | 'reconnecting'
  /** Logged in elsewhere. */
  | 'kicked'
  /** The signature is out of date; a new one is on its way. */
  | 'expired'
  /** A login or a renewal failed. */
  | 'failed'
  /** The host has removed this viewer. */
  | 'removed'
  /** The room is no more, unless its host opens it again. */
  | 'dismissed'

/** Nothing can be said in this room any more. */
export function isOver(state: Connection): boolean {
  return state === 'dismissed' || state === 'removed'
}

export interface ConnectionWords {
  words: string
  /** Of the button; '' = nothing to tap. */
  action: string
  /** It goes on by itself. */
  busy: boolean
}

const quiet: ConnectionWords = { words: '', action: '', busy: false }

const table: Record<Connection, ConnectionWords> = {
  online: quiet,
  joining: { words: '正在进入聊天室…', action: '', busy: true },
  reconnecting: { words: '聊天断开，正在重连…', action: '', busy: true },
  kicked: { words: '账号在别处登录，聊天已断开', action: '重新进入', busy: false },
  expired: { words: '登录已过期，正在续期…', action: '', busy: true },
  failed: { words: '聊天没有连上', action: '重试', busy: false },
  removed: { words: '你已被主播移出聊天室', action: '', busy: false },
  dismissed: { words: '聊天室已解散', action: '重新进入', busy: false },
}

/** `reason`: what is known of a failure; '' = nothing. */
export function connectionWords(state: Connection, reason = ''): ConnectionWords {
  const found = table[state]
  return state === 'failed' && reason ? { ...found, words: `聊天没有连上：${reason}` } : found
}
