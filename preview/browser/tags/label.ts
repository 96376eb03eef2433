/** <label>: a tap on it works the control named by `for`, or the first one inside. */
import type { Element as PhoneElement } from 'glass-easel'
import { elementOf } from '../event-object'
import { apiOf, defineTag } from './define'
import { inside, isLabelTarget, type LabelTarget } from './fields'

export const label = defineTag({
  name: 'label',
  props: { for: '' },
  styles: 'wx-label { cursor: pointer; }',
  setup(tag) {
    const named = (id: string): LabelTarget | undefined => {
      const element = tag.component.ownerShadowRoot?.getElementById(id)
      const api = element ? apiOf(element) : undefined
      return isLabelTarget(api) ? api : undefined
    }
    /** A tap on a control inside the label has already worked that control. */
    const cameFromControl = (target: PhoneElement): boolean => {
      for (let element: PhoneElement | null = target; element && element !== tag.component;) {
        if (isLabelTarget(apiOf(element))) return true
        element = element.getComposedParent()
      }
      return false
    }
    tag.on('tap', (event) => {
      if (cameFromControl(elementOf(event.target))) return
      const control = tag.props.for ? named(tag.props.for) : inside(tag.component, isLabelTarget)[0]
      control?.labelTap()
    })
  },
})
