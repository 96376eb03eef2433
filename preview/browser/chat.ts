/** The chat SDK of the page: whichever package asks for one gets the same stand-in, over a WebSocket to the local cloud. */
import { createChatSdk, type ChatSdk } from '../chat/sdk'
import { SocketLink } from '../chat/socket-link'
import type { CompiledPackage, PreviewConfig } from '../package-format'
import type { ControlState } from '../services/chat-control'

/** The scripts an SDK's package begins with; what lies deeper in it is left as it is. */
const sdkScript = /(^|\/)miniprogram_npm\/(tim-wx-sdk|tim-js-sdk|@tencentcloud\/chat)(\/[^/]+)?$/
const newerSdk = /(^|\/)miniprogram_npm\/@tencentcloud\/chat(\/[^/]+)?$/

export class PageChat {
  private links: SocketLink[] = []
  private sdk: ChatSdk | undefined
  private readonly listening = new AbortController()
  /** The system has closed the sockets of a mini-program that has been behind others for a while. */
  private suspended = false

  constructor(
    private readonly config: NonNullable<PreviewConfig['chat']>,
    private readonly packages: CompiledPackage[],
    private readonly warnOnce: (text: string) => void,
  ) {
    const { signal } = this.listening
    for (const event of ['online', 'offline'])
      window.addEventListener(event, () => this.connectAll(), { signal })
  }

  /** What stands in for a module; undefined: it is no chat SDK. */
  readonly standInFor = (path: string): ChatSdk | undefined => {
    if (!sdkScript.test(path)) return undefined
    this.sdk ??= createChatSdk((SDKAppID) => this.open(SDKAppID), { hasIsReady: this.hasNewerSdk() })
    return this.sdk
  }

  /** The connection that the page opened last. */
  get link(): SocketLink | undefined {
    return this.links[this.links.length - 1]
  }

  /** Makes something happen in the cloud. @throws Error with what to tell */
  async control(action: string, on = false): Promise<ControlState> {
    const ask = { action, on, session: this.link?.session }
    const response = await fetch(this.config.controlUrl, { method: 'POST', body: JSON.stringify(ask) })
    const answer = (await response.json()) as ControlState & { error?: string }
    if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`)
    return answer
  }

  suspend(on: boolean): void {
    this.suspended = on
    this.connectAll()
  }

  stop(): void {
    this.listening.abort()
    for (const link of this.links) link.close()
  }

  private open(SDKAppID: number): SocketLink {
    const link = new SocketLink({
      SDKAppID,
      open: () => new WebSocket(this.config.url),
      hint: this.warnOnce,
    })
    if (!this.hasNetwork) link.setNetwork(false)
    // A page that comes and goes opens one each time.
    this.links = [...this.links.filter(({ isClosed }) => !isClosed), link]
    return link
  }

  private get hasNetwork(): boolean {
    return navigator.onLine && !this.suspended
  }

  private connectAll(): void {
    for (const link of this.links) link.setNetwork(this.hasNetwork)
  }

  /** @tencentcloud/chat can be asked whether it is ready. */
  private hasNewerSdk(): boolean {
    return this.packages.some(({ modules }) => Object.keys(modules).some((path) => newerSdk.test(path)))
  }
}
