/** One pusher from its preview to its end: what its events and the broadcaster's wishes lead to, and what the page shows of it. */
import { type Teller, attempt, toldElsewhere } from '../attempt'
import { type LivePusher, describePusherCode } from '../live-room'
import { type Clock, systemClock } from '../clock'
import type { CodeMeaning, NetInfo } from '../play-events'
import type { PushEventDetail } from '../push-events'
import { pushTroubleOf } from '../components/error-panel/push-trouble'
import type { Trouble } from '../components/error-panel/trouble'
import { entryOf } from '../components/event-log/event-list'
import type { Ending } from '../components/live-end/live-end'
import { type PushState, hasPicture, isWaiting, stateAfter } from '../components/push-overlay/push-state'
import { wordsOf } from '../words'
import { type AirClock, startAirClock } from './air-clock'
import { onCallEnd } from './call-end'

/** What is shown of it. */
export interface BroadcastView {
  state: PushState
  /** The camera's picture is there. */
  picture: boolean
  trouble: Trouble | null
  ending: Ending | null
  /** s on air; -1 = not yet. */
  seconds: number
  /** Tries to reconnect since it last flowed. */
  tries: number
  /** Something that is not well, in a few words. */
  hint: string
}

type Why = Pick<Ending, 'reason' | 'advice' | 'broken'>

const HINT_MS = 6000
const RETRYING = 1102
/** ms in which a second tap belongs to the first: it called nothing off. */
const DOUBLE_TAP_MS = 500

const byBroadcaster: Why = { reason: '这场直播由你结束。', advice: '', broken: false }

const cameraTrouble: Trouble = {
  title: '摄像头没有打开',
  reason: '系统没有给出画面。',
  advice: '看看摄像头是否被别的应用占用，再试一次。',
  retry: true,
}

export class Broadcast {
  private state: PushState = 'opening'
  /** Runs from the first moment on air to the end. */
  private air: AirClock | undefined
  /** The broadcaster wants to be on air: what another try is for. */
  private wanted = false
  private tries = 0
  private lastWarning = 0
  private hinting: unknown
  private startedAt = -Infinity
  /** The phone call that interrupts it goes on. */
  private inCall = false
  private readonly stopListening: () => void

  constructor(
    private readonly pusher: LivePusher,
    private readonly teller: Teller,
    private readonly show: (view: Partial<BroadcastView>) => void,
    private readonly clock: Clock = systemClock,
  ) {
    this.stopListening = onCallEnd(() => this.back())
  }

  /** Viewers may have seen something of it. */
  get onAir(): boolean {
    return this.air !== undefined
  }

  preview(): void {
    this.wanted = false
    this.show({ ending: null })
    this.moveTo('opening')
    // A preview that has lost its camera counts as one all the same: it begins anew.
    this.pusher.stopPreview().catch(toldElsewhere)
    this.pusher.startPreview().then(
      () => {
        if (this.state === 'opening') this.moveTo('previewing')
      },
      (error: unknown) => {
        // A refusal has come as an event, with better words.
        if (this.state === 'opening') {
          this.fail({ ...cameraTrouble, reason: wordsOf(error) || cameraTrouble.reason })
        }
      },
    )
  }

  start(): void {
    this.wanted = true
    this.startedAt = this.clock.now()
    this.lastWarning = 0
    this.moveTo('starting')
    // Why a start failed comes as an event, which has the words for the screen.
    this.pusher.start().catch(toldElsewhere)
  }

  tryAgain(): void {
    if (this.wanted) this.start()
    else this.preview()
  }

  /** Before anybody could see it. */
  cancel(): void {
    if (this.clock.now() - this.startedAt < DOUBLE_TAP_MS) return
    attempt(this.teller, '取消', this.pusher.stop(), () => this.preview())
  }

  end(why: Why = byBroadcaster): void {
    if (!this.air) return
    const ending = this.air.end(why)
    this.air = undefined
    this.moveTo('ended')
    this.show({ ending, seconds: -1, tries: 0, hint: '' })
    // Also after it broke off: what is still wanted would begin again by itself.
    attempt(this.teller, '结束直播', this.pusher.stop())
  }

  /** The page goes. */
  leave(): void {
    this.clock.clearTimeout(this.hinting)
    this.stopListening()
    if (this.air) this.air.end(byBroadcaster)
    this.pusher.stop().catch(toldElsewhere)
  }

  /** A call is over, or the broadcaster is back at the page. */
  back(): void {
    this.inCall = false
  }

  reading(net: NetInfo): void {
    if (this.air) this.air.reading(net)
    // That it flows again after a call, the system says by nothing but its figures.
    if (this.state === 'interrupted' && !this.inCall && flows(net)) this.moveTo('live')
  }

  take(event: PushEventDetail): void {
    const meaning = describePusherCode(event.code)
    this.teller.log(entryOf(event, meaning, Date.now()))
    if (event.tag === 'pushEvent' && meaning.kind === 'warning') this.warn(meaning)
    if (event.code === RETRYING) this.show({ tries: ++this.tries })
    // The native tries are over, and begin anew with each of the plugin's.
    if (event.tag === 'reconnect') this.show({ tries: (this.tries = 0) })
    const state = stateAfter(this.state, event, meaning.kind)
    if (state === this.state) return
    if (state === 'failed') this.fail(pushTroubleOf(event, meaning, this.lastWarning))
    else this.moveTo(state, isWaiting(state) ? pushTroubleOf(event, meaning, this.lastWarning) : null)
  }

  private moveTo(state: PushState, trouble: Trouble | null = null): void {
    this.state = state
    this.inCall = state === 'interrupted'
    this.show({ state, picture: hasPicture(state), trouble })
    if (state !== 'live') return
    this.tries = 0
    this.show({ tries: 0, hint: '' })
    if (!this.air) this.air = startAirClock((seconds) => this.show({ seconds }))
  }

  /** Before the first moment on air it is said over the picture; later the broadcast has ended. */
  private fail(trouble: Trouble): void {
    if (this.air) this.end({ ...trouble, broken: true })
    else this.moveTo('failed', trouble)
  }

  private warn(meaning: CodeMeaning): void {
    this.lastWarning = meaning.code
    this.show({ hint: meaning.zh })
    this.clock.clearTimeout(this.hinting)
    this.hinting = this.clock.setTimeout(() => this.show({ hint: '' }), HINT_MS)
  }
}

function flows({ videoBitrate, audioBitrate }: NetInfo): boolean {
  return Number(videoBitrate) > 0 || Number(audioBitrate) > 0
}
