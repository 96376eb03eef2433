/** wx.canIUse: true for what exists in the preview. */

const tags = new Set(
  (
    'view text image button input textarea scroll-view swiper swiper-item navigator icon switch slider checkbox ' +
    'checkbox-group radio radio-group picker picker-view form label progress cover-view cover-image canvas block ' +
    'live-player live-pusher'
  ).split(' '),
)

const classes = new Set([
  'LivePlayerContext',
  'LivePusherContext',
  'RequestTask',
  'SocketTask',
  'InnerAudioContext',
])

/** `name.method.parameter.option` or `tag.attribute.option`: what is asked about the inside of a thing follows the thing. */
export function canIUse(schema: string, hasCall: (name: string) => boolean): boolean {
  const name = schema.split('.')[0] ?? ''
  return hasCall(name) || tags.has(name) || classes.has(name)
}
