/** The host keeps order: somebody who said something is muted for a while, or may speak again. */
import { toast } from '../../attempt'
import type { ShopChat } from '../../shop/port'
import { ROOM } from '../../shop/session'

export interface Speaker {
  userID: string
  nick: string
}

type Ask = (call: (chat: ShopChat) => Promise<unknown>, then: () => void) => void

const MINUTES = 10

export function askToMute({ userID, nick }: Speaker, ask: Ask): void {
  const mute = (muteTime: number, done: string): void =>
    ask(
      ({ TIM }) =>
        TIM.setGroupMemberMuteTime?.({ groupID: ROOM, userID, muteTime }) ?? Promise.reject(new Error()),
      () => toast(done),
    )
  wx.showActionSheet({
    itemList: [`禁言「${nick}」${MINUTES} 分钟`, `解除「${nick}」的禁言`],
    success: ({ tapIndex }) => {
      if (tapIndex === 0) mute(MINUTES * 60, `已禁言 ${MINUTES} 分钟`)
      else mute(0, '已解除禁言')
    },
    // Closed without a choice.
    fail: () => undefined,
  })
}
