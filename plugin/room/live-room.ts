/**
 * One live room: attributes, host calls and native events in; native calls and host events out. The decisions are
 * steps.ts's; this file carries them out, one input after the other, through the platform that it is handed.
 */
import { Patience } from '../patience'
import type { Subject } from '../whitelist/check'
import { GONE_MESSAGE } from './basic-steps'
import { toOptions } from './calls'
import type { Call, CallResult } from './calls'
import { mayBeExpired } from './codes'
import type { NativeState, RoomError } from './events'
import { BEGINNINGS } from './methods'
import { Retries, type LastWord } from './retries'
import { RoomCalls } from './room-calls'
import type { RoomAttributes, RoomOptions } from './room-options'
import { SerialQueue } from './serial-queue'
import { initialCaptureState, initialState, keepsScreenOn } from './states'
import type { Effect, HostCall, Input, NativeFailed, Phase, RoomState, WaitingCall } from './states'
import { step } from './steps'

const HOST_CALLS: readonly string[] = ['start', 'stop', 'pause', 'resume', 'startPreview', 'stopPreview']
const isHostCall = (name: string): name is HostCall => HOST_CALLS.includes(name)

export class LiveRoom {
  private state: RoomState
  private readonly queue: SerialQueue
  private readonly calls: RoomCalls
  private readonly retries: Retries
  private readonly patience: Patience
  private screenOn = false
  private cancelCheck: () => void = () => undefined
  private urlGiven = false
  private appIdGiven = false
  private mounted = false
  /** Events of the time before the component can be heard. */
  private readonly outbox: RoomError[] = []

  constructor(private readonly options: RoomOptions) {
    const { platform, missingAttributeMs } = options
    this.state = platform.askPermission ? initialCaptureState : initialState
    this.queue = new SerialQueue(platform.reportHostError, () => this.followState())
    this.calls = new RoomCalls(options, (failed) => this.nativeFailed(failed))
    this.retries = new Retries(platform, options.reconnect, () => this.input({ type: 'retry' }))
    this.patience = new Patience(platform.setTimer, missingAttributeMs, () => {
      const error = options.missingAttribute({ liveAppID: !this.appIdGiven, url: !this.urlGiven })
      this.carry({ do: 'report', error })
    })
  }

  get phase(): Phase {
    return this.state.phase
  }

  get inPictureInPicture(): boolean {
    return this.state.pictureInPicture
  }

  /** The chat's TSL; null while there is no chat. */
  get liveSell(): object | null {
    return this.options.platform.liveSell?.() || null
  }

  /** Its page is gone; it lives on in the small window. */
  get floating(): boolean {
    return this.state.pageGone && !this.state.disposed
  }

  setAttributes(attributes: RoomAttributes): void {
    const { liveAppID, url, mode, autoplay } = attributes
    this.appIdGiven = liveAppID !== 0 && liveAppID !== ''
    this.urlGiven = url !== ''
    const subject: Subject | null = this.urlGiven && this.appIdGiven ? { liveAppID, url, mode } : null
    // A start() from inside an event may still be in the queue before it.
    this.queue.add(() =>
      this.take({ type: 'attributes', subject, autoplay, startWaits: this.calls.startWaits }),
    )
  }

  /** The native context can be called, and the host hears events. */
  mount(): void {
    if (this.state.disposed) return
    this.mounted = true
    for (const error of this.outbox.splice(0)) this.options.platform.emitError(error)
    this.input({ type: 'mounted' })
  }

  nativeState(native: NativeState): void {
    let told: NativeState | null = null
    this.queue.add(() => {
      if (this.state.disposed) return
      const signal = this.options.signalOf(native.code)
      const gaveUp = signal === 'gaveUp'
      const retryDelay = gaveUp ? this.options.reconnect.nextDelay(this.state.attempts + 1) : null
      if (signal) this.take({ type: 'signal', signal, retryDelay })
      // What gave up and is tried again is not over.
      if (!gaveUp || this.phase !== 'reconnecting') told = this.explained(native, gaveUp)
    })
    // The code may have been the room's end: then nobody is left to hear it.
    this.queue.add(() => {
      if (told && !this.state.disposed) this.options.platform.emitState(told)
    })
  }

  /** What is known of a failure beyond the native side's own words. */
  private explained(native: NativeState, gaveUp: boolean): NativeState {
    const expired = mayBeExpired(native.code) ? this.options.explainFailure?.(this.state.bound) : ''
    const { words, reason }: LastWord = gaveUp ? this.retries.lastWord() : { words: '' }
    if (!words && !expired) return native
    const message = [native.message, words, expired]
      .filter((one) => one && typeof one === 'string')
      .join('；')
    return { ...native, ...(reason && { reason }), message }
  }

  /** Its page is hidden. `holds`: the native side pauses there by itself. */
  hidden(holds: boolean): void {
    this.input({ type: 'hidden', holds })
  }

  /** Its page is shown again, or the settings page has been closed. */
  shown(): void {
    this.input({ type: 'shown' })
  }

  /** The native side has said that nothing may be captured. */
  forbidden(error: RoomError): void {
    this.input({ type: 'forbidden', error })
  }

  pictureInPicture(on: boolean): void {
    this.input({ type: 'pictureInPicture', on })
  }

  /** Its page has ended. `floats`: the attributes ask for the small window then. */
  detach(floats = false): void {
    this.input({ type: 'detach', floats })
  }

  /** Any method of the handle that reaches the native context. */
  call(name: string, options: unknown): Promise<CallResult> {
    const call = this.calls.create(name, toOptions(options))
    this.run(call)
    return call.promise
  }

  /** A call that was made before the room existed. */
  run(call: Call): void {
    const { name } = call
    if (isHostCall(name)) this.queue.add(() => this.hostCall(name, call))
    else if (this.state.disposed) call.fail(GONE_MESSAGE)
    else this.calls.invoke(call)
  }

  private nativeFailed(failed: NativeFailed): void {
    const refusal = BEGINNINGS.includes(failed.call) && this.options.refusalIn?.(failed.message)
    if (refusal) this.forbidden(refusal)
    else this.input(failed)
  }

  private hostCall(name: HostCall, call: Call): void {
    if (name === 'start') this.options.platform.startCalled?.()
    const { state, effects, answer } = step(this.state, { type: 'call', call: name })
    this.state = state
    if (answer?.kind === 'native') this.calls.native(name, [call], call.args)
    if (answer?.kind === 'waits') this.calls.hold(name as WaitingCall, call)
    this.carryOut(effects)
    // Last, so that what a host calls from inside its callback comes after what it has been told of.
    if (answer?.kind === 'done') call.succeed()
    if (answer?.kind === 'fail') call.fail(answer.message)
  }

  private input(input: Input): void {
    this.queue.add(() => this.take(input))
  }

  private take(input: Input): void {
    const { state, effects } = step(this.state, input)
    this.state = state
    this.carryOut(effects)
  }

  private carryOut(effects: Effect[]): void {
    for (const effect of effects) this.queue.safely(() => this.carry(effect))
  }

  private carry(effect: Effect): void {
    const { platform } = this.options
    switch (effect.do) {
      case 'ask':
        this.cancelCheck()
        this.cancelCheck = platform.check(effect.subject, (verdict) =>
          this.input({ type: 'verdict', question: effect.question, verdict }),
        )
        break
      case 'bind':
        platform.bindSource(effect.url, () => this.input({ type: 'applied', url: effect.url }))
        break
      case 'native':
        this.calls.nativeForWaiting(effect.call)
        break
      case 'report':
        if (this.mounted) platform.emitError(effect.error)
        else this.outbox.push(effect.error)
        break
      case 'failWaiting':
        this.calls.failWaiting(effect.call, effect.message)
        break
      case 'askPermission':
        this.askPermission()
        break
      case 'scheduleRetry':
        this.retries.schedule(effect.attempt, effect.delay)
        break
      case 'dispose':
        this.calls.end()
        this.options.onDisposed()
    }
  }

  private askPermission(): void {
    const answer = (refusal: RoomError | null): void => this.input({ type: 'permission', refusal })
    if (this.options.platform.askPermission) this.options.platform.askPermission(answer)
    else answer(null)
  }

  /** What depends on the state alone. */
  private followState(): void {
    const on = keepsScreenOn(this.state)
    if (on !== this.screenOn) {
      this.screenOn = on
      this.options.platform.keepScreenOn(on)
    }
    this.retries.follow(this.state.phase === 'reconnecting')
    if (!this.state.subject || this.state.disposed) this.cancelCheck()
    this.watchMissing()
  }

  /**
   * Pages hold both components and fill one, so an address that nobody starts may stay away; an address that is there and is to start by
   * itself wants its `liveAppID`.
   */
  private watchMissing(): void {
    const { wanted, autoplay, subject, disposed } = this.state
    const expected = this.urlGiven ? wanted || autoplay : this.calls.startWaits
    this.patience.follow(!subject && !disposed && expected)
  }
}
