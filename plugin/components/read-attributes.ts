/** What the host has written at the tag, read by the table and handed on: to the native tag, the room and the chat. */
import { warnOnce } from '../platform/log'
import { baseLibrary, hasVersion } from '../platform/versions'
import { convert } from './attributes'
import type { Attribute } from './attributes'
import type { LiveRoomComponent, LiveRoomKind, Value, Values } from './live-room-kind'

export function readAttributes(kind: LiveRoomKind, component: LiveRoomComponent): void {
  const data = component.data as Record<string, unknown>
  const values: Values = {}
  for (const attribute of kind.attributes) {
    const { value, problem } = convert(attribute, data[attribute.name])
    values[attribute.name] = value
    if (problem) warnOnce(problem)
  }
  component.values = values
  bindNative(kind, component)
  if (values['debug'] === true) sayWhatIsMissing(kind.attributes)
  const { liveAppID, mode } = values
  const url = String(values[kind.url.attribute])
  const autoplay = values[kind.url.auto] === true
  component.room.setAttributes({
    liveAppID: typeof liveAppID === 'number' ? liveAppID : String(liveAppID),
    url,
    mode: String(mode).toLowerCase(),
    autoplay,
  })
  setChatAttributes(component)
  if (autoplay && url !== '') component.chat.begin()
}

/** Hands the native tag what has changed, and nothing else. */
function bindNative(kind: LiveRoomKind, component: LiveRoomComponent): void {
  const before = (component.data as { native: Values }).native
  const changes: Values = {}
  const set = (name: string, value: Value): void => {
    if (String(before[name]) !== String(value)) changes[`native.${name}`] = value
  }
  for (const { name, native, value, initialOnly } of kind.attributes) {
    if (native && !(initialOnly && component.begun)) set(name, component.values[name] ?? value)
  }
  const derived = kind.derive?.(component.values) ?? {}
  for (const name of Object.keys(derived)) set(name, derived[name] ?? '')
  if (Object.keys(changes).length > 0) component.setData(changes)
}

/** An older base library ignores attributes that it does not know: `debug` says once which. */
function sayWhatIsMissing(attributes: readonly Attribute[]): void {
  const missing = attributes.filter(({ since }) => since !== undefined && !hasVersion(since))
  if (missing.length === 0) return
  const names = missing.map(({ name, since }) => `${name}（${since}）`).join('、')
  warnOnce(`当前基础库 ${baseLibrary()} 不支持这些属性，不会生效：${names}`)
}

/** Both spellings count; a 0 is what hosts begin with. */
function setChatAttributes({ chat, values }: LiveRoomComponent): void {
  const text = (name: string): string => String(values[name])
  const [sdkAppID = ''] = [text('sdkAppId'), text('sdkAppID')].filter((id) => id !== '' && id !== '0')
  chat.setAttributes({
    sdkAppID,
    userID: text('userID'),
    userSig: text('userSig'),
    roomID: text('roomID'),
    nickName: text('nickName'),
    avatar: text('avatar'),
  })
}

/** What the native tag gets while the host has given nothing. */
export function nativeDefaults(kind: LiveRoomKind): Values {
  const values: Values = {}
  const defaults: Values = { [kind.url.native]: '' }
  for (const { name, native, value } of kind.attributes) {
    values[name] = value
    if (native) defaults[name] = value
  }
  return { ...defaults, ...kind.derive?.(values) }
}
