/** Which chat SDK is used: the one inside the plugin, or the host's own, handed over before the first room needs it. */
import { imErrorCodes, problem } from './im-events'

const HOW_TO = '请在 app.js 里调用 plugin.instance.useTIM(TIM)'

export class ChatSdk {
  private given: unknown
  private problem = ''
  /** Rooms share one SDK, so it stays from its first use on. */
  private inUse: unknown

  /** @param inside requires the SDK inside the plugin; gives undefined where this build has none */
  constructor(
    private readonly inside: () => unknown,
    private readonly warn: (words: string) => void,
  ) {}

  /** @returns whether it was taken; if not, the console says why */
  use(TIM: unknown): boolean {
    const sdk = findSdk(TIM)
    const late = this.inUse && sdk !== this.inUse
    if (late) this.warn('SDK 已在使用，不能再更换')
    if (late) return false
    this.given = sdk
    this.problem = sdk ? '' : `这不是聊天 SDK；${HOW_TO}`
    if (this.problem) this.warn(this.problem)
    return Boolean(sdk)
  }

  /** Evaluates the SDK inside, if it has to. */
  get(): unknown {
    if (this.problem) throw problem(imErrorCodes.NO_SDK, this.problem, 'no-sdk')
    this.inUse = this.inUse || this.given || this.inside()
    if (!this.inUse) throw problem(imErrorCodes.NO_SDK, `不含聊天 SDK；${HOW_TO}`, 'no-sdk')
    return this.inUse
  }
}

/** Modules come with and without `default`. */
function findSdk(TIM: unknown): unknown {
  return [TIM, (TIM as { default?: unknown } | null | undefined)?.default].find((one) => {
    const { create, EVENT, TYPES } = (one || {}) as Record<string, unknown>
    return typeof create === 'function' && EVENT && TYPES
  })
}
