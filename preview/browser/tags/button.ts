/** <button>: WeUI's look, form types, and the open types that make sense outside WeChat. */
import { shell } from './context'
import { defineTag } from './define'
import { around, isFormHost } from './fields'
import { hover, hoverProps } from './hover'
import { openTypes, runOpenType } from './open-type'
import { buttonStyles } from './styles/button'
import { keyboardTap } from './tap'

export const button = defineTag({
  name: 'button',
  props: {
    ...hoverProps,
    hoverClass: 'button-hover',
    hoverStartTime: 20,
    hoverStayTime: 70,
    type: 'default',
    size: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    ...openTypes,
  },
  reflect: ['type', 'size', 'plain', 'disabled', 'loading'],
  exposes: ['labelTap'],
  styles: buttonStyles,
  setup(tag) {
    const { element, props } = tag
    const isOff = () => props.disabled
    element.setAttribute('role', 'button')
    hover(tag, isOff, 'button-hover')
    const keyboard = keyboardTap(tag, isOff)

    const activate = () => {
      const form = props.formType ? around(tag.component, isFormHost) : undefined
      if (props.formType === 'submit') form?.submitForm()
      if (props.formType === 'reset') form?.resetForm()
      if (props.openType) runOpenType(tag, props.openType)
    }
    // A disabled button swallows the tap for itself and for everything around it.
    tag.on('tap', () => !isOff(), { capture: true })
    tag.on('tap', () => activate())

    return {
      update() {
        keyboard.refresh()
        element.setAttribute('aria-busy', String(props.loading))
        element.toggleAttribute('wx-v2', shell().app['style'] === 'v2')
      },
      api: {
        labelTap: () => {
          if (!isOff()) activate()
        },
      },
    }
  },
})
