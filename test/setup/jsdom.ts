/** What browsers have and jsdom does not. */
import { TextDecoder, TextEncoder } from 'node:util'

/** jsdom's window is a realm of its own: node's bytes would not be `instanceof Uint8Array` there. */
class WindowTextEncoder extends TextEncoder {
  override encode(text?: string) {
    return Uint8Array.from(super.encode(text))
  }
}

Object.assign(globalThis, { TextDecoder, TextEncoder: WindowTextEncoder })
