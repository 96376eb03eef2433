/** WeChat's own tags. In a browser each becomes an element `wx-<name>`, so that none is taken for the HTML tag of that name. */
const names = `
  ad ad-custom animation-video audio button camera canvas channel-live channel-video checkbox checkbox-group
  cover-image cover-view custom-wrapper double-tap-gesture-handler draggable-sheet editor editor-portal
  force-press-gesture-handler form functional-page-navigator grid-builder grid-view
  horizontal-drag-gesture-handler icon image inline-payment-panel input keyboard-accessory label list-builder
  list-view live-player live-pusher long-press-gesture-handler map match-media movable-area movable-view
  native-component navigation-bar navigator nested-scroll-body nested-scroll-header official-account open-container
  open-data open-data-item open-data-list page-container page-meta pan-gesture-handler picker picker-view
  picker-view-column progress radio radio-group rich-text root-portal scale-gesture-handler scroll-view selection
  share-element slider snapshot span sticky-header sticky-section store-coupon store-home store-product swiper
  swiper-item switch tap-gesture-handler text textarea vertical-drag-gesture-handler video view voip-room web-view
  xr-frame`

export const nativeTags: ReadonlySet<string> = new Set(names.trim().split(/\s+/))

/** Tags the template language itself uses; they make no element of their own. */
export const templateTags: ReadonlySet<string> = new Set([
  'block',
  'import',
  'include',
  'slot',
  'template',
  'wxs',
])

/** The browser's name for a native tag. `custom` holds the components declared under names of their own, which win. */
export function elementName(tag: string, custom: ReadonlySet<string>): string {
  return nativeTags.has(tag) && !custom.has(tag) ? `wx-${tag}` : tag
}
