/** The components' events in Chinese: when they come, what `e.detail` holds. */

export interface EventWords {
  when: string
  detail: string
}

const common: Record<string, EventWords> = {
  NetStatus: {
    when: '网络状态变化，播放（推流）期间反复触发',
    detail: '码率、帧率、分辨率、网速等，见“NetStatus 的内容”',
  },
  AttachedEvent: { when: '组件已准备好，可以调用实例的方法，每个组件一次', detail: '`{}`' },
  IMEvent: {
    when: '内置聊天的登录、进群、消息、连接和错误',
    detail: '`{tag, code, detail}`，见“聊天”',
  },
  audiovolumenotify: { when: '音量大小通知', detail: '微信原样' },
  enterpictureinpicture: { when: '进入小窗', detail: '微信原样' },
  leavepictureinpicture: { when: '退出小窗', detail: '微信原样' },
  rendererror: { when: '渲染失败', detail: '微信原样' },
}

export const playEventWords: Record<string, EventWords> = {
  PlayEvent: {
    when: '播放状态变化，或出错',
    detail: '`{tag, code, detail}`：`tag` 为 `playEvent`、`error` 或 `reconnect`',
  },
  fullscreenChangeEvent: { when: '进入、退出全屏', detail: '`{direction, fullScreen}`' },
  castinguserselect: { when: '用户选择了投屏设备', detail: '微信原样' },
  castingstatechange: { when: '投屏成功或失败', detail: '微信原样' },
  castinginterrupt: { when: '投屏被中断', detail: '微信原样' },
  error: { when: '播放出错', detail: '微信原样' },
  ...common,
}

export const pushEventWords: Record<string, EventWords> = {
  PushEvent: {
    when: '推流状态变化，或出错',
    detail: '`{tag, code, detail}`：`tag` 为 `pushEvent`、`error` 或 `reconnect`',
  },
  Error: { when: '推流出错（微信 live-pusher 的 error）', detail: '`{errMsg, errCode}`' },
  BgmStart: { when: '背景音乐开始播放', detail: '微信原样' },
  BgmProgress: { when: '背景音乐进度', detail: '`{progress, duration}`，单位 ms' },
  BgmComplete: { when: '背景音乐播放完成', detail: '微信原样' },
  ...common,
}
