/** The attributes of live-room-play as one table: declaration, conversion, the native tag's binding and the manual follow from it. */
import {
  appIdRow,
  asNative,
  chatRows,
  choice,
  flag,
  number,
  pictureInPictureRow,
  reconnectRow,
  string,
  versionRow,
} from '../attribute-rows'
import type { Attribute } from '../attributes'

export const attributes: readonly Attribute[] = [
  appIdRow,
  string('playUrl', '播放地址，必填：rtmp:// 或 http(s)://….flv'),
  versionRow,
  choice('mode', ['live', 'RTC'], '模式：live（直播）、RTC（实时通话，延时更低）', asNative()),
  choice('orientation', ['vertical', 'horizontal'], '画面方向', asNative()),
  choice('objectFit', ['contain', 'fillCrop'], '填充模式', asNative()),
  number('minCache', 1, '最小缓冲区，单位 s，RTC 模式推荐 0.2', asNative()),
  number('maxCache', 3, '最大缓冲区，单位 s，RTC 模式推荐 0.8', asNative()),
  flag('muted', false, '是否静音', asNative()),
  flag('debug', false, '是否显示日志', asNative()),
  choice('soundMode', ['speaker', 'ear'], '声音输出：扬声器或听筒', asNative({ since: '1.9.90' })),
  flag('autoplay', false, '是否自动播放；还没开始时改为 false 即取消'),
  reconnectRow,
  flag('autopause', true, '离开页面时是否自动暂停'),
  pictureInPictureRow('2.10.3'),
  string(
    'pictureInPictureInitPosition',
    '小窗最初的位置，如 (right, 20)：靠右，顶部在屏幕高度的 20%',
    asNative({ since: '3.3.0' }),
  ),
  flag('backgroundMute', false, '进入后台时是否静音；微信已废弃，默认退后台静音', asNative()),
  flag('autoPauseIfNavigate', true, '跳转到其他页面时是否自动暂停，与 autopause 任一为 false 即不暂停', {
    since: '2.5.0',
  }),
  flag('autoPauseIfOpenNative', true, '跳转到微信原生页面时是否自动暂停', asNative({ since: '2.5.0' })),
  choice('referrerPolicy', ['no-referrer', 'origin'], '请求所带的 referer', asNative({ since: '2.13.0' })),
  flag(
    'enableAutoRotation',
    false,
    '手机横屏时是否自动全屏，系统打开自动旋转时有效',
    asNative({ since: '2.11.0' }),
  ),
  flag('enableCasting', false, '是否支持投屏', asNative({ since: '2.32.0' })),
  ...chatRows,
]
