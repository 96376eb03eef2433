/** The tables of the components' attributes, from the rows that declare and convert them. */
import { chatRows } from '../../plugin/components/attribute-rows'
import type { Attribute } from '../../plugin/components/attributes'
import { attributes as playRows } from '../../plugin/components/live-room-play/props'
import { attributes as pushRows } from '../../plugin/components/live-room-push/props'
import { code, table } from './markdown'

const TYPES: Record<Attribute['type'], string> = {
  string: 'String',
  number: 'Number',
  boolean: 'Boolean',
  choice: 'String',
  choices: 'String / Array',
  appId: 'Number / String',
  im: 'String',
  attempts: 'Boolean / Number',
}

const HEAD = ['属性', '类型', '默认值', '基础库', '说明']

/** As it is written in a page's data. */
const shownDefault = ({ type, value }: Attribute): string =>
  type === 'attempts'
    ? String(value !== 0)
    : Array.isArray(value)
      ? '""'
      : typeof value === 'string'
        ? `"${value}"`
        : String(value)

/** The line of the table; what it leaves out of the possible values is added. */
function words({ doc, options = [] }: Attribute): string {
  const missing = options.some((option) => !doc.includes(option))
  return missing ? `${doc}，可选值：${options.join('、')}` : doc
}

const row = (attribute: Attribute): string[] => [
  code(attribute.name),
  TYPES[attribute.type],
  code(shownDefault(attribute)),
  attribute.since ?? '',
  words(attribute),
]

const isChat = ({ name }: Attribute): boolean => chatRows.some((chat) => chat.name === name)

const tableOf = (rows: readonly Attribute[]): string => table(HEAD, rows.map(row))

export const attributeTables = {
  'play-attributes': tableOf(playRows.filter((attribute) => !isChat(attribute))),
  'push-attributes': tableOf(pushRows.filter((attribute) => !isChat(attribute))),
  'chat-attributes': tableOf(chatRows),
}
