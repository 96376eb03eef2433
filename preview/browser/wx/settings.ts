/** Permissions, privacy and log-in as a mini-program asks for them. */
import type { Shell } from '../contracts'
import { asyncCall, asyncCalls, CallFailure } from './async'
import type { WxArea, WxHome } from './home'
import { Listeners } from './listeners'
import { optionalString, requireString } from './parameters'
import { openPermissionPage } from './permission-page'
import { appName, needPermission, permissionsOf, scopes } from './permissions'

export const settingsArea: WxArea = (home) => ({
  ...permissionCalls(home),
  ...privacyCalls(home),
  ...userCalls(),
})

function permissionCalls({ shell }: WxHome) {
  const settings = () => ({
    authSetting: permissionsOf(shell).all(),
    subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
  })
  return asyncCalls({
    getSetting: settings,
    async openSetting() {
      needTap()
      await openPermissionPage(shell)
      return settings()
    },
    async authorize(options) {
      const scope = requireString(options, 'scope')
      if (!scopes[scope]) throw new CallFailure('invalid scope')
      await needPermission(shell, scope)
    },
  })
}

/** On a phone this opens only within a tap; the browser knows whether there was one. */
function needTap(): void {
  // Not every browser has it (nor its types before 2023): then the call goes through.
  const activation = (navigator as { userActivation?: { isActive: boolean } }).userActivation
  if (activation && !activation.isActive) throw new CallFailure('can only be invoked by user TAP gesture.')
}

function privacyCalls({ shell }: WxHome) {
  return {
    ...asyncCalls({
      getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: contractName(shell) }),
      // The preview has no contract to agree to, so it counts as agreed.
      requirePrivacyAuthorize: () => undefined,
    }),
    onNeedPrivacyAuthorization: new Listeners('wx.onNeedPrivacyAuthorization').on,
  }
}

const contractName = (shell: Shell) => `《${appName(shell)}隐私保护指引》`

const greyHead =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 132"><path fill="#dcdcdc" d="M0 0h132v132H0z"/><path fill="#fff" d="M66 24a24 24 0 1 1 0 48 24 24 0 0 1 0-48zM20 120c0-24 20-38 46-38s46 14 46 38z"/></svg>',
  )

/** WeChat, too, tells every mini-program the same name and picture today. */
const anonymous = {
  nickName: '微信用户',
  avatarUrl: greyHead,
  gender: 0,
  country: '',
  province: '',
  city: '',
  language: 'zh_CN',
}

function userCalls() {
  const profile = () => ({
    userInfo: anonymous,
    rawData: JSON.stringify(anonymous),
    signature: '',
    encryptedData: '',
    iv: '',
  })
  let logins = 0
  return {
    login: asyncCall('login', () => ({ code: `preview-code-${++logins}` })),
    checkSession: asyncCall('checkSession', () => undefined),
    getUserInfo: asyncCall('getUserInfo', profile),
    getUserProfile: asyncCall('getUserProfile', (options) => {
      needTap()
      if (optionalString(options, 'desc') === '') {
        throw new CallFailure('desc length does not meet the requirements')
      }
      return profile()
    }),
  }
}
