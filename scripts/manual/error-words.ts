/** The plugin's own errors and the whitelist's reasons in Chinese: what happened, what the developer does about it. */
import type { errorCodes } from '../../plugin/room/events'
import type { Reason } from '../../plugin/whitelist/reasons'

interface Words {
  meaning: string
  action: string
}

export const errorWords: Record<keyof typeof errorCodes, Words> = {
  WHITELIST: {
    meaning: '白名单不允许，或 `start()` 缺少属性',
    action: '按 `reason` 处理，见下表',
  },
  NATIVE_START: {
    meaning: '微信的播放（推流）接口拒绝启动，`detail` 是微信给出的原因',
    action: '按 `detail` 处理后再调用 `start()`',
  },
  PERMISSION: {
    meaning: '用户拒绝了摄像头或麦克风权限',
    action: '引导用户点按钮，在点击事件里调用 `openSetting()`；打开后自动继续',
  },
  PRIVACY: {
    meaning: '用户没有同意隐私保护指引，或指引里没有声明摄像头、麦克风',
    action: '在小程序后台声明这两项；用户同意后再调用 `start()`',
  },
}

export const reasonWords: Record<Reason, Words> = {
  'missing-app-id': {
    meaning: '已要求开始，3 秒内没有得到 `liveAppID`',
    action: '填写 `liveAppID`；填写后自动继续',
  },
  'missing-url': {
    meaning: '已要求开始，3 秒内没有得到 `playUrl`（`pushUrl`）',
    action: '填写地址；填写后自动继续',
  },
  'bad-app-id': { meaning: '`liveAppID` 不是数字', action: '填写腾讯云账号的 AppID' },
  'malformed-address': {
    meaning: '地址不完整或有歧义：带空格、`#`、用户名、IP 地址、多余的 `/`，或 `vhost` 与域名不一致',
    action: '按 `detail` 改正；应为 `rtmp://域名/应用名/流名` 或 `https://域名/应用名/流名.flv`',
  },
  scheme: {
    meaning: '协议不支持：播放可用 `rtmp://`、`http(s)://`，推流只能用 `rtmp://`；`webrtc://` 仅限 RTC 模式',
    action: '换用支持的地址',
  },
  'not-configured': { meaning: '插件提供方没有配置白名单地址', action: '联系插件提供方' },
  'not-registered': { meaning: '这个 `liveAppID` 没有登记', action: '核对 `liveAppID`；联系插件提供方开通' },
  'malformed-document': { meaning: '登记的白名单文件有误', action: '联系插件提供方' },
  expired: { meaning: '服务已到期', action: '联系插件提供方续期' },
  host: { meaning: '登记时限定了小程序，当前小程序不在其中', action: '联系插件提供方登记这个小程序的 AppID' },
  domain: { meaning: '地址的域名没有登记', action: '核对地址；联系插件提供方登记这个域名' },
  bizid: {
    meaning: '旧方案域名的 bizid 不属于这个 `liveAppID`，播放与推流域名用反，或流名不以 `{bizid}_` 开头',
    action: '按 `detail` 改正，或联系插件提供方登记',
  },
  unreachable: { meaning: '连不上白名单服务', action: '检查网络；能连上之后自动继续，不用重新 `start()`' },
}
