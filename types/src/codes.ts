/** The codes of events by name. `npm run manual` writes this file from the plugin’s tables. */

/** Native codes in PlayEvent, tag playEvent. */
export const PlayerCode = {
  /** 获取加速拉流地址失败 */
  NO_ACCELERATION: -2302,
  /** 多次重连失败，已停止播放 */
  GAVE_UP: -2301,
  /** 已连接服务器 */
  CONNECTED: 2001,
  /** 已开始拉流 */
  PULL_BEGIN: 2002,
  /** 收到首个画面 */
  FIRST_FRAME: 2003,
  /** 播放开始 */
  PLAY_BEGIN: 2004,
  /** 播放进度 */
  PLAY_PROGRESS: 2005,
  /** 播放结束 */
  PLAY_END: 2006,
  /** 缓冲中 */
  LOADING: 2007,
  /** 解码器启动 */
  DECODER_START: 2008,
  /** 画面分辨率变化 */
  RESOLUTION_CHANGE: 2009,
  /** 声音输出设备变化 */
  AUDIO_DEVICE_CHANGE: 2030,
  /** 首个画面已渲染 */
  FIRST_FRAME_RENDERED: 2032,
  /** 当前视频帧解码失败 */
  VIDEO_DECODE_FAILED: 2101,
  /** 当前音频帧解码失败 */
  AUDIO_DECODE_FAILED: 2102,
  /** 网络断开，正在自动重连 */
  RECONNECTING: 2103,
  /** 来包不稳定 */
  PACKETS_UNSTABLE: 2104,
  /** 播放出现卡顿 */
  STUTTER: 2105,
  /** 硬解启动失败，改用软解 */
  SOFTWARE_DECODE: 2106,
  /** 视频帧不连续，可能丢帧 */
  FRAME_GAP: 2107,
  /** 首个关键帧硬解失败，改用软解 */
  FIRST_KEY_FRAME_FAILED: 2108,
  /** 域名解析失败 */
  DNS_FAILED: 3001,
  /** 服务器连接失败 */
  CONNECT_FAILED: 3002,
  /** 服务器握手失败 */
  HANDSHAKE_FAILED: 3003,
  /** 读写失败，连接已断开 */
  READ_WRITE_FAILED: 3005,
  /** 播放被系统挂起 */
  SUSPENDED: 6000,
  /** 连接已断开，插件将自动重连 */
  PLUGIN_RETRYING: 50001,
} as const
export type PlayerCode = (typeof PlayerCode)[keyof typeof PlayerCode]

/** Native codes in PushEvent, tag pushEvent. */
export const PusherCode = {
  /** 进入房间失败 */
  ROOM_ENTER_ERROR: -3301,
  /** 录屏时横竖屏切换失败 */
  ORIENTATION_FAILED: -1312,
  /** 麦克风没有数据 */
  MICROPHONE_NO_DATA: -1311,
  /** 录屏被其他应用打断 */
  SCREEN_CAPTURE_INTERRUPTED: -1310,
  /** 系统不支持录屏 */
  SCREEN_CAPTURE_UNSUPPORTED: -1309,
  /** 开始录屏失败 */
  SCREEN_CAPTURE_FAILED: -1308,
  /** 多次重连失败，已停止推流 */
  GAVE_UP: -1307,
  /** 不支持的音频采样率 */
  SAMPLE_RATE_UNSUPPORTED: -1306,
  /** 不支持的视频分辨率 */
  RESOLUTION_UNSUPPORTED: -1305,
  /** 音频编码失败 */
  AUDIO_ENCODE_FAILED: -1304,
  /** 视频编码失败 */
  VIDEO_ENCODE_FAILED: -1303,
  /** 打开麦克风失败 */
  MICROPHONE_FAILED: -1302,
  /** 打开摄像头失败 */
  CAMERA_FAILED: -1301,
  /** 已连接服务器 */
  CONNECTED: 1001,
  /** 已开始推流 */
  PUSH_BEGIN: 1002,
  /** 摄像头已打开 */
  CAMERA_OPEN: 1003,
  /** 录屏启动 */
  SCREEN_RECORDING: 1004,
  /** 推流分辨率变化 */
  RESOLUTION_CHANGE: 1005,
  /** 推流码率变化 */
  BITRATE_CHANGE: 1006,
  /** 首帧画面采集完成 */
  FIRST_FRAME: 1007,
  /** 编码器启动 */
  ENCODER_START: 1008,
  /** 已进入房间 */
  ROOM_ENTERED: 1018,
  /** 已离开房间 */
  ROOM_LEFT: 1019,
  /** 房间内的人员变化 */
  ROOM_LIST: 1020,
  /** 已重新进入房间 */
  ROOM_REENTERED: 1021,
  /** 进入房间失败 */
  ROOM_ENTER_FAILED: 1022,
  /** 远端主播进入 */
  REMOTE_ANCHOR_IN: 1031,
  /** 远端主播离开 */
  REMOTE_ANCHOR_OUT: 1032,
  /** 远端视频状态变化 */
  REMOTE_VIDEO: 1033,
  /** 远端音频状态变化 */
  REMOTE_AUDIO: 1034,
  /** 上行网络不佳，画面可能卡顿 */
  UPLINK_WEAK: 1101,
  /** 网络断开，正在自动重连 */
  RECONNECTING: 1102,
  /** 硬编启动失败，改用软编 */
  HARDWARE_ENCODE_OFF: 1103,
  /** 视频编码失败 */
  ENCODE_FAILED: 1104,
  /** 域名解析失败 */
  DNS_FAILED: 3001,
  /** 服务器连接失败 */
  CONNECT_FAILED: 3002,
  /** 服务器握手失败 */
  HANDSHAKE_FAILED: 3003,
  /** 服务器主动断开 */
  SERVER_CLOSED: 3004,
  /** 读写失败，连接已断开 */
  READ_WRITE_FAILED: 3005,
  /** 麦克风已打开或关闭 */
  MICROPHONE_SWITCHED: 4998,
  /** 静音已打开或关闭 */
  MUTE_SWITCHED: 4999,
  /** 小程序被来电打断，推流暂停 */
  PHONE_CALL_PAUSE: 5000,
  /** 被系统电话或微信音视频通话打断，推流中断 */
  PHONE_CALL: 5001,
  /** 用户拒绝使用摄像头 */
  CAMERA_REFUSED: 10001,
  /** 用户拒绝使用麦克风 */
  MICROPHONE_REFUSED: 10002,
  /** 背景音乐加载失败 */
  MUSIC_FAILED: 10003,
  /** 等待画面加载失败 */
  WAITING_IMAGE_FAILED: 10004,
  /** 连接已断开，插件将自动重连 */
  PLUGIN_RETRYING: 50001,
} as const
export type PusherCode = (typeof PusherCode)[keyof typeof PusherCode]

/** The plugin’s own codes, tag error; the same as `plugin.errorCodes`. */
export const ErrorCode = {
  WHITELIST: -1,
  NATIVE_START: -10001,
  PERMISSION: -10002,
  PRIVACY: -10003,
} as const
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode]

/** The plugin’s own codes in IMEvent, tag error; others are those of tim-live-sell and the cloud. */
export const IMErrorCode = {
  INCOMPLETE: -20001,
  NO_SDK: -20002,
} as const
export type IMErrorCode = (typeof IMErrorCode)[keyof typeof IMErrorCode]
