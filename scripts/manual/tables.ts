/** Every table that the manual's text leaves a place for, by name. */
import { attributeTables } from './attributes'
import { chatTables } from './chat'
import { codeTables } from './codes'
import { errorTables } from './errors'
import { eventTables } from './events'
import { imEventTables } from './im-events'
import { methodTables } from './methods'

export const tables: Readonly<Record<string, string>> = {
  ...attributeTables,
  ...eventTables,
  ...codeTables,
  ...errorTables,
  ...methodTables,
  ...imEventTables,
  ...chatTables,
}
