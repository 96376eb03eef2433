/** The methods of the two handles in Chinese: how they are called, what they do. */

export interface MethodWords {
  /** As the parentheses hold it; '' = nothing but the callbacks. */
  args: string
  doc: string
}

const doc = (text: string, args = ''): MethodWords => ({ args, doc: text })

/** Both handles have these, and they mean the same. */
const common: Record<string, MethodWords> = {
  openSetting: doc('打开小程序的设置页；只能在点击事件里调用，用户返回后得到 `{authSetting}`'),
  getLiveSell: doc('房间的 TSL（`tim-live-sell`），没有聊天时为 `null`；也可读属性 `liveSell`，见“聊天”'),
  initIM: doc('登录并进群；被踢下线、失败之后再次调用会重试，见“聊天”'),
  sendTextMsg: doc('发送文字；自己发的文字不会触发 IMEvent', 'text, success, fail'),
  sendCustomMsg: doc('发送自定义消息', '{data, description, extension}, success, fail'),
}

export const playMethodWords: Record<string, MethodWords> = {
  start: doc('开始播放；属性还没给齐、组件还没出现时会等，给齐后自动开始'),
  stop: doc('停止播放，并取消还在等待的 `start()`；没有在播放时也成功'),
  mute: doc('切换静音：再调用一次恢复；要设定为某个值，请用属性 `muted`'),
  pause: doc('暂停'),
  resume: doc('继续'),
  requestFullScreen: doc('进入全屏；传 `false` 为退出全屏', 'true | false | {direction: 0 | 90 | -90}'),
  exitFullScreen: doc('退出全屏'),
  snapshot: doc('截图，成功返回 `{tempImagePath, width, height}`', "{quality: 'raw' | 'compressed'}"),
  exitPictureInPicture: doc('退出小窗；在没有组件的页面上也能调用'),
  requestPictureInPicture: doc('进入小窗'),
  requestBackgroundPlayback: doc('进入后台小窗播放模式；没有回调，调用即成功'),
  exitBackgroundPlayback: doc('退出后台小窗播放模式；没有回调，调用即成功'),
  startCasting: doc('开始投屏，拉起设备列表；只能在点击事件里调用'),
  switchCasting: doc('切换投屏设备；只能在点击事件里调用'),
  reconnectCasting: doc('重连投屏设备；只能在点击事件里调用'),
  exitCasting: doc('退出投屏；只能在点击事件里调用'),
  ...common,
}

export const pushMethodWords: Record<string, MethodWords> = {
  start: doc('开始推流；属性还没给齐、组件还没出现时会等，给齐后自动开始'),
  stop: doc('停止推流，并取消还在等待的 `start()`；没有在推流时也成功'),
  pause: doc('暂停推流'),
  resume: doc('继续推流'),
  switchCamera: doc('切换前后摄像头'),
  snapshot: doc('截图，成功返回 `{tempImagePath, width, height}`', "{quality: 'raw' | 'compressed'}"),
  toggleTorch: doc('打开或关闭手电筒'),
  playBGM: doc('播放背景音乐', '{url}'),
  stopBGM: doc('停止背景音乐'),
  pauseBGM: doc('暂停背景音乐'),
  resumeBGM: doc('继续背景音乐'),
  setBGMVolume: doc('设置背景音乐音量，0 – 1，字符串、数字都可以', '{volume: "0.5"}'),
  startPreview: doc('打开摄像头预览，不推流，不校验白名单'),
  stopPreview: doc('关闭摄像头预览'),
  sendMessage: doc('发送 SEI 消息', '{msg}'),
  setMICVolume: doc('设置麦克风音量，0 – 1', '{volume: 0.5}'),
  exitPictureInPicture: doc('退出小窗；在没有组件的页面上也能调用'),
  getMaxZoom: doc('获取最大缩放级别，成功返回 `{maxZoom}`'),
  setZoom: doc('设置缩放级别，1 – maxZoom', '{zoom}'),
  mute: doc('静音、取消静音；不带参数为切换', 'true | false'),
  ...common,
}
