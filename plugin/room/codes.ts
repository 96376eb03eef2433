/**
 * The native state codes of live-player and live-pusher: a name for code, words for people, and what a code means for
 * the room. Source: WeChat's documentation of the two tags; codes marked undocumented were seen on phones.
 */

/** progress: all is well; warning: goes on, but not well; retrying: the native side reconnects by itself; final: it has given up. */
export type CodeKind = 'progress' | 'warning' | 'retrying' | 'final'

export interface CodeInfo {
  code: number
  /** A stable English name, e.g. 'PLAY_BEGIN'. */
  name: string
  /** What it means, in Chinese, for a log or a toast. */
  zh: string
  kind: CodeKind
  /** What to do about it, in Chinese; only where there is something to do. */
  advice?: string
}

type Row = [code: number, name: string, kind: CodeKind, zh: string, advice?: string]

const CHECK_ADDRESS = '检查地址是否正确、是否过期（txTime），以及主播是否正在推流'
const CHECK_NETWORK = '检查手机网络'
const CHECK_DOMAIN = '检查域名是否已解析、网络是否可用'

/** Not a native one: the plugin itself tries again. Far from whatever WeChat counts with. */
export const RETRYING_CODE = 50001

const SHARED_NETWORK_ROWS: Row[] = [
  [
    RETRYING_CODE,
    'PLUGIN_RETRYING',
    'retrying',
    '连接已断开，插件将自动重连',
    '提示“正在重连”；不用调用 start()，调用则立即重连',
  ],
  [3001, 'DNS_FAILED', 'warning', '域名解析失败', CHECK_DOMAIN],
  [3002, 'CONNECT_FAILED', 'warning', '服务器连接失败', CHECK_NETWORK],
  [3003, 'HANDSHAKE_FAILED', 'warning', '服务器握手失败', CHECK_ADDRESS],
]

const READ_WRITE_ROW: Row = [3005, 'READ_WRITE_FAILED', 'warning', '读写失败，连接已断开', CHECK_NETWORK]

const PLAYER_ROWS: Row[] = [
  [2001, 'CONNECTED', 'progress', '已连接服务器'],
  [2002, 'PULL_BEGIN', 'progress', '已开始拉流'],
  [2003, 'FIRST_FRAME', 'progress', '收到首个画面'],
  [2004, 'PLAY_BEGIN', 'progress', '播放开始'],
  [2005, 'PLAY_PROGRESS', 'progress', '播放进度'],
  [2006, 'PLAY_END', 'final', '播放结束'],
  [2007, 'LOADING', 'progress', '缓冲中'],
  [2008, 'DECODER_START', 'progress', '解码器启动'],
  [2009, 'RESOLUTION_CHANGE', 'progress', '画面分辨率变化'],
  [2030, 'AUDIO_DEVICE_CHANGE', 'progress', '声音输出设备变化'],
  [2032, 'FIRST_FRAME_RENDERED', 'progress', '首个画面已渲染'],
  [2101, 'VIDEO_DECODE_FAILED', 'warning', '当前视频帧解码失败'],
  [2102, 'AUDIO_DECODE_FAILED', 'warning', '当前音频帧解码失败'],
  [2103, 'RECONNECTING', 'retrying', '网络断开，正在自动重连'],
  [2104, 'PACKETS_UNSTABLE', 'warning', '来包不稳定', '可能是观众网络不佳，或主播上行不稳'],
  [2105, 'STUTTER', 'warning', '播放出现卡顿'],
  [2106, 'SOFTWARE_DECODE', 'warning', '硬解启动失败，改用软解'],
  [2107, 'FRAME_GAP', 'warning', '视频帧不连续，可能丢帧'],
  [2108, 'FIRST_KEY_FRAME_FAILED', 'warning', '首个关键帧硬解失败，改用软解'],
  ...SHARED_NETWORK_ROWS,
  READ_WRITE_ROW,
  [6000, 'SUSPENDED', 'warning', '播放被系统挂起'],
  [-2301, 'GAVE_UP', 'final', '多次重连失败，已停止播放', CHECK_ADDRESS],
  [-2302, 'NO_ACCELERATION', 'final', '获取加速拉流地址失败', CHECK_ADDRESS],
]

const PUSHER_ROWS: Row[] = [
  [1001, 'CONNECTED', 'progress', '已连接服务器'],
  [1002, 'PUSH_BEGIN', 'progress', '已开始推流'],
  [1003, 'CAMERA_OPEN', 'progress', '摄像头已打开'],
  [1004, 'SCREEN_RECORDING', 'progress', '录屏启动'],
  [1005, 'RESOLUTION_CHANGE', 'progress', '推流分辨率变化'],
  [1006, 'BITRATE_CHANGE', 'progress', '推流码率变化'],
  [1007, 'FIRST_FRAME', 'progress', '首帧画面采集完成'],
  [1008, 'ENCODER_START', 'progress', '编码器启动'],
  [1018, 'ROOM_ENTERED', 'progress', '已进入房间'],
  [1019, 'ROOM_LEFT', 'progress', '已离开房间'],
  [1020, 'ROOM_LIST', 'progress', '房间内的人员变化'],
  [1021, 'ROOM_REENTERED', 'progress', '已重新进入房间'],
  [1022, 'ROOM_ENTER_FAILED', 'warning', '进入房间失败'],
  [1031, 'REMOTE_ANCHOR_IN', 'progress', '远端主播进入'],
  [1032, 'REMOTE_ANCHOR_OUT', 'progress', '远端主播离开'],
  [1033, 'REMOTE_VIDEO', 'progress', '远端视频状态变化'],
  [1034, 'REMOTE_AUDIO', 'progress', '远端音频状态变化'],
  [1101, 'UPLINK_WEAK', 'warning', '上行网络不佳，画面可能卡顿', CHECK_NETWORK],
  [1102, 'RECONNECTING', 'retrying', '网络断开，正在自动重连'],
  [1103, 'HARDWARE_ENCODE_OFF', 'warning', '硬编启动失败，改用软编'],
  [1104, 'ENCODE_FAILED', 'warning', '视频编码失败'],
  ...SHARED_NETWORK_ROWS,
  [3004, 'SERVER_CLOSED', 'warning', '服务器主动断开', '检查推流地址是否过期（txTime），或流名已被占用'],
  READ_WRITE_ROW,
  [4998, 'MICROPHONE_SWITCHED', 'progress', '麦克风已打开或关闭'],
  [4999, 'MUTE_SWITCHED', 'progress', '静音已打开或关闭'],
  [5000, 'PHONE_CALL_PAUSE', 'warning', '小程序被来电打断，推流暂停'],
  [5001, 'PHONE_CALL', 'warning', '被系统电话或微信音视频通话打断，推流中断'],
  [10001, 'CAMERA_REFUSED', 'warning', '用户拒绝使用摄像头', '引导用户在设置里打开摄像头权限'],
  [10002, 'MICROPHONE_REFUSED', 'warning', '用户拒绝使用麦克风', '引导用户在设置里打开麦克风权限'],
  [10003, 'MUSIC_FAILED', 'warning', '背景音乐加载失败', '检查音乐地址'],
  [10004, 'WAITING_IMAGE_FAILED', 'warning', '等待画面加载失败', '检查 waitingImage 的地址'],
  [-1301, 'CAMERA_FAILED', 'final', '打开摄像头失败', '检查摄像头权限，或是否被其他应用占用'],
  [-1302, 'MICROPHONE_FAILED', 'final', '打开麦克风失败', '检查麦克风权限，或是否被其他应用占用'],
  [-1303, 'VIDEO_ENCODE_FAILED', 'final', '视频编码失败'],
  [-1304, 'AUDIO_ENCODE_FAILED', 'final', '音频编码失败'],
  [-1305, 'RESOLUTION_UNSUPPORTED', 'final', '不支持的视频分辨率'],
  [-1306, 'SAMPLE_RATE_UNSUPPORTED', 'final', '不支持的音频采样率'],
  [-1307, 'GAVE_UP', 'final', '多次重连失败，已停止推流', '检查网络，以及推流地址是否过期（txTime）'],
  [-1308, 'SCREEN_CAPTURE_FAILED', 'final', '开始录屏失败'],
  [-1309, 'SCREEN_CAPTURE_UNSUPPORTED', 'final', '系统不支持录屏'],
  [-1310, 'SCREEN_CAPTURE_INTERRUPTED', 'final', '录屏被其他应用打断'],
  [-1311, 'MICROPHONE_NO_DATA', 'warning', '麦克风没有数据'],
  [-1312, 'ORIENTATION_FAILED', 'warning', '录屏时横竖屏切换失败'],
  [-3301, 'ROOM_ENTER_ERROR', 'final', '进入房间失败'],
]

const table = (rows: Row[]): Record<number, CodeInfo> => {
  const result: Record<number, CodeInfo> = {}
  for (const [code, name, kind, zh, advice] of rows) {
    result[code] = advice === undefined ? { code, name, zh, kind } : { code, name, zh, kind, advice }
  }
  return result
}

export const codes: { player: Record<number, CodeInfo>; pusher: Record<number, CodeInfo> } = {
  player: table(PLAYER_ROWS),
  pusher: table(PUSHER_ROWS),
}

/** A table's own row: 'constructor' is none. */
const own = <T>(table: Record<number, T>, code: number): T | undefined =>
  Object.prototype.hasOwnProperty.call(table, code) ? table[code] : undefined

/** What is known of a native code; an unknown one is passed on as progress and named by its number. */
export function describeCode(tag: 'player' | 'pusher', code: number): CodeInfo {
  return own(codes[tag], code) || { code, name: `CODE_${code}`, zh: `状态码 ${code}`, kind: 'progress' }
}

const MAY_BE_EXPIRED: readonly number[] = [3003, 3004, -2301, -2302, -1307]

/** Is it what a server says, or what comes of it, when an address's signature has run out? */
export const mayBeExpired = (code: number): boolean => MAY_BE_EXPIRED.includes(code)

/** What a native code tells the room; everything not listed changes no state. */
export type Signal =
  | 'picture'
  | 'buffering'
  | 'retrying'
  | 'ended'
  | 'gaveUp'
  /** Camera or microphone refused by the user; the tag goes on without. */
  | 'captureRefused'
  /** Camera or microphone cannot be opened; the tag has stopped. */
  | 'captureFailed'

const PLAYER_SIGNALS: Record<number, Signal> = {
  2003: 'picture',
  2004: 'picture',
  2005: 'picture',
  2032: 'picture',
  2006: 'ended',
  2007: 'buffering',
  2103: 'retrying',
  [-2301]: 'gaveUp',
  [-2302]: 'gaveUp',
}

/** For a pusher `picture` means: it is being sent. */
const PUSHER_SIGNALS: Record<number, Signal> = {
  1002: 'picture',
  1102: 'retrying',
  10001: 'captureRefused',
  10002: 'captureRefused',
  [-1301]: 'captureFailed',
  [-1302]: 'captureFailed',
  [-1303]: 'ended',
  [-1304]: 'ended',
  [-1305]: 'ended',
  [-1306]: 'ended',
  [-1307]: 'gaveUp',
  [-1308]: 'ended',
  [-1309]: 'ended',
  [-1310]: 'ended',
  [-3301]: 'gaveUp',
}

/** The signal in a player's code. */
export const playerSignal = (code: number): Signal | undefined => PLAYER_SIGNALS[code]

/** The signal in a pusher's code. */
export const pusherSignal = (code: number): Signal | undefined => PUSHER_SIGNALS[code]
