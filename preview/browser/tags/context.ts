/** What tags reach outside themselves: the phone, the files of their package, the host's wx. */
import type { GeneralComponent } from 'glass-easel'
import type { Shell, WxObject } from '../contracts'
import { currentShell } from '../current-shell'
import { ownerOf } from '../owner'

let hostWx: WxObject = {}

/** The runtime hands the host's wx in before the first page; a button with open-type="openSetting" calls it. */
export function provideHostWx(wx: WxObject): void {
  hostWx = wx
}

export const wxOfHost = (): WxObject => hostWx

export const shell = (): Shell => currentShell()

/** The address the browser loads for a path as the wxml around the tag writes it; '' for an empty path. */
export function fileAddress(path: string, component: GeneralComponent): string {
  if (path === '' || /^(data|blob):/.test(path)) return path
  const owner = ownerOf(component)
  return currentShell().resolveFile(path, owner?.packageId ?? '', owner?.path)
}
