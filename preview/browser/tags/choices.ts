/** <radio>, <radio-group>, <checkbox>, <checkbox-group>. */
import { defineTag, type StyledTag } from './define'
import { around, inside, isChoice, isChoiceGroup, type Choice } from './fields'
import { choiceStyles } from './styles/choices'
import { keyboardTap } from './tap'

function choice(name: 'radio' | 'checkbox'): StyledTag {
  return defineTag({
    name,
    props: {
      value: '',
      checked: false,
      disabled: false,
      color: name === 'radio' ? '#07c160' : '#09bb07',
      backgroundColor: '',
      borderColor: '',
      activeBackgroundColor: '',
      activeBorderColor: '',
      iconColor: '',
    },
    reflect: ['disabled'],
    exposes: ['labelTap', 'choiceValue', 'isChecked', 'setChecked', 'resetChoice'],
    shape: [{ id: 'mark', class: `wx-choice-mark wx-${name}-mark` }, 'slot'],
    setup(tag) {
      const { props } = tag
      const initial = props.checked
      const keyboard = keyboardTap(tag, () => props.disabled)
      tag.element.setAttribute('role', name)

      const self: Choice = {
        choiceValue: () => props.value,
        isChecked: () => props.checked,
        setChecked: (checked) => tag.set('checked', checked),
        resetChoice: () => tag.set('checked', initial),
      }
      const activate = () => {
        // A chosen radio stays chosen.
        if (props.disabled || (name === 'radio' && props.checked)) return
        tag.set('checked', !props.checked)
        around(tag.component, isChoiceGroup)?.choose(self)
      }
      tag.on('tap', () => activate())
      return {
        update() {
          const mark = tag.part('mark')
          const { checked } = props
          keyboard.refresh()
          tag.element.setAttribute('aria-checked', String(checked))
          mark.toggleAttribute('checked', checked)
          mark.style.color = props.iconColor || (name === 'checkbox' ? props.color : '')
          const filled =
            name === 'radio' ? props.activeBackgroundColor || props.color : props.activeBackgroundColor
          mark.style.backgroundColor = checked ? filled : props.backgroundColor
          mark.style.borderColor = checked
            ? props.activeBorderColor || (name === 'radio' ? filled : '')
            : props.borderColor
        },
        api: { labelTap: activate, ...self },
      }
    },
  })
}

function choiceGroup(name: 'radio-group' | 'checkbox-group'): StyledTag {
  const single = name === 'radio-group'
  return defineTag({
    name,
    props: { name: '' },
    exposes: ['choose', 'fieldName', 'fieldValue', 'resetField'],
    setup(tag) {
      const choices = () => inside(tag.component, isChoice)
      const value = () => {
        const checked = choices().filter((one) => one.isChecked())
        return single ? (checked[0]?.choiceValue() ?? '') : checked.map((one) => one.choiceValue())
      }
      tag.element.setAttribute('role', single ? 'radiogroup' : 'group')
      return {
        api: {
          choose(chosen: Choice) {
            if (single)
              for (const one of choices()) if (one.isChecked() && !same(one, chosen)) one.setChecked(false)
            tag.emit('change', { value: value() })
          },
          fieldName: () => tag.props.name,
          fieldValue: value,
          resetField: () => choices().forEach((one) => one.resetChoice()),
        },
      }
    },
  })
}

/** A choice's api is a copy of what it hands to the group, so its functions tell it apart. */
const same = (one: Choice, other: Choice): boolean => one.setChecked === other.setChecked

export const radio = { ...choice('radio'), styles: choiceStyles }
export const checkbox = choice('checkbox')
export const radioGroup = choiceGroup('radio-group')
export const checkboxGroup = choiceGroup('checkbox-group')
