/** <switch>: a sliding switch, or a check box with type="checkbox". */
import { defineTag } from './define'
import { keyboardTap } from './tap'

export const switchTag = defineTag({
  name: 'switch',
  props: { name: '', checked: false, disabled: false, type: 'switch', color: '#07c160' },
  reflect: ['type', 'disabled'],
  exposes: ['labelTap', 'fieldName', 'fieldValue', 'resetField'],
  shape: [{ id: 'box', class: 'wx-switch-box' }],
  styles: `
wx-switch { display: inline-block; cursor: pointer; -webkit-tap-highlight-color: transparent; vertical-align: middle; }
wx-switch[disabled] { cursor: default; opacity: .5; }
wx-switch:focus-visible { outline: 2px solid #10aeff; outline-offset: 2px; border-radius: 16px; }
.wx-switch-box { position: relative; width: 52px; height: 32px; border-radius: 16px; background: #dfdfdf; box-sizing: border-box;
  border: 1px solid #dfdfdf; transition: background-color .2s, border-color .2s; }
.wx-switch-box::after { content: ''; position: absolute; top: 0; left: 0; width: 30px; height: 30px; border-radius: 15px;
  background: #fff; box-shadow: 0 1px 3px rgba(0, 0, 0, .4); transition: transform .3s cubic-bezier(.4, .4, .25, 1.35); }
.wx-switch-box[checked]::after { transform: translateX(20px); }
wx-switch[type=checkbox] .wx-switch-box { width: 22px; height: 22px; border-radius: 3px; border: 1px solid #d1d1d1; background: #fff !important; }
wx-switch[type=checkbox] .wx-switch-box::after { width: 6px; height: 12px; top: 2px; left: 6px; border-radius: 0; background: none; box-shadow: none;
  border: solid transparent; border-width: 0 2px 2px 0; transform: rotate(45deg); transition: none; }
wx-switch[type=checkbox] .wx-switch-box[checked]::after { border-color: currentColor; }`,
  setup(tag) {
    const { props } = tag
    const initial = props.checked
    const keyboard = keyboardTap(tag, () => props.disabled)
    const toggle = () => {
      if (props.disabled) return
      tag.set('checked', !props.checked)
      tag.emit('change', { value: props.checked })
    }
    tag.on('tap', () => toggle())
    return {
      update() {
        const box = tag.part('box')
        keyboard.refresh()
        tag.element.setAttribute('role', props.type === 'checkbox' ? 'checkbox' : 'switch')
        tag.element.setAttribute('aria-checked', String(props.checked))
        box.toggleAttribute('checked', props.checked)
        box.style.backgroundColor = props.checked ? props.color : ''
        box.style.borderColor = props.checked ? props.color : ''
        box.style.color = props.color
      },
      api: {
        labelTap: toggle,
        fieldName: () => props.name,
        fieldValue: () => props.checked,
        resetField: () => tag.set('checked', initial),
      },
    }
  },
})
