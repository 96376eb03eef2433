/** Tags that hold the page's content and do little more. */
import { shell } from './context'
import { defineTag, type StyledTag } from './define'

/** WeChat's newer renderer moves or draws these in its own way; here they are plain boxes. */
const blocks =
  'custom-wrapper list-view grid-view list-builder grid-builder sticky-section sticky-header share-element open-container ' +
  'draggable-sheet nested-scroll-header nested-scroll-body snapshot selection native-component keyboard-accessory editor-portal ' +
  'open-data-list open-data-item tap-gesture-handler double-tap-gesture-handler long-press-gesture-handler pan-gesture-handler ' +
  'scale-gesture-handler force-press-gesture-handler horizontal-drag-gesture-handler vertical-drag-gesture-handler'

export const containers: StyledTag[] = [
  ...blocks.split(' ').map((name) => defineTag({ name, styles: `wx-${name} { display: block; }` })),
  defineTag({ name: 'span', styles: 'wx-span { display: inline; }' }),
  defineTag({
    name: 'page-meta',
    props: {
      backgroundTextStyle: '',
      backgroundColor: '',
      backgroundColorTop: '',
      backgroundColorBottom: '',
      rootBackgroundColor: '',
      scrollTop: '',
      scrollDuration: 300,
      pageStyle: '',
      rootFontSize: '',
      pageFontSize: '',
      pageOrientation: '',
    },
    styles: 'wx-page-meta { display: contents; }',
  }),
  defineTag({
    name: 'navigation-bar',
    props: {
      title: '',
      loading: false,
      frontColor: '',
      backgroundColor: '',
      colorAnimationDuration: 0,
      colorAnimationTimingFunc: 'linear',
    },
    styles: 'wx-navigation-bar { display: none; }',
    setup: (tag) => ({
      update() {
        const { title, frontColor, backgroundColor, loading } = tag.props
        const bar = shell().navigationBar
        if (tag.changed('title')) bar.setTitle(title)
        if ([tag.changed('frontColor'), tag.changed('backgroundColor')].includes(true)) {
          bar.setColor({ ...(frontColor && { frontColor }), ...(backgroundColor && { backgroundColor }) })
        }
        if (tag.changed('loading')) bar.setLoading(loading)
      },
    }),
  }),
  defineTag({
    name: 'root-portal',
    props: { enable: true },
    styles: 'wx-root-portal { display: contents; }',
  }),
  defineTag({
    name: 'match-media',
    props: {
      minWidth: NaN,
      maxWidth: NaN,
      width: NaN,
      minHeight: NaN,
      maxHeight: NaN,
      height: NaN,
      orientation: '',
    },
    styles: 'wx-match-media { display: block; }',
    setup(tag) {
      const { props } = tag
      const fits = (size: number, min: number, max: number, exact: number) =>
        !(size < min) && !(size > max) && (Number.isNaN(exact) || size === exact)
      const update = () => {
        const { clientWidth: width, clientHeight: height } = shell().screen
        const orientation = width > height ? 'landscape' : 'portrait'
        const matches =
          fits(width, props.minWidth, props.maxWidth, props.width) &&
          fits(height, props.minHeight, props.maxHeight, props.height) &&
          (props.orientation === '' || props.orientation === orientation)
        tag.style(matches ? '' : 'display:none')
      }
      tag.listen(window, 'resize', update)
      return { update }
    },
  }),
]
