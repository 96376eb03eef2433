/** The behaviors WeChat offers by name (`behaviors: ['wx://form-field']`), as definitions for `codeSpace.behavior().definition(…)`. */
import type * as glassEasel from 'glass-easel'
import { markFormField, rememberInitial } from './fields'

/** The adapter's method caller keeps the glass-easel component in `_$`. */
interface Caller {
  _$: glassEasel.GeneralComponent
}

const formField = {
  properties: { name: { type: String, value: '' }, value: { type: null, value: '' } },
  lifetimes: {
    created(this: Caller) {
      markFormField(this._$)
    },
    attached(this: Caller) {
      rememberInitial(this._$)
    },
  },
}

/** A name that is not here is unknown to WeChat too: the runtime says so once and goes on with an empty behavior. */
export const builtInBehaviors: Record<string, object> = {
  'wx://form-field': formField,
  'wx://form-field-group': {},
  'wx://form-field-button': {},
  'wx://component-export': {},
}
