/** Controls as a form, a label and a group see them, whichever tag they are. */
import type * as glassEasel from 'glass-easel'
import { apiOf } from './define'

/** A control that a form collects under its `name`. */
export interface Field {
  fieldName(): string
  fieldValue(): unknown
  resetField(): void
}

/** A control that a tap on its label works. */
export interface LabelTarget {
  labelTap(): void
}

/** radio in radio-group, checkbox in checkbox-group. */
export interface Choice {
  choiceValue(): string
  isChecked(): boolean
  setChecked(checked: boolean): void
  resetChoice(): void
}

/** The group a choice tells that it was tapped. */
export interface ChoiceGroup {
  choose(choice: Choice): void
}

/** A form that a button inside asks for submit or reset. */
export interface FormHost {
  submitForm(): void
  resetForm(): void
}

const has = (api: object | undefined, name: string): boolean =>
  typeof Reflect.get(api ?? {}, name) === 'function'

export const isField = (api: object | undefined): api is Field => has(api, 'fieldValue')
export const isLabelTarget = (api: object | undefined): api is LabelTarget => has(api, 'labelTap')
export const isChoice = (api: object | undefined): api is Choice => has(api, 'choiceValue')
export const isChoiceGroup = (api: object | undefined): api is ChoiceGroup => has(api, 'choose')
export const isFormHost = (api: object | undefined): api is FormHost => has(api, 'submitForm')

/** Everything inside a component that fits, in the order it stands on the page (slots and components included). */
export function inside<T extends object>(
  component: glassEasel.GeneralComponent,
  fits: (api: object | undefined) => api is T,
): T[] {
  const found: T[] = []
  const search = (parent: glassEasel.Element) => {
    parent.forEachComposedChild((child) => {
      const element = child.asElement()
      if (!element) return
      const inner = element.asGeneralComponent()
      const api = inner && (apiOf(inner) ?? formFieldOf(inner))
      if (api && fits(api)) found.push(api)
      search(element)
    })
  }
  search(component)
  return found
}

/** The nearest ancestor that fits, through slots and component borders. */
export function around<T extends object>(
  component: glassEasel.Element,
  fits: (api: object | undefined) => api is T,
): T | undefined {
  for (let element = component.getComposedParent(); element; element = element.getComposedParent()) {
    const api = apiOf(element)
    if (fits(api)) return api
  }
  return undefined
}

/** A host's own component with `behaviors: ['wx://form-field']`, marked by that behavior (built-in-behaviors.ts). */
const customFields = new WeakSet()

const initialValues = new WeakMap<object, { value: unknown }>()

export function markFormField(component: glassEasel.GeneralComponent): void {
  customFields.add(component)
}

/** Remembers what a custom field held when it came to the page, for reset. */
export function rememberInitial(component: glassEasel.GeneralComponent): void {
  initialValues.set(component, { value: component.data['value'] as unknown })
}

function formFieldOf(component: glassEasel.GeneralComponent): Field | undefined {
  if (!customFields.has(component)) return undefined
  const initial = initialValues.get(component)?.value
  return {
    fieldName: () => String(component.data['name'] ?? ''),
    fieldValue: (): unknown => component.data['value'],
    resetField: () => component.setData({ value: initial }),
  }
}
