/** The components' attributes. `npm run manual` writes this file from the plugin’s tables. */

/** What `<live-room-play>` takes. */
export interface LiveRoomPlayAttributes {
  /** 用户的腾讯云 AppID，必填 */
  liveAppID?: number | string
  /** 播放地址，必填：rtmp:// 或 http(s)://….flv */
  playUrl?: string
  /** 兼容旧页面保留，不影响校验 */
  version?: number
  /** 模式：live（直播）、RTC（实时通话，延时更低） */
  mode?: 'live' | 'RTC'
  /** 画面方向 */
  orientation?: 'vertical' | 'horizontal'
  /** 填充模式 */
  objectFit?: 'contain' | 'fillCrop'
  /** 最小缓冲区，单位 s，RTC 模式推荐 0.2 */
  minCache?: number
  /** 最大缓冲区，单位 s，RTC 模式推荐 0.8 */
  maxCache?: number
  /** 是否静音 */
  muted?: boolean
  /** 是否显示日志 */
  debug?: boolean
  /** 声音输出：扬声器或听筒（基础库 1.9.90） */
  soundMode?: 'speaker' | 'ear'
  /** 是否自动播放；还没开始时改为 false 即取消 */
  autoplay?: boolean
  /** 原生重连失败后是否由插件继续重连：true（10 次）、次数（最多 100）或 false；间隔从 1 s 递增到 30 s，期间收到 tag 为 reconnect 的事件 */
  reconnect?: boolean | number | string
  /** 离开页面时是否自动暂停 */
  autopause?: boolean
  /** 小窗模式：push、pop，或二者的数组；空为关闭（基础库 2.10.3） */
  pictureInPictureMode?: '' | 'push' | 'pop' | ('push' | 'pop')[]
  /** 小窗最初的位置，如 (right, 20)：靠右，顶部在屏幕高度的 20%（基础库 3.3.0） */
  pictureInPictureInitPosition?: string
  /** 进入后台时是否静音；微信已废弃，默认退后台静音 */
  backgroundMute?: boolean
  /** 跳转到其他页面时是否自动暂停，与 autopause 任一为 false 即不暂停（基础库 2.5.0） */
  autoPauseIfNavigate?: boolean
  /** 跳转到微信原生页面时是否自动暂停（基础库 2.5.0） */
  autoPauseIfOpenNative?: boolean
  /** 请求所带的 referer（基础库 2.13.0） */
  referrerPolicy?: 'no-referrer' | 'origin'
  /** 手机横屏时是否自动全屏，系统打开自动旋转时有效（基础库 2.11.0） */
  enableAutoRotation?: boolean
  /** 是否支持投屏（基础库 2.32.0） */
  enableCasting?: boolean
  /** IM 应用的 SDKAppID，空为不启用内置 IM */
  sdkAppId?: number | string
  /** 同 sdkAppId */
  sdkAppID?: number | string
  /** 兼容旧页面保留 */
  accountType?: number | string
  /** 用户在 IM 内的唯一 ID */
  userID?: number | string
  /** 用户的 IM 登录签名 */
  userSig?: number | string
  /** 房间 ID */
  roomID?: number | string
  /** 用户在 IM 里的昵称 */
  nickName?: number | string
  /** 用户在 IM 里的头像地址 */
  avatar?: number | string
}

/** What `<live-room-push>` takes. */
export interface LiveRoomPushAttributes {
  /** 用户的腾讯云 AppID，必填 */
  liveAppID?: number | string
  /** 推流地址，必填：rtmp:// */
  pushUrl?: string
  /** 兼容旧页面保留，不影响校验 */
  version?: number
  /** 清晰度：SD（标清）、HD（高清）、FHD（超清）、RTC（实时通话），基础库 3.5.0 起另有更低的 QVGA、HVGA */
  mode?: 'SD' | 'HD' | 'FHD' | 'RTC' | 'QVGA' | 'HVGA'
  /** 是否自动推流；还没开始时改为 false 即取消 */
  autopush?: boolean
  /** 原生重连失败后是否由插件继续重连：true（10 次）、次数（最多 100）或 false；间隔从 1 s 递增到 30 s，期间收到 tag 为 reconnect 的事件 */
  reconnect?: boolean | number | string
  /** 推流画面方向 */
  orientation?: 'vertical' | 'horizontal'
  /** 是否静音；微信将废弃，可用 enableMic 代替 */
  muted?: boolean
  /** 是否显示日志 */
  debug?: boolean
  /** 进入后台时推流的等待画面 */
  waitingImage?: string
  /** 等待画面的 MD5 */
  waitingImageHash?: string
  /** 是否开启摄像头 */
  enableCamera?: boolean
  /** 美颜，0 – 9，可为小数 */
  beauty?: number
  /** 美白，0 – 9，可为小数 */
  whiteness?: number
  /** 宽高比 */
  aspect?: '9:16' | '3:4'
  /** 最小码率，单位 kbit/s，仅 mode 为 RTC 时有效 */
  minBitrate?: number
  /** 最大码率，单位 kbit/s，仅 mode 为 RTC 时有效 */
  maxBitrate?: number
  /** 录音质量 */
  audioQuality?: 'high' | 'low'
  /** 是否自动调整焦距 */
  zoom?: boolean
  /** 推流画面是否镜像；微信将废弃，请用 remoteMirror（基础库 2.7.0） */
  mirror?: boolean
  /** 摄像头前置或后置，仅初始化时有效，之后请用 switchCamera */
  devicePosition?: 'front' | 'back'
  /** 进入后台时是否静音，仅初始化时有效；微信已废弃，默认退后台静音 */
  backgroundMute?: boolean
  /** 是否自动聚焦，仅初始化时有效 */
  autoFocus?: boolean
  /** 观众看到的画面是否镜像（基础库 2.10.0） */
  remoteMirror?: boolean
  /** 本地预览是否镜像：auto（前置镜像，后置不镜像）（基础库 2.10.0） */
  localMirror?: 'auto' | 'enable' | 'disable'
  /** 混响：0 – 7（基础库 2.10.0） */
  audioReverbType?: number
  /** 是否开启麦克风（基础库 2.10.0） */
  enableMic?: boolean
  /** 是否自动增益（基础库 2.10.0） */
  enableAgc?: boolean
  /** 是否降噪（基础库 2.10.0） */
  enableAns?: boolean
  /** 音量类型：auto、media（媒体）、voicecall（通话）（基础库 2.10.0） */
  audioVolumeType?: 'auto' | 'media' | 'voicecall'
  /** 画面宽度，单位 px，mode 为 RTC 时有效（基础库 2.10.0） */
  videoWidth?: number
  /** 画面高度，单位 px，mode 为 RTC 时有效（基础库 2.10.0） */
  videoHeight?: number
  /** 美颜类型：smooth（光滑）、nature（自然）（基础库 2.12.0） */
  beautyStyle?: 'smooth' | 'nature'
  /** 色彩滤镜（基础库 2.12.0） */
  filter?:
    | 'standard'
    | 'pink'
    | 'nostalgia'
    | 'blues'
    | 'romantic'
    | 'cool'
    | 'fresher'
    | 'solor'
    | 'aestheticism'
    | 'whitening'
    | 'cerisered'
  /** 小窗模式：push、pop，或二者的数组；空为关闭（基础库 2.25.0） */
  pictureInPictureMode?: '' | 'push' | 'pop' | ('push' | 'pop')[]
  /** 是否启用自定义特效，仅初始化时有效（基础库 2.29.1） */
  customEffect?: boolean
  /** 美白程度，0 – 1，要先启用 customEffect（基础库 2.29.1） */
  skinWhiteness?: number
  /** 磨皮程度，0 – 1，要先启用 customEffect（基础库 2.29.1） */
  skinSmoothness?: number
  /** 瘦脸程度，0 – 1，要先启用 customEffect（基础库 2.29.1） */
  faceThinness?: number
  /** 大眼程度，0 – 1，要先启用 customEffect（基础库 2.29.1） */
  eyeBigness?: number
  /** 变声：0 – 11，没有 5（基础库 2.31.0） */
  voiceChangerType?: number
  /** 帧率，1 – 30（基础库 2.31.0） */
  fps?: number
  /** IM 应用的 SDKAppID，空为不启用内置 IM */
  sdkAppId?: number | string
  /** 同 sdkAppId */
  sdkAppID?: number | string
  /** 兼容旧页面保留 */
  accountType?: number | string
  /** 用户在 IM 内的唯一 ID */
  userID?: number | string
  /** 用户的 IM 登录签名 */
  userSig?: number | string
  /** 房间 ID */
  roomID?: number | string
  /** 用户在 IM 里的昵称 */
  nickName?: number | string
  /** 用户在 IM 里的头像地址 */
  avatar?: number | string
}
