/** The user's refusals, as the host hears of them. */
import { findRefused } from '../../platform/permissions'
import type { CaptureScope } from '../../platform/permissions'
import { errorCodes, roomError } from '../../room/events'
import type { RoomError } from '../../room/events'
import type { Values } from '../live-room-kind'
import { text } from '../../values'

const REFUSALS: Record<CaptureScope, RoomError> = {
  'scope.camera': roomError(
    errorCodes.PERMISSION,
    'camera-refused',
    '用户拒绝了摄像头权限，请引导用户点击按钮调用 openSetting() 打开；打开后会自动继续',
  ),
  'scope.record': roomError(
    errorCodes.PERMISSION,
    'microphone-refused',
    '用户拒绝了麦克风权限，请引导用户点击按钮调用 openSetting() 打开；打开后会自动继续',
  ),
}

const PRIVACY = roomError(
  errorCodes.PRIVACY,
  'privacy-refused',
  '用户没有同意《小程序用户隐私保护指引》，无法使用摄像头和麦克风；请在用户同意后再调用 start()，并确认指引里已声明这两项',
)

/** Asks only for what is switched on. */
export function askPermission(values: Values, answer: (refusal: RoomError | null) => void): void {
  const scopes: CaptureScope[] = []
  if (values['enableCamera'] !== false) scopes.push('scope.camera')
  if (values['enableMic'] !== false) scopes.push('scope.record')
  findRefused(scopes, (refused) => answer(refused && REFUSALS[refused]))
}

/** The native side names the privacy agreement in its text; its number differs between systems. */
export function privacyRefusal(errMsg: unknown): RoomError | null {
  return /privacy|隐私/i.test(text(errMsg)) ? PRIVACY : null
}
