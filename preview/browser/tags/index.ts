/** Every native tag the preview has, and how they look. */
import type { TagDefinition } from '../contracts'
import { button } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup, radio, radioGroup } from './choices'
import { containers } from './containers'
import type { StyledTag } from './define'
import { form } from './form'
import { icon } from './icon'
import { coverImage, image } from './image'
import { input } from './input'
import { label } from './label'
import { livePlayerTag } from './live-player/live-player'
import { livePusherTag } from './live-pusher/live-pusher'
import { audio, video } from './media'
import { movableArea, movableView } from './movable'
import { navigator } from './navigator'
import { pageContainer } from './page-container'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './picker-view'
import { openData, placeholders, webView } from './plain'
import { progress } from './progress'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { switchTag } from './switch'
import { text } from './text'
import { textarea } from './textarea'
import { coverView, view } from './view'

export { builtInBehaviors } from './built-in-behaviors'
export { provideHostWx } from './context'

const ownTags: StyledTag[] = [
  ...[view, text, image, button, input, textarea, scrollView, swiper, swiperItem, navigator, icon, switchTag],
  ...[coverView, coverImage, canvas],
  ...[
    slider,
    checkbox,
    checkboxGroup,
    radio,
    radioGroup,
    picker,
    pickerView,
    pickerViewColumn,
    form,
    label,
    progress,
  ],
  ...[richText, movableArea, movableView, video, audio, pageContainer],
  ...[webView, openData],
  ...placeholders,
  ...containers,
  livePlayerTag,
  livePusherTag,
]

export const tags: TagDefinition[] = ownTags

/** Stands before every style sheet of a mini-program, so that a host's rule of the same weight wins. */
export const tagStyles: string = [
  '[hidden] { display: none !important; } wx-part { display: block; }',
  ...ownTags.map((tag) => tag.styles),
].join('\n')
