/** The parts of live-room-plugin-types that follow from the plugin's tables: codes as const objects, attributes as interfaces. */
import type { Attribute } from '../../plugin/components/attributes'
import { attributes as playRows } from '../../plugin/components/live-room-play/props'
import { attributes as pushRows } from '../../plugin/components/live-room-push/props'
import type { CodeInfo } from '../../plugin/room/codes'
import { imErrorCodes } from '../../plugin/chat/im-events'
import { codes } from '../../plugin/room/codes'
import { errorCodes } from '../../plugin/room/events'

const MADE = '`npm run manual` writes this file from the plugin’s tables.'

/** Prettier's; what is longer is broken as it would break it. */
const WIDTH = 110

const constObject = (name: string, doc: string, entries: readonly string[]): string =>
  [
    `/** ${doc} */`,
    `export const ${name} = {`,
    ...entries,
    '} as const',
    `export type ${name} = (typeof ${name})[keyof typeof ${name}]`,
  ].join('\n')

const numbers = (codes: Readonly<Record<string, number>>): string[] =>
  Object.entries(codes).map(([name, code]) => `  ${name}: ${code},`)

function codeObject(name: string, doc: string, table: Record<number, CodeInfo>): string {
  const all = Object.values(table).sort((a, b) => a.code - b.code)
  const names = new Set(all.map((info) => info.name))
  if (names.size !== all.length) throw new Error(`${name}: two codes have the same name`)
  return constObject(
    name,
    doc,
    all.flatMap((info) => [`  /** ${info.zh} */`, `  ${info.name}: ${info.code},`]),
  )
}

const literal = (text: string): string => `'${text}'`

function typeOf({ type, options = [] }: Attribute): string[] {
  switch (type) {
    case 'string':
      return ['string']
    case 'number':
      return ['number']
    case 'attempts':
      return ['boolean', 'number', 'string']
    case 'boolean':
      return ['boolean']
    case 'appId':
    case 'im':
      return ['number', 'string']
    case 'choice':
      return options.map(literal)
    case 'choices':
      return ["''", ...options.map(literal), `(${options.map(literal).join(' | ')})[]`]
  }
}

function property(attribute: Attribute): string[] {
  const types = typeOf(attribute)
  const line = `  ${attribute.name}?: ${types.join(' | ')}`
  const since = attribute.since === undefined ? '' : `（基础库 ${attribute.since}）`
  return [
    `  /** ${attribute.doc}${since} */`,
    ...(line.length <= WIDTH ? [line] : [`  ${attribute.name}?:`, ...types.map((one) => `    | ${one}`)]),
  ]
}

const attributeInterface = (name: string, tag: string, rows: readonly Attribute[]): string =>
  [`/** What \`<${tag}>\` takes. */`, `export interface ${name} {`, ...rows.flatMap(property), '}'].join('\n')

const file = (...parts: string[]): string => `${parts.join('\n\n')}\n`

/** Path in the repository → content. */
export const typings: Readonly<Record<string, string>> = {
  'types/src/codes.ts': file(
    `/** The codes of events by name. ${MADE} */`,
    codeObject('PlayerCode', 'Native codes in PlayEvent, tag playEvent.', codes.player),
    codeObject('PusherCode', 'Native codes in PushEvent, tag pushEvent.', codes.pusher),
    constObject(
      'ErrorCode',
      'The plugin’s own codes, tag error; the same as `plugin.errorCodes`.',
      numbers(errorCodes),
    ),
    constObject(
      'IMErrorCode',
      'The plugin’s own codes in IMEvent, tag error; others are those of tim-live-sell and the cloud.',
      numbers(imErrorCodes),
    ),
  ),
  'types/src/attributes.ts': file(
    `/** The components' attributes. ${MADE} */`,
    attributeInterface('LiveRoomPlayAttributes', 'live-room-play', playRows),
    attributeInterface('LiveRoomPushAttributes', 'live-room-push', pushRows),
  ),
}
