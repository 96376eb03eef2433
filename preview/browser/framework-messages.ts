/** What the component framework has to say, said in the preview's way: with the file, and once. */
import * as glassEasel from 'glass-easel'
import type { ErrorCenter } from './errors'
import { ownerOf, packageOf, scriptOf } from './owner'
import { isPlainTag } from './tag-room'

type PhoneElement = glassEasel.Element
type Component = glassEasel.GeneralComponent

/** What WeChat says nothing about, and component libraries do all the time. */
const quiet = [
  // wx:key names a field that the items have not, e.g. wx:key="index".
  /^Some keys are not unique while list updates: ""/,
  /^Use number as for-list/,
  // A relation to a component that this mini-program does not use.
  /relation/,
  /is not a valid event binding or slot value$/,
]

export function listenToFramework(errors: ErrorCenter): () => void {
  const onError = (error: unknown, step?: string, related?: Component | string): false => {
    errors.report(error, { file: fileOf(related), ...(step ? { step } : {}) })
    // Told already: the framework need not.
    return false
  }
  const onWarning = (message: string, related: Component | string, node?: glassEasel.Node): false => {
    const attribute = /^"(.+)" is not a valid property$/.exec(message)?.[1]
    if (attribute !== undefined) {
      if (node) warnOfAttribute(errors, attribute, node)
    } else if (!quiet.some((pattern) => pattern.test(message))) {
      errors.warnOnce(`[${fileOf(related)}] ${message}`)
    }
    return false
  }
  glassEasel.addGlobalErrorListener(onError)
  glassEasel.addGlobalWarningListener(onWarning)
  return () => {
    glassEasel.removeGlobalErrorListener(onError)
    glassEasel.removeGlobalWarningListener(onWarning)
  }
}

/** An attribute a component of the mini-program does not declare is nothing special; one a native tag lacks is worth a line. */
function warnOfAttribute(errors: ErrorCenter, attribute: string, node: glassEasel.Node): void {
  const component = (node as PhoneElement).asGeneralComponent()
  if (!component || packageOf(component) !== undefined || isPlainTag(component)) return
  const owner = ownerOf(component)
  // What an installed library writes is not for the host's developer to mend.
  if (owner?.path.includes('miniprogram_npm/')) return
  const tag = component.tagName.replace(/^wx-/, '')
  errors.warnOnce(
    `[${owner ? `${owner.path}.wxml` : tag}] <${tag}> has no attribute "${attribute}" in the preview`,
  )
}

function fileOf(related: Component | string | undefined): string {
  if (related === undefined || related === '') return 'preview'
  return typeof related === 'string' ? `${related}.js` : scriptOf(related)
}
