/** The `wx` object: one for the host, one for a plugin with what WeChat refuses a plugin taken out. */
import type { CreateWx, WxObject } from '../contracts'
import { actionSheetArea } from './action-sheet'
import { animationArea } from './animation'
import { pluginNames } from './api-table'
import { appEventsArea } from './app-events'
import { backgroundAudioArea } from './background-audio'
import { canvasArea } from './canvas'
import { deviceArea } from './device'
import { fileSystemArea } from './file-system'
import type { WxHome } from './home'
import { imageArea } from './image'
import { innerAudioArea } from './inner-audio'
import { leaveQuestionArea } from './leave-question'
import { liveArea } from './live'
import { isWeChatCall, isWeChatName, missingCall, refusedCall } from './missing'
import { modalArea } from './modal'
import { navigationArea } from './navigation'
import { queryArea } from './query'
import { requestArea } from './request'
import { settingsArea } from './settings'
import { socketArea } from './socket'
import { storageArea } from './storage'
import { systemArea } from './system'
import { toastArea } from './toast'
import { toolsArea } from './tools'
import { transferArea } from './transfer'
import { videoArea } from './video'

const areas = [
  requestArea,
  transferArea,
  socketArea,
  storageArea,
  toastArea,
  modalArea,
  actionSheetArea,
  navigationArea,
  leaveQuestionArea,
  systemArea,
  deviceArea,
  appEventsArea,
  settingsArea,
  imageArea,
  innerAudioArea,
  backgroundAudioArea,
  fileSystemArea,
  liveArea,
  videoArea,
  canvasArea,
  animationArea,
  queryArea,
  toolsArea,
]

export const createHostWx: CreateWx = (shell, packageId) => {
  const calls: WxObject = {}
  const home: WxHome = { shell, packageId, has: (name) => Object.hasOwn(calls, name) }
  for (const area of areas) Object.assign(calls, area(home))
  return guarded(calls, (name) => missingCall(shell, name))
}

export const createPluginWx: CreateWx = (shell, packageId) => {
  const calls: WxObject = {}
  const home: WxHome = { shell, packageId, has: (name) => Object.hasOwn(calls, name) }
  for (const area of areas) {
    for (const [name, call] of Object.entries(area(home))) {
      calls[name] = mayPluginUse(name) ? call : refusedCall(shell, name)
    }
  }
  return guarded(calls, (name) => (mayPluginUse(name) ? missingCall(shell, name) : refusedCall(shell, name)))
}

/** `env` is no call and holds no secret. */
const mayPluginUse = (name: string) => pluginNames.has(name) || name === 'env'

/** What is not there is looked up by name once; names WeChat does not know stay undefined (so `await wx` is no trap). */
function guarded(calls: WxObject, absent: (name: string) => unknown): WxObject {
  const standIns = new Map<string, unknown>()
  return new Proxy(calls, {
    get(target, key, receiver) {
      if (typeof key !== 'string' || key in target || !isWeChatName(key))
        return Reflect.get(target, key, receiver) as unknown
      if (!standIns.has(key)) standIns.set(key, absent(key))
      return standIns.get(key)
    },
    has: (target, key) => key in target || (typeof key === 'string' && isWeChatCall(key)),
  })
}
