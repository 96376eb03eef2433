/** live-room-push: what is the pusher's own. */
import { createPusherContext } from '../../platform/native-context'
import { pusherSignal } from '../../room/codes'
import { pushMethods } from '../../room/methods'
import { checkPush, pushers } from '../../rooms'
import { emit } from '../emit'
import { liveRoomComponent } from '../live-room-component'
import { askPermission, privacyRefusal } from './permission'
import { attributes } from './props'
import { dict } from '../../values'

Component(
  liveRoomComponent(
    {
      attributes,
      methods: pushMethods,
      signalOf: pusherSignal,
      instances: pushers,
      stateEvent: { name: 'PushEvent', tag: 'pushEvent' },
      url: { attribute: 'pushUrl', native: 'url', auto: 'autopush' },
      check: checkPush,
      createContext: (component) => createPusherContext(component),
      askPermission,
      refusalIn: privacyRefusal,
      ownCalls: {
        /** `mute(true)`, `mute(false)`; without an argument it toggles, as the player's does. */
        mute: (component, { muted, success }) => {
          const { native } = component.data as { native: { muted: boolean } }
          // The attribute itself, so that it stays when the host changes another one.
          component.setData({ muted: muted ?? !native.muted })
          if (typeof success === 'function') (success as () => void)()
        },
      },
    },
    {
      onError({ detail }: { detail: object }) {
        emit(this, 'Error', detail)
        const refusal = privacyRefusal(dict(detail)['errMsg'])
        if (refusal) this.room.forbidden(refusal)
      },
      onBgmStart({ detail }: { detail: object }) {
        emit(this, 'BgmStart', detail)
      },
      onBgmProgress({ detail }: { detail: object }) {
        emit(this, 'BgmProgress', detail)
      },
      onBgmComplete({ detail }: { detail: object }) {
        emit(this, 'BgmComplete', detail)
      },
    },
  ),
)
