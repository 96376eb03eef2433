/** Which chat SDK is used: the one inside the plugin, or the host's own, handed over before the first room needs it. */
import { ChatProblem, imErrorCodes } from './im-events'

const HOW_TO = '请在 app.js 里调用 plugin.instance.useTIM(TIM)，TIM 为小程序的 tim-wx-sdk'

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
    if (late) this.warn('useTIM：聊天已经开始使用 SDK，不能再更换；请在进入直播间之前调用')
    if (late) return false
    this.given = sdk
    this.problem = sdk ? '' : `useTIM：传入的不是聊天 SDK；${HOW_TO}`
    if (this.problem) this.warn(this.problem)
    return Boolean(sdk)
  }

  /** Evaluates the SDK inside, if it has to. */
  get(): unknown {
    if (this.problem) throw new ChatProblem(imErrorCodes.NO_SDK, 'no-sdk', this.problem)
    this.inUse = this.inUse || this.given || this.inside()
    if (!this.inUse) throw new ChatProblem(imErrorCodes.NO_SDK, 'no-sdk', `本插件不含聊天 SDK；${HOW_TO}`)
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
