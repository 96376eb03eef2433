/**
 * Whether an address's signature has run out by its own `txTime` (hexadecimal seconds since 1970). It never blocks: a phone's clock may be
 * wrong, and for playing the server adds a period of its own. It explains why a stream has failed.
 */
import { inWords } from './until'

/** Words for a developer; '' where there is no txTime, or it has not passed. `now`: ms since 1970. */
export function expiryWords(url: string, now: number): string {
  const [, hex] = /[?&]txTime=([0-9a-f]{1,12})(?:&|$)/i.exec(url) || []
  if (hex === undefined) return ''
  const end = parseInt(hex, 16) * 1000
  return end < now ? `地址的签名很可能已过期：txTime=${hex}，即 ${inWords(end)}，请换新签名的地址` : ''
}
