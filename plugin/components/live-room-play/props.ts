/** The attributes of live-room-play as one table: declaration, conversion, the native tag's binding and the manual follow from it. */
import type { Attribute } from '../attributes'

const string = (name: string, doc: string, native?: string): Attribute => ({
  name,
  type: 'string',
  value: '',
  doc,
  native,
})
const im = (name: string, doc: string): Attribute => ({ name, type: 'im', value: '', doc })
const flag = (name: string, value: boolean, doc: string, native?: string, since?: string): Attribute => ({
  name,
  type: 'boolean',
  value,
  doc,
  native,
  since,
})
const number = (name: string, value: number, doc: string, native?: string): Attribute => ({
  name,
  type: 'number',
  value,
  doc,
  native,
})
const choice = (
  name: string,
  options: readonly [string, ...string[]],
  doc: string,
  native?: string,
  since?: string,
): Attribute => ({ name, type: 'choice', value: options[0], options, doc, native, since })

export const attributes: readonly Attribute[] = [
  { name: 'liveAppID', type: 'appId', value: 0, doc: '用户的腾讯云 AppID，必填' },
  string('playUrl', '播放地址，必填：rtmp:// 或 http(s)://….flv'),
  number('version', 1, '兼容旧页面保留，不影响校验'),
  choice('mode', ['live', 'RTC'], '模式：live（直播）、RTC（实时通话，延时更低）', 'mode'),
  choice('orientation', ['vertical', 'horizontal'], '画面方向', 'orientation'),
  choice('objectFit', ['contain', 'fillCrop'], '填充模式', 'objectFit'),
  number('minCache', 1, '最小缓冲区，单位 s', 'minCache'),
  number('maxCache', 3, '最大缓冲区，单位 s', 'maxCache'),
  flag('muted', false, '是否静音', 'muted'),
  flag('debug', false, '是否显示日志', 'debug'),
  choice('soundMode', ['speaker', 'ear'], '声音输出：扬声器或听筒', 'soundMode', '1.9.90'),
  flag('autoplay', false, '是否自动播放'),
  flag('autopause', true, '离开页面时是否自动暂停'),
  {
    name: 'pictureInPictureMode',
    type: 'choices',
    value: [],
    options: ['push', 'pop'],
    doc: '小窗模式：push、pop，或二者的数组；空为关闭',
    native: 'pictureInPictureMode',
    since: '2.10.3',
  },
  flag('backgroundMute', false, '进入后台时是否静音', 'backgroundMute'),
  flag(
    'autoPauseIfNavigate',
    true,
    '跳转到本小程序的其他页面时是否自动暂停，与 autopause 任一为 false 即不暂停',
    undefined,
    '2.5.0',
  ),
  flag('autoPauseIfOpenNative', true, '跳转到微信原生页面时是否自动暂停', 'autoPauseIfOpenNative', '2.5.0'),
  choice('referrerPolicy', ['no-referrer', 'origin'], '请求所带的 referer', 'referrerPolicy', '2.13.0'),
  flag('enableAutoRotation', false, '手机横屏时是否自动全屏', 'enableAutoRotation'),
  flag('enableCasting', false, '是否支持投屏', 'enableCasting', '2.32.0'),
  im('sdkAppId', 'IM 应用的 SDKAppID，空为不启用内置 IM'),
  im('sdkAppID', '同 sdkAppId'),
  im('accountType', '兼容旧页面保留'),
  im('userID', '用户在 IM 内的唯一 ID'),
  im('userSig', '用户的 IM 登录签名'),
  im('roomID', '房间 ID'),
  im('nickName', '用户在 IM 里的昵称'),
  im('avatar', '用户在 IM 里的头像地址'),
]
