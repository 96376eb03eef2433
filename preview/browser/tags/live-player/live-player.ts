/** <live-player>: plays the local media server's streams over HTTP-FLV and behaves as the native tag does. */
import { nativeVideo } from '../native-video'
import { playerProps, type PlayerProps } from './attributes'
import { NativeFailure } from './native-failure'
import { LivePlayer } from './player'
import { styles } from './view'

export const livePlayerTag = nativeVideo<PlayerProps>({
  name: 'live-player',
  styles,
  props: playerProps,
  create: (element, props, fire) => new LivePlayer(element, props, fire),
  failure: (reason) => new NativeFailure(reason),
})
