/** createLivePlayerContext and createLivePusherContext: exactly the methods a phone's contexts have. */
import { CallFailure } from './async'
import type { WxArea } from './home'
import { nativeContext, type ContextKind } from './native-context'
import { componentOf, findTag, searchRoot } from './tag-search'

const player: ContextKind = {
  errName: 'operateLivePlayer',
  methods: [
    'play',
    'stop',
    'mute',
    'pause',
    'resume',
    'requestFullScreen',
    'exitFullScreen',
    'snapshot',
    'exitPictureInPicture',
    'requestPictureInPicture',
    'requestBackgroundPlayback',
    'exitBackgroundPlayback',
    'startCasting',
    'switchCasting',
    'reconnectCasting',
    'exitCasting',
  ],
  silent: ['requestBackgroundPlayback', 'exitBackgroundPlayback'],
}

/** Without the make-up, filter and sticker calls: nothing in a browser could stand for them. */
const pusher: ContextKind = {
  errName: 'operateLivePusher',
  methods: [
    'start',
    'stop',
    'pause',
    'resume',
    'switchCamera',
    'snapshot',
    'toggleTorch',
    'playBGM',
    'stopBGM',
    'pauseBGM',
    'resumeBGM',
    'setBGMVolume',
    'startPreview',
    'stopPreview',
    'sendMessage',
    'setMICVolume',
    'exitPictureInPicture',
    'getMaxZoom',
    'setZoom',
  ],
}

export const liveArea: WxArea = ({ shell }) => ({
  createLivePlayerContext(id: unknown, owner?: unknown) {
    const root = searchRoot(shell, owner)
    return nativeContext(player, () => {
      const tag = findTag(root.component(), 'live-player', (found) => found.id === String(id))
      if (!tag) throw new CallFailure(`there is no <live-player id="${String(id)}"> in ${root.name}`)
      return tag
    })
  },
  /** A page holds one pusher, so it is found without an id, inside components too. */
  createLivePusherContext(...args: unknown[]) {
    const owner = args.find((argument) => componentOf(argument) !== undefined)
    const root = searchRoot(shell, owner)
    return nativeContext(pusher, () => {
      const tag = findTag(root.component(), 'live-pusher', () => true, {
        intoComponents: owner === undefined,
      })
      if (!tag) throw new CallFailure(`there is no <live-pusher> in ${root.name}`)
      return tag
    })
  },
})
