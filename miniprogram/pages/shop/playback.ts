/** The viewer's picture: a recording until the show is on air, then the show; and what the page shows of it. */
import { toldElsewhere } from '../../attempt'
import { type LivePlayer, describePlayerCode } from '../../live-room'
import type { PlayEventDetail } from '../../play-events'
import { troubleOf } from '../../components/error-panel/trouble'
import { type PlayState, stateAfter } from '../../components/stage-overlay/play-state'
import type { ShowStatus } from '../../shop/room-state'
import { SHOW, TRAILER } from '../../shop/streams'

/** What is shown of it. */
export interface PlaybackView {
  playUrl: string
  /** Pictures have been seen since the last start. */
  seen: boolean
  /** Why there is no picture; '' = nothing is known. */
  trouble: string
  /** Why the picture stands still, when it goes on by itself. */
  stands: string
  /** The player has begun anew after a loss, and may show nothing for long. */
  dark: boolean
}

const standing: Partial<Record<PlayState, string>> = {
  buffering: '正在缓冲…',
  retrying: '信号断了，正在重连…',
}

export class Playback {
  private state: PlayState = 'idle'
  private left = false

  constructor(
    private readonly player: LivePlayer,
    /** `then`: the component has it. */
    private readonly show: (view: Partial<PlaybackView>, then?: () => void) => void,
  ) {}

  start(): void {
    if (this.left) return
    this.state = 'connecting'
    this.show({ seen: false, trouble: '', stands: '', dark: false })
    // Why a start failed comes as an event, which has the words for the screen.
    this.player.start().catch(toldElsewhere)
  }

  /** How the show stands now. */
  turnTo(status: ShowStatus): void {
    if (status === 'ended' || status === 'paused') this.player.stop().catch(toldElsewhere)
    else {
      this.state = 'connecting'
      this.show({ playUrl: status === 'live' ? SHOW.playUrl : TRAILER }, () => this.start())
    }
  }

  /** The host is on air, perhaps again after having been away: a picture that was given up is tried once more. */
  onAir(): void {
    if (this.state === 'failed' || this.state === 'ended') this.start()
    // Without waiting for the plugin's next try.
    else if (this.state === 'retrying') this.player.start().catch(toldElsewhere)
  }

  /** The component's PlayEvent. */
  take(event: PlayEventDetail): void {
    if (event.tag === 'reconnect') this.show({ dark: true })
    const meaning = describePlayerCode(event.code)
    const state = stateAfter(this.state, event, meaning.kind)
    if (state === this.state && event.tag !== 'error') return
    this.state = state
    if (state === 'failed' || state === 'ended')
      this.show({ seen: false, trouble: troubleOf(event, meaning).reason, stands: '' })
    else if (state === 'playing') this.show({ seen: true, trouble: '', stands: '', dark: false })
    else this.show({ trouble: '', stands: standing[state] || '' })
  }

  /** The page goes. */
  leave(): void {
    this.left = true
    this.player.stop().catch(toldElsewhere)
  }
}
