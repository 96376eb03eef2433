/** The tables of the components' events, from their sources. */
import { componentSources, eventNames } from './event-names'
import { playEventWords, pushEventWords, type EventWords } from './event-words'
import { wordsFor } from './lookup'
import { code, table } from './markdown'

const WORDS_FILE = 'scripts/manual/event-words.ts'

export const playEventNames = eventNames(componentSources('live-room-play'))
export const pushEventNames = eventNames(componentSources('live-room-push'))

function eventTable(names: readonly string[], words: Readonly<Record<string, EventWords>>): string {
  const rows = wordsFor(names, words, 'events', WORDS_FILE).map(([name, { when, detail }]) => [
    code(`bind${name}`),
    when,
    detail,
  ])
  return table(['事件', '何时', '`e.detail`'], rows)
}

export const eventTables = {
  'play-events': eventTable(playEventNames, playEventWords),
  'push-events': eventTable(pushEventNames, pushEventWords),
}
