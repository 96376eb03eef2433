/** <live-pusher>: broadcasts camera and microphone to the local media server and behaves as the native tag does. */
import { fileAddress, shell } from '../context'
import { nativeVideo, type Component } from '../native-video'
import { NativeFailure } from './native-failure'
import { pusherProps, type PusherProps } from './props'
import { LivePusher } from './pusher'
import { styles } from './view'

/** A path that reaches the tag through a plugin's component was written by the host; one from the root means the host's first. */
function addressesOf(path: string, component: Component): string[] {
  if (path === '') return []
  const addresses = [fileAddress(path, component), shell().resolveFile(path, '')]
  return [...new Set(path.startsWith('/') ? addresses.reverse() : addresses)]
}

export const livePusherTag = nativeVideo<PusherProps>({
  name: 'live-pusher',
  styles,
  props: pusherProps,
  create: (element, props, fire, component) =>
    new LivePusher(element, props, { addressesOf: (path) => addressesOf(path, component), fire }),
  failure: (reason) => new NativeFailure(reason),
})
