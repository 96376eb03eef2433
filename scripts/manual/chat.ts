/** The table of IMEvent's error codes, from the code lists of plugin and library. */
import { imErrorCodes } from '../../plugin/chat/im-events'
import { CODE, words } from '../../tim-live-sell/src/errors'
import { chatErrorWords } from './chat-words'
import { wordsFor } from './lookup'
import { table } from './markdown'

/** What the library knows of the cloud's codes. */
const cloudCodes = Object.values(words)
  .flatMap(Object.keys)
  .sort((a, b) => Number(a) - Number(b))

const errorCodes = [
  ...Object.values(imErrorCodes).map(String),
  ...Object.values(CODE).map(String),
  ...cloudCodes,
]

export const chatTables = {
  'chat-errors': table(
    ['code', '含义与处理'],
    wordsFor(errorCodes, chatErrorWords, 'chat errors', 'scripts/manual/chat-words.ts'),
  ),
}
