/** What each IMEvent means, for the manual: not part of the plugin. Every tag has its rows; a test sees to it. */
import { imErrorCodes, type ImEvent } from './im-events'

export interface ImEventRow {
  tag: ImEvent['tag']
  /** Codes, in Chinese where they are more than one. */
  code: string
  /** The shape of `e.detail.detail`. */
  detail: string
  /** When it comes. */
  doc: string
}

export const imEventRows: readonly ImEventRow[] = [
  { tag: 'login_event', code: '0', detail: '{userID}', doc: '已登录' },
  { tag: 'join_group_event', code: '0', detail: '{roomID, group}', doc: '已进入房间；group 为群资料' },
  {
    tag: 'connection_event',
    code: '0 已连接，1 正在连接，9999 已断开',
    detail: '{state, missed?}',
    doc: '连接状态变化；断网恢复并重新进群后带 missed：{since, until}（ms），这段时间的消息不会补发',
  },
  {
    tag: 'big_group_msg_notify',
    code: '0',
    detail:
      '[{id, userID, nick, avatar, time, type, text, data, description, extension, fromAccount, fromAccountNick, elems}]',
    doc: '收到消息，每批一个数组；type 为 TIMTextElem 时看 text，为 TIMCustomElem 时看 data、description、extension；time 单位 s',
  },
  {
    tag: 'group_system_notifys',
    code: '4 被移出房间，5 房间已解散，21 被封禁，255 业务后台通知，其余见腾讯云文档',
    detail: '{roomID, text, …}',
    doc: '群系统通知；text 为业务后台发送的内容',
  },
  {
    tag: 'group_info_change_notify',
    code: '0',
    detail: '{roomID, groupName?, notification?, introduction?, groupCustomField?, …}',
    doc: '群资料变化，只带变化的字段',
  },
  {
    tag: 'kicked',
    code: '1 其他设备登录同一账号，2 同账号设备数超限，3 userSig 过期，4 被后台踢下线，0 其他',
    detail: '{type}',
    doc: '被踢下线，不会自动重新登录；userSig 过期时传入新的 userSig 即可继续，其他情况请调用 initIM()',
  },
  {
    tag: 'error',
    code: String(imErrorCodes.INCOMPLETE),
    detail: '说明文字',
    doc: 'IM 属性没有填全，说明里写明缺哪几个；填写后自动继续（reason 为 incomplete）',
  },
  {
    tag: 'error',
    code: String(imErrorCodes.NO_SDK),
    detail: '说明文字',
    doc: '插件不含聊天 SDK，请在 app.js 里调用 plugin.instance.useTIM(TIM)（reason 为 no-sdk）',
  },
  {
    tag: 'error',
    code: '70001 过期，70003 格式不对，70013 不是该 userID，70014 不是该 sdkAppId',
    detail: '说明文字',
    doc: 'userSig 无效；登录之前就会检查，传入新的 userSig 自动继续（reason 为 user-sig 或 login）',
  },
  {
    tag: 'error',
    code: '-102',
    detail: '说明文字',
    doc: '登录超时，网络恢复后自动重试，也可调用 initIM()（reason 为 timeout）',
  },
  {
    tag: 'error',
    code: '10010、10015 房间不存在，10007、10016 不允许进入，-109 该账号进入了另一个房间，-108 被移出房间',
    detail: '说明文字',
    doc: '不在房间里（reason 为 room、room-dismissed、room-removed、room-moved、room-gone）',
  },
  { tag: 'error', code: '其他', detail: '说明文字', doc: '腾讯云即时通信的错误码' },
]
