/**
 * Logged in, ready, lost, kicked, gone: the one place that knows whether calls may go out. Login and SDK_READY come in
 * either order, or only one of them does (the account was logged in before); ready means both, and the profiles loaded.
 */
import { CODE, TslError, toTslError } from './errors'
import { dict, list, text } from './narrow'
import { type Person } from './events'
import { type Settings } from './options'
import { answer, openSdk, type ChatInstance } from './sdk'
import { isRepeat, share, type Shared, type User } from './shared'

type State = 'starting' | 'ready' | 'lost' | 'destroyed'

export interface SessionHost extends User {
  /** Loads what must be there before SDK_READY is raised; may fail without harm. */
  prepare(): Promise<unknown>
  ready(): void
  failed(error: TslError): void
}

interface Waiter {
  resolve(): void
  reject(error: TslError): void
}

/** A login of somebody else is pending: its SDK_READY will do. */
const loginPending = 2025

export class Session {
  shared: Shared
  /** The profile of this user as the SDK gave it. */
  profile: Readonly<Record<string, unknown>> = {}
  /** While it is asked whether the SDK is ready, the SDK's own complaint that it is not stays unheard. */
  probing = false
  private state: State = 'starting'
  /** Why calls fail, when they do. */
  private problem = new TslError('not-ready', CODE.NOT_READY, 'not ready; call reconnect()')
  private waiters: Waiter[] = []
  /** What belongs to an earlier login has an older number. */
  private epoch = 0
  private timer: unknown
  private sdkReady: () => void = () => undefined

  constructor(
    private readonly settings: Settings,
    private readonly TIM: unknown,
    private readonly host: SessionHost,
  ) {
    this.shared = share(openSdk(TIM, settings.SDKAppID))
    if (!this.shared.closing) this.shared.enter(host)
  }

  get sdk(): ChatInstance {
    return this.shared.sdk.instance
  }

  get isReady(): boolean {
    return this.state === 'ready'
  }

  get isDestroyed(): boolean {
    return this.state === 'destroyed'
  }

  /** Asked after a wait, when the compiler would take the earlier answer for granted. */
  private isGone(): boolean {
    return this.isDestroyed
  }

  get me(): Person {
    const { nick, avatar } = this.profile
    return { userID: this.settings.userName, nick: text(nick), avatar: text(avatar) }
  }

  /** Resolves when calls may go out; rejects when they will not. Every login ends, so this does. */
  whenReady(): Promise<void> {
    if (this.state === 'ready') return Promise.resolve()
    if (this.state !== 'starting') return Promise.reject(this.problem)
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }))
  }

  /** Logs in and prepares; what goes wrong is told to the host and to those who wait. */
  async start(): Promise<void> {
    const epoch = ++this.epoch
    const { clock, loginTimeout } = this.settings
    this.state = 'starting'
    clock.clearTimeout(this.timer)
    this.timer = clock.setTimeout(() => this.timeOut(), loginTimeout)
    try {
      await this.open()
      if (epoch !== this.epoch) return
      // Logged in already, by the app itself: then there is nothing to recognise.
      if (!this.shared.ready) this.checkUserSig()
      await this.logIn()
      if (epoch !== this.epoch) return
      await this.becomeReady(epoch)
    } catch (error) {
      if (epoch === this.epoch) this.stop(toTslError(error, 'login', 'login'), true)
    }
  }

  /** An earlier one of ours may still be taking the SDK down. */
  private async open(): Promise<void> {
    // Also gives the app time to add its listeners.
    await Promise.resolve()
    for (let { closing } = this.shared; closing && !this.isDestroyed; closing = this.shared.closing) {
      await closing
      if (this.isGone()) return
      this.shared = share(openSdk(this.TIM, this.settings.SDKAppID))
    }
    if (!this.isGone()) this.shared.enter(this.host)
  }

  private checkUserSig(): void {
    const { SDKAppID, userName, userSig, checkUserSig, clock } = this.settings
    const problem = checkUserSig?.(userSig, { SDKAppID, userName, now: clock.now() })
    if (problem) throw new TslError('user-sig', problem.code, problem.message, problem)
  }

  private async logIn(): Promise<void> {
    const { userName, userSig } = this.settings
    const ready = new Promise<void>((resolve) => (this.sdkReady = resolve))
    let repeat = false
    try {
      repeat = isRepeat(await this.shared.logIn(userName, userSig))
    } catch (error) {
      if (dict(error)['code'] !== loginPending) throw error
    }
    if (this.shared.ready || (repeat && (await this.isSdkReady()))) return
    await ready
  }

  /** Only @tencentcloud/chat can be asked; of the others, a call tells. */
  private async isSdkReady(): Promise<boolean> {
    if (this.sdk.isReady) return this.sdk.isReady()
    this.probing = true
    try {
      await this.sdk.getMyProfile()
      return true
    } catch {
      return false
    } finally {
      this.probing = false
    }
  }

  private async becomeReady(epoch: number): Promise<void> {
    await this.loadProfile()
    const { userName } = this.settings
    const actual = text(this.profile['userID'])
    if (actual && actual !== userName) {
      const message = `login: this SDKAppID is already logged in as "${actual}", not "${userName}"; destroy that one first`
      throw new TslError('login', CODE.OTHER_USER, message)
    }
    await this.host.prepare()
    if (epoch !== this.epoch) return
    this.settings.clock.clearTimeout(this.timer)
    this.state = 'ready'
    this.settle((waiter) => waiter.resolve())
    this.host.ready()
  }

  async loadProfile(): Promise<void> {
    this.profile = dict(await answer(this.sdk.getMyProfile()))
  }

  /** The SDK says that somebody's profile changed. */
  profileChanged(event: unknown): void {
    const mine = list(dict(event)['data']).find((one) => dict(one)['userID'] === this.settings.userName)
    if (mine) this.profile = Object.assign({}, this.profile, mine)
  }

  /** SDK_READY: of our own login, or of one that the app did by itself after the connection was lost. */
  sdkBecameReady(): void {
    this.sdkReady()
    if (this.state === 'lost') void this.start()
  }

  /**
   * No calls any more, until the next login.
   * @param tell whether the app hears of it by ERROR; it does not where the SDK's own event says it
   */
  stop(error: TslError, tell: boolean): void {
    // SDK_NOT_READY follows a kick, and says less.
    if (this.isDestroyed || (this.state === 'lost' && error.reason === 'not-ready')) return
    this.epoch++
    this.end('lost', error)
    if (tell) this.host.failed(error)
  }

  /** A slow login may still come through: it is not given up, but nobody is kept waiting. */
  private timeOut(): void {
    const seconds = this.settings.loginTimeout / 1000
    const error = new TslError(
      'timeout',
      CODE.LOGIN_TIMEOUT,
      `login: no answer within ${seconds} s; try reconnect()`,
    )
    this.shared.forgetLogin()
    this.end('lost', error)
    this.host.failed(error)
  }

  destroy(error: TslError): void {
    this.epoch++
    this.end('destroyed', error)
  }

  private end(state: State, error: TslError): void {
    this.settings.clock.clearTimeout(this.timer)
    this.state = state
    this.problem = error
    this.settle((waiter) => waiter.reject(error))
  }

  private settle(how: (waiter: Waiter) => void): void {
    this.waiters.splice(0).forEach(how)
  }
}
