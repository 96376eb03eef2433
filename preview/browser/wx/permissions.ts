/** What the user has allowed this mini-program: remembered per host, asked once, changed on the permission page. */
import type { Shell } from '../contracts'
import { CallFailure } from './async'
import { button, element, show, takeFocus } from './dom'
import { perShell } from './home'
import { uiStyles } from './ui-styles'

/** scope → [what the mini-program wants to do, its row on the permission page] */
export const scopes: Record<string, { wish: string; row: string }> = {
  'scope.camera': { wish: '使用你的摄像头', row: '摄像头' },
  'scope.record': { wish: '使用你的麦克风', row: '麦克风' },
  'scope.writePhotosAlbum': { wish: '保存图片或视频到你的相册', row: '添加到相册' },
  'scope.userLocation': { wish: '获取你的位置信息', row: '位置信息' },
  'scope.userInfo': { wish: '获取你的昵称、头像', row: '用户信息' },
}

export interface Permissions {
  /** Only what has been asked for so far, as getSetting tells it. */
  all(): Record<string, boolean>
  set(scope: string, allowed: boolean): void
}

export const permissionsOf = perShell((shell): Permissions => {
  const key = `wx-permissions/${shell.config.hostAppId}`
  const all = () => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, boolean>
  return {
    all,
    set: (scope, allowed) => localStorage.setItem(key, JSON.stringify({ ...all(), [scope]: allowed })),
  }
})

const openQuestions = perShell(() => new Map<string, Promise<void>>())

/** Asks when it has not been asked yet; fails with "auth deny" when the answer is or was no. */
export function needPermission(shell: Shell, scope: string): Promise<void> {
  const questions = openQuestions(shell)
  const pending = questions.get(scope) ?? decide(shell, scope).finally(() => questions.delete(scope))
  questions.set(scope, pending)
  return pending
}

async function decide(shell: Shell, scope: string): Promise<void> {
  const known = permissionsOf(shell).all()[scope]
  const allowed = known ?? (await ask(shell, scope))
  if (known === undefined) permissionsOf(shell).set(scope, allowed)
  if (!allowed) throw new CallFailure('auth deny', { errno: 103 })
}

function ask(shell: Shell, scope: string): Promise<boolean> {
  const wish = scopes[scope]?.wish ?? scope
  return new Promise((resolve) => {
    const answer = (allowed: boolean) => {
      remove()
      resolve(allowed)
    }
    const allow = button('wx-ask-button wx-ask-allow', '允许', () => answer(true))
    const sheet = element(
      'div',
      'wx-actions wx-ask',
      { attributes: { role: 'dialog', 'aria-modal': 'true' } },
      [
        element('div', 'wx-ask-app', { text: `${appName(shell)} 申请` }),
        element('div', 'wx-ask-title', { text: wish }),
        element('div', 'wx-ask-note', { text: '允许后可在设置页中随时更改' }),
        element('div', 'wx-ask-buttons', {}, [button('wx-ask-button', '拒绝', () => answer(false)), allow]),
      ],
    )
    const remove = show(shell.overlay, element('div', 'wx-layer wx-dim', {}, [sheet]), uiStyles)
    takeFocus(sheet)
  })
}

export function appName(shell: Shell): string {
  return shell.app.window?.navigationBarTitleText || '小程序'
}
