/** Short forms for the rows of an attribute table, and the rows that both components have. */
import type { Attribute } from './attributes'

type More = Pick<Attribute, 'native' | 'since' | 'range' | 'initialOnly'>

export const string = (name: string, doc: string, more: More = {}): Attribute => ({
  name,
  type: 'string',
  value: '',
  doc,
  ...more,
})

export const flag = (name: string, value: boolean, doc: string, more: More = {}): Attribute => ({
  name,
  type: 'boolean',
  value,
  doc,
  ...more,
})

export const number = (name: string, value: number, doc: string, more: More = {}): Attribute => ({
  name,
  type: 'number',
  value,
  doc,
  ...more,
})

/** The first option is the default. */
export const choice = (
  name: string,
  options: readonly [string, ...string[]],
  doc: string,
  more: More = {},
): Attribute => ({ name, type: 'choice', value: options[0], options, doc, ...more })

/** Handed to the native tag under its own name. */
export const asNative = (more: Omit<More, 'native'> = {}): More => ({ native: true, ...more })

const im = (name: string, doc: string): Attribute => ({ name, type: 'im', value: '', doc })

export const appIdRow: Attribute = {
  name: 'liveAppID',
  type: 'appId',
  value: 0,
  doc: '用户的腾讯云 AppID，必填',
}

export const versionRow = number('version', 1, '兼容旧页面保留，不影响校验')

/** Off by default: hosts of the first version rely on -2301 and -1307 coming at once. */
export const reconnectRow: Attribute = {
  name: 'reconnect',
  type: 'attempts',
  value: 0,
  range: [0, 100],
  options: ['true', 'false', '次数'],
  doc: '原生重连失败后是否由插件继续重连：true（10 次）、次数（最多 100）或 false；间隔从 1 s 递增到 30 s，期间收到 tag 为 reconnect 的事件',
}

export const pictureInPictureRow = (since: string): Attribute => ({
  name: 'pictureInPictureMode',
  type: 'choices',
  value: [],
  options: ['push', 'pop'],
  doc: '小窗模式：push、pop，或二者的数组；空为关闭',
  native: true,
  since,
})

export const chatRows: readonly Attribute[] = [
  im('sdkAppId', 'IM 应用的 SDKAppID，空为不启用内置 IM'),
  im('sdkAppID', '同 sdkAppId'),
  im('accountType', '兼容旧页面保留'),
  im('userID', '用户在 IM 内的唯一 ID'),
  im('userSig', '用户的 IM 登录签名'),
  im('roomID', '房间 ID'),
  im('nickName', '用户在 IM 里的昵称'),
  im('avatar', '用户在 IM 里的头像地址'),
]
