/** live-room-play: what is the player's own. */
import { createPlayerContext } from '../../platform/native-context'
import { playerSignal } from '../../room/codes'
import { playMethods } from '../../room/methods'
import { checkPlay, players } from '../../rooms'
import { emit } from '../emit'
import { liveRoomComponent } from '../live-room-component'
import { attributes } from './props'

Component(
  liveRoomComponent(
    {
      attributes,
      methods: playMethods,
      signalOf: playerSignal,
      instances: players,
      stateEvent: { name: 'PlayEvent', tag: 'playEvent' },
      url: { attribute: 'playUrl', native: 'src', auto: 'autoplay' },
      check: checkPlay,
      createContext: (component) => createPlayerContext('player', component),
      derive: ({ autopause, autoPauseIfNavigate }) => ({
        autoPauseIfNavigate: autopause === true && autoPauseIfNavigate === true,
      }),
      // A stream that plays on in the small window after its page's end makes way for a new one.
      beforeNative: ({ room }, method) => {
        if (method === 'play') players.stopFloating((_, other) => other !== room)
      },
    },
    {
      onFullScreenChange({ detail }) {
        emit(this, 'fullscreenChangeEvent', detail)
      },
    },
  ),
)
