/**
 * Carries the reconnect policy out: the pause before the next try, and the phone's network watched meanwhile, so that a try
 * comes at once when it returns, and the host hears on which side the fault lies.
 */
import type { NetworkWatch, SetTimer } from '../platform/ports'
import { RETRYING_CODE } from './codes'
import type { LostReason, RetryState } from './events'
import type { ReconnectPolicy } from './reconnect'

export interface RetryPlatform {
  setTimer: SetTimer
  /** `again`: there is a network again, or the system gives the sound back after a phone call. */
  watchNetwork?(again: () => void): NetworkWatch
  emitRetry(retry: RetryState): void
}

const WORDS: Record<LostReason, string> = {
  'network-lost': '手机没有网络',
  'stream-lost': '手机网络正常，直播流已中断',
  unknown: '连接已中断',
}

export interface LastWord {
  words: string
  reason?: LostReason
}

export class Retries {
  private watch: NetworkWatch | null = null
  private cancelTimer: (() => void) | null = null

  constructor(
    private readonly platform: RetryPlatform,
    private readonly policy: ReconnectPolicy,
    private readonly retry: () => void,
  ) {}

  /** Listens and waits only as long as the room is reconnecting. */
  follow(reconnecting: boolean): void {
    if (!reconnecting) {
      this.cancelTimer?.()
      this.watch?.end()
      this.cancelTimer = this.watch = null
    } else if (!this.watch && this.policy.attempts > 0) {
      this.watch = this.platform.watchNetwork?.(this.retry) ?? null
    }
  }

  /** Number `attempt` comes after `delay` ms; the host hears so. */
  schedule(attempt: number, delay: number): void {
    this.cancelTimer?.()
    this.cancelTimer = this.platform.setTimer(this.retry, delay)
    this.follow(true)
    const { attempts } = this.policy
    const reason = this.reason()
    this.platform.emitRetry({
      tag: 'reconnect',
      code: RETRYING_CODE,
      attempt,
      attempts,
      delay,
      reason,
      detail: `${WORDS[reason]}；第 ${attempt} 次重连，共 ${attempts} 次，${delay} ms 后开始`,
    })
  }

  /** What to add to the native side's last word once every try was in vain; nothing where there were none to make. */
  lastWord(): LastWord {
    if (this.policy.attempts === 0) return { words: '' }
    const reason = this.reason()
    return { words: WORDS[reason], reason }
  }

  private reason(): LostReason {
    const connected = this.watch?.connected
    return connected === undefined ? 'unknown' : connected ? 'stream-lost' : 'network-lost'
  }
}
