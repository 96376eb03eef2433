/** The table of the built-in chat's events. */
import { imEventRows } from '../../plugin/chat/im-event-rows'
import { code, table } from './markdown'

export const imEventTables = {
  'im-events': table(
    ['`tag`', '`code`', '`detail`', '何时'],
    imEventRows.map((row) => [code(row.tag), row.code, code(row.detail), row.doc]),
  ),
}
