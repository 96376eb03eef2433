/** Where a broadcast really goes in the preview: whatever host its address names, the local media server takes it. */
import { localAddress } from '../live-player/stream-address'

/** undefined: not an address the native pusher (and so the preview) can push to. */
export function pushAddress(url: string, mediaOrigin: string): string | undefined {
  if (!/^\s*rtmps?:/i.test(url)) return undefined
  return localAddress(url, mediaOrigin)?.replace(/^http/, 'ws')
}
