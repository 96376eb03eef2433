/** The table of IMEvent's error codes, from the code lists of plugin and library. */
import { imErrorCodes } from '../../plugin/chat/im-events'
import { CODE } from '../../tim-live-sell/src/errors'
import { chatErrorWords } from './chat-words'
import { wordsFor } from './lookup'
import { table } from './markdown'
import { readSource } from './sources'

/** The keys of the library's lists of what the cloud's codes mean, in order. */
const cloudCodes = (source: string): string[] =>
  [...source.matchAll(/^ +(\d+): ['"]/gm)]
    .map(([, number = '']) => number)
    .sort((one, other) => Number(one) - Number(other))

const errorCodes = [
  ...Object.values(imErrorCodes).map(String),
  ...Object.values(CODE).map(String),
  ...cloudCodes(readSource('tim-live-sell/src/errors.ts')),
]

export const chatTables = {
  'chat-errors': table(
    ['code', '含义与处理'],
    wordsFor(errorCodes, chatErrorWords, 'chat errors', 'scripts/manual/chat-words.ts'),
  ),
}
