/** The panel's section of the chat: people, refusals and faults of the local cloud, for the room that the page is in. */
import type { ControlState } from '../../services/chat-control'
import type { PageChat } from '../chat'
import type { PanelAction, PanelPhone, PanelSection } from './section'

type State = Omit<ControlState, 'said'>

const refreshEvery = 3000

const nothing: State = {
  ...{ roomID: '', members: 0, muted: false, allMuted: false, dismissed: false },
  ...{ flooding: false, fault: undefined },
}

export function chatSection({
  chat,
  changed,
}: Pick<PanelPhone, 'chat' | 'changed'>): PanelSection | undefined {
  if (!chat) return undefined
  let state = nothing
  const ask = async (action: string, on?: boolean) => {
    const { said, ...now } = await chat.control(action, on)
    state = now
    return said
  }
  const once = (action: string, label: string, hint: string): PanelAction => ({
    label,
    hint,
    run: () => ask(action),
  })
  const lasting = (action: string, label: string, hint: string, isOn: () => boolean): PanelAction => ({
    ...{ label, hint, isOn },
    turn: (on) => ask(action, on),
  })
  const fault = (name: NonNullable<State['fault']>, label: string, hint: string) =>
    lasting(name, label, hint, () => state.fault === name)
  return {
    title: '聊天',
    status: () => statusOf(chat, state),
    shown: () => {
      const refresh = () => void ask('state').then(changed, () => undefined)
      refresh()
      const timer = setInterval(refresh, refreshEvery)
      return () => clearInterval(timer)
    },
    actions: [
      once('enter', '进来一个人', '一位新观众进入房间'),
      lasting('flood', '每秒 100 条消息', '远超房间每秒 40 条的上限', () => state.flooding),
      once('kick', '踢我下线', '当前账号被踢下线'),
      lasting('muteMe', '禁言我', '当前账号被禁言 10 分钟', () => state.muted),
      lasting('muteAll', '全员禁言', '房间里只有房主和管理员能发言', () => state.allMuted),
      once('expire', '让签名过期', '当前 userSig 立即失效'),
      once('cut', '断网 10 秒', '只断聊天的连接，期间的消息收不到'),
      lasting('dismiss', '解散房间', '房间解散；关掉开关即重新创建', () => state.dismissed),
      fault('down', '服务断开', '聊天服务连不上'),
      fault('slow', '服务变慢', '每个来回慢 4 秒'),
      fault('silence', '服务不回答', '连得上，但什么都不回答'),
      fault('garbage', '服务答乱码', '回答的内容毫无意义'),
    ],
  }
}

function statusOf({ link }: PageChat, { roomID, members }: State): string {
  if (!link) return '本页还没有用到聊天'
  const who = link.userID === '' ? '未登录' : link.userID
  const place = link.roomID === '' ? '不在房间里' : `在房间 ${link.roomID}`
  const crowd = roomID === '' ? '' : `，${roomID === link.roomID ? '' : `${roomID} `}共 ${members} 人`
  return `${link.isOpen ? '已连接' : '未连接'}：${who}，${place}${crowd}`
}
