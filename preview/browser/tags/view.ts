/** <view>: a block with an optional pressed look. <cover-view> is the same with native-overlay text rules. */
import { defineTag } from './define'
import { hover, hoverProps } from './hover'

export const view = defineTag({
  name: 'view',
  props: hoverProps,
  styles: 'wx-view { display: block; }',
  setup: (tag) => hover(tag),
})

export const coverView = defineTag({
  name: 'cover-view',
  props: { ...hoverProps, scrollTop: NaN, markerId: '' },
  styles:
    'wx-cover-view { display: block; overflow: hidden; line-height: 1.2; white-space: nowrap; pointer-events: auto; }',
  setup(tag) {
    hover(tag)
    return {
      update() {
        // Only the native layer's way of scrolling a cover-view with overflow-y: scroll.
        if (tag.changed('scrollTop') && Number.isFinite(tag.props.scrollTop))
          tag.element.scrollTop = tag.props.scrollTop
      },
    }
  },
})
