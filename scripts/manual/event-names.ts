/**
 * Which events a component raises, read from its sources: each native event is bound in the wxml to a method, and the
 * method says under which name it goes out.
 */
import { readSource } from './sources'

export interface ComponentSources {
  wxml: string
  /** The component's own script and the common ones, one after the other. */
  script: string
  /** The event of the room's states. */
  stateEvent: string
}

export function componentSources(name: 'live-room-play' | 'live-room-push'): ComponentSources {
  const own = readSource(`plugin/components/${name}/${name}.ts`)
  const [, stateEvent] = /stateEvent: \{ name: '(\w+)'/.exec(own) ?? []
  if (stateEvent === undefined) throw new Error(`${name}.ts names no stateEvent`)
  const common = ['live-room-component', 'create-room'].map((file) =>
    readSource(`plugin/components/${file}.ts`),
  )
  return {
    wxml: readSource(`plugin/components/${name}/${name}.wxml`),
    script: [own, ...common].join(''),
    stateEvent,
  }
}

/** In the order of the wxml; the state event first, and what no native event leads to last. */
export function eventNames({ wxml, script, stateEvent }: ComponentSources): string[] {
  const names = new Set([stateEvent])
  const emitted = new Set(
    [...script.matchAll(/\bemit\((?:this|component), '(\w+)'/g)].map(([, name = '']) => name),
  )
  for (const [, native = '', method = ''] of wxml.matchAll(/\bbind(\w+)="(\w+)"/g)) {
    const body = new RegExp(`\\n +${method}\\(([^]*?)\\n +\\},`).exec(script)?.[1]
    if (body === undefined) throw new Error(`the wxml binds ${native} to ${method}, which the script has not`)
    if (/emit\(this, type,/.test(body)) names.add(native)
    const [, name] = /emit\(this, '(\w+)'/.exec(body) ?? []
    if (name !== undefined) names.add(name)
  }
  for (const name of emitted) names.add(name)
  return [...names]
}
