/** wx.createVideoContext: the methods of a <video> tag. */
import { CallFailure, optionsOf } from './async'
import type { WxArea } from './home'
import { nativeContext, type ContextKind } from './native-context'
import { findTag, searchRoot } from './tag-search'

const video: ContextKind = {
  errName: 'operateVideoPlayer',
  methods: [
    'play',
    'pause',
    'stop',
    'seek',
    'sendDanmu',
    'playbackRate',
    'requestFullScreen',
    'exitFullScreen',
    'showStatusBar',
    'hideStatusBar',
    'exitPictureInPicture',
    'requestBackgroundPlayback',
    'exitBackgroundPlayback',
  ],
  options: (method, [first]) =>
    method === 'seek' ? { position: first } : method === 'playbackRate' ? { rate: first } : optionsOf(first),
}

export const videoArea: WxArea = ({ shell }) => ({
  createVideoContext(id: unknown, owner?: unknown) {
    const root = searchRoot(shell, owner)
    return nativeContext(video, () => {
      const tag = findTag(root.component(), 'video', (found) => found.id === String(id))
      if (!tag) throw new CallFailure(`there is no <video id="${String(id)}"> in ${root.name}`)
      return tag
    })
  },
})
