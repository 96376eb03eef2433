/** <form>: collects its named fields on submit, puts them back on reset. */
import { defineTag } from './define'
import { inside, isField } from './fields'

export const form = defineTag({
  name: 'form',
  props: { reportSubmit: false, reportSubmitTimeout: 0 },
  exposes: ['submitForm', 'resetForm'],
  styles: 'wx-form { display: block; }',
  setup(tag) {
    const fields = () => inside(tag.component, isField)
    return {
      api: {
        submitForm() {
          const named = fields().filter((field) => field.fieldName() !== '')
          const value = Object.fromEntries(named.map((field) => [field.fieldName(), field.fieldValue()]))
          tag.emit(
            'submit',
            tag.props.reportSubmit ? { value, formId: 'the formId is a mock one' } : { value },
          )
        },
        resetForm() {
          for (const field of fields()) field.resetField()
          tag.emit('reset')
        },
      },
    }
  },
})
