/**
 * Wraps a compiled template so that what it binds behaves as in WeChat: handlers get plain event objects, their errors name
 * the page or component they are in, a missing handler is told, and wxs functions get their instances.
 */
import * as glassEasel from 'glass-easel'
import { domOf } from './dispatch'
import type { ErrorCenter } from './errors'
import { elementOf, eventObject } from './event-object'
import { scriptOf } from './owner'
import { noteLongPress } from './touches'
import { wxsInstance } from './wxs-instance'

type PhoneElement = glassEasel.Element
type ShadowedEvent = glassEasel.ShadowedEvent<unknown>
type Template = glassEasel.template.ComponentTemplate
type ProcGen = ReturnType<Template['content']>
type SetEvent = (
  element: PhoneElement,
  event: string,
  handler: unknown,
  final: boolean,
  mutated: boolean,
  capture: boolean,
  dynamic: boolean,
  path?: unknown,
) => void
type SetProperty = (element: PhoneElement, name: string, value: unknown, ...rest: unknown[]) => void
type ChangeListener = (value: unknown, oldValue: unknown, host: PhoneElement, element: PhoneElement) => void

/** The parts of glass-easel's template writer that are wrapped; its type is not exported. */
interface Writer {
  v: SetEvent
  r: SetProperty
  setFnFilter(filter: (listener: ChangeListener) => ChangeListener): void
}

const BINDING = /^(capture-)?(bind|catch|mut-bind)[:-]?(.+)$/

export function withPhoneEvents(template: Template, errors: ErrorCenter): Template {
  const wrapped = new WeakSet()
  return {
    ...template,
    content: (name) => {
      const generate = template.content(name) as ProcGen | undefined
      if (!generate) return generate as unknown as ProcGen
      const wrappedGenerate = (writer: Writer, ...rest: unknown[]) => {
        if (!wrapped.has(writer)) {
          wrapped.add(writer)
          wrapWriter(writer, errors)
        }
        return Reflect.apply(generate, undefined, [writer, ...rest]) as unknown
      }
      return wrappedGenerate as unknown as ProcGen
    },
  }
}

function wrapWriter(writer: Writer, errors: ErrorCenter): void {
  const setEvent = writer.v
  const setProperty = writer.r
  const setFnFilter = writer.setFnFilter.bind(writer)

  writer.v = (element, event, handler, final, ...rest) =>
    setEvent(
      element,
      event,
      handler ? listenerFor(element, event, handler, final, errors) : handler,
      final,
      ...rest,
    )

  writer.r = (element, name, value, ...rest) => {
    const binding = name.includes('-') && !name.startsWith('data-') ? BINDING.exec(name) : null
    if (binding && !hasProperty(element, name)) {
      // `bindfoo-bar` names the event `foo-bar`; glass-easel would make it `fooBar`.
      const [, capture, kind, event] = binding
      writer.v(element, event ?? '', value, kind === 'catch', kind === 'mut-bind', Boolean(capture), true)
    } else if (name === 'hidden' && !hasProperty(element, name)) {
      const node = domOf(element)
      if (node) node.hidden = Boolean(value)
    } else if (name.startsWith('aria-') && !hasProperty(element, name)) {
      domOf(element)?.setAttribute(name, String(value))
    } else {
      setProperty(element, name, value, ...rest)
    }
  }

  writer.setFnFilter = () =>
    setFnFilter((listener) => (value, oldValue, host, element) => {
      Reflect.apply(listener, undefined, [value, oldValue, wxsInstance(host), wxsInstance(element)])
    })
}

function hasProperty(element: PhoneElement, name: string): boolean {
  const component = element.asGeneralComponent()
  const property = name.replace(/-(.|$)/g, (_match, letter: string) => letter.toUpperCase())
  return component !== null && glassEasel.Component.hasProperty(component, property)
}

function listenerFor(
  element: PhoneElement,
  type: string,
  handler: unknown,
  final: boolean,
  errors: ErrorCenter,
) {
  return (event: ShadowedEvent): unknown => {
    const host = element.ownerShadowRoot?.getHostNode()
    if (!host) return undefined
    if (type === 'longpress' || type === 'longtap') noteLongPress(event.detail)
    if (typeof handler === 'function') return callWxs(handler, event, host)
    const name = String(handler)
    const method = glassEasel.Component.getMethod(host, name)
    if (method) {
      const returned = errors.guard(
        { file: scriptOf(host), step: `${type} → ${name}` },
        () => method.call(host.getMethodCaller(), eventObject(event)) as unknown,
      )
      // What a handler returns means something to the tag only where it asks for it: `bindinput` replaces the text.
      if (event.listenerReturnHandler()) return returned
    } else if (!final) {
      // `catchtap="x"` without a method is the usual way to stop an event.
      errors.warnOnce(`"${host.is}" has no method "${name}" to handle the event "${type}"`)
    }
    return undefined
  }
}

/** A wxs function that returns false stops the event. */
function callWxs(handler: unknown, event: ShadowedEvent, host: glassEasel.GeneralComponent): unknown {
  const instance = wxsInstance(elementOf(event.currentTarget))
  return Reflect.apply(handler as () => unknown, undefined, [
    { ...eventObject(event), instance },
    wxsInstance(host),
  ])
}
