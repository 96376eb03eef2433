/** button's open-type: what a browser can do of it, and one clear line for what only WeChat can. */
import { tempFiles } from '../temp-files'
import { shell, wxOfHost } from './context'
import type { PropDefaults } from './props'
import type { Tag } from './tag'

/** Attributes that only an open-type reads. */
export const openTypes = {
  lang: 'en',
  sessionFrom: '',
  sendMessageTitle: '',
  sendMessagePath: '',
  sendMessageImg: '',
  showMessageCard: false,
  appParameter: '',
  businessId: '',
  phoneNumberNoQuotaToast: true,
}

const stranger = {
  nickName: '微信用户',
  gender: 0,
  language: '',
  city: '',
  province: '',
  country: '',
  avatarUrl: '',
}

export function runOpenType(tag: Tag<PropDefaults>, type: string): void {
  switch (type) {
    case 'openSetting':
      openSetting(tag, wxOfHost())
      break
    case 'getUserInfo':
      // Since 2.27.1 the native button gives everyone the same anonymous user.
      tag.emit('getuserinfo', {
        errMsg: 'getUserInfo:ok',
        userInfo: stranger,
        rawData: JSON.stringify(stranger),
        signature: '',
      })
      break
    case 'getPhoneNumber':
    case 'getRealtimePhoneNumber':
      shell().warnOnce(`<button open-type="${type}">: 预览里没有手机号，按用户拒绝处理`)
      tag.emit(type.toLowerCase(), { errMsg: `${type}:fail user deny` })
      break
    case 'chooseAvatar':
      chooseAvatar(tag)
      break
    case 'agreePrivacyAuthorization':
      tag.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
      break
    default:
      shell().warnOnce(`<button open-type="${type}">: 只在微信里有效，预览里点击没有作用`)
  }
}

/** Any picture of the computer's. Nothing is told when the dialog is closed without one, as on a phone. */
function chooseAvatar(tag: Tag<PropDefaults>): void {
  const dialog = document.createElement('input')
  dialog.type = 'file'
  dialog.accept = 'image/*'
  dialog.addEventListener('change', () => {
    const [file] = dialog.files ?? []
    if (file) tag.emit('chooseavatar', { avatarUrl: tempFiles.put(file, file.type.split('/')[1] ?? 'png') })
  })
  dialog.click()
}

function openSetting(tag: Tag<PropDefaults>, wx: Record<string, unknown>): void {
  const open = wx['openSetting']
  if (typeof open !== 'function') {
    tag.emit('opensetting', { errMsg: 'openSetting:fail not supported' })
    return
  }
  const callbacks = {
    success: (result: object) => tag.emit('opensetting', { ...result, errMsg: 'openSetting:ok' }),
    fail: (reason: object) => tag.emit('opensetting', reason),
  }
  Reflect.apply(open, undefined, [callbacks])
}
