/** The show's course: on air, paused, over. Each step goes to the pusher, is drawn, and is told to the room. */
import { type Teller, attempt, toast } from '../../attempt'
import { askToEnd } from '../../broadcast/ask-to-end'
import { Broadcast, type BroadcastView } from '../../broadcast/broadcast'
import type { LivePusher } from '../../live-room'
import { isWanted } from '../../components/push-overlay/push-state'
import type { ShopChat } from '../../shop/port'
import { codeOf, refusalWords } from '../../shop/refusals'
import type { ShowStatus } from '../../shop/room-state'
import { airTime } from '../../words'
import type { firstData } from './first-data'
import { type Show, beginShow, showFigures } from './show'

type Data = typeof firstData

/** What the page lends. */
interface ControlPage {
  data: Pick<Data, 'seconds' | 'state' | 'wanted' | 'status' | 'watching'>
  show: (change: Partial<Data>) => void
  /** Counted while the show is on. */
  sum: Show
  /** Likes begin at nothing. */
  noLikes: () => void
  desk?: { end: () => void }
  /** The chat, while there is one. */
  chat: () => ShopChat | undefined
}

/** The chat's codes of a network that is away. */
const NO_NETWORK = [2800, 2801, 2805]

export class ShowControl {
  /** Takes what the component's events tell. */
  readonly broadcast: Broadcast
  /** How the show stands, while the room does not know it. */
  private untold: ShowStatus | undefined

  constructor(
    private readonly page: ControlPage,
    private readonly pusher: LivePusher,
    private readonly teller: Teller,
  ) {
    this.broadcast = new Broadcast(pusher, teller, (view) => this.draw(view))
  }

  /** The large button: begins, takes that back, or ends. */
  main(): void {
    if (!this.page.data.wanted) this.begin()
    else if (this.broadcast.onAir) this.askToEnd()
    else this.broadcast.cancel()
  }

  askToEnd(): void {
    askToEnd(() => this.broadcast.end())
  }

  /** Pauses, and goes on after a pause. */
  pause(): void {
    const { pusher, teller } = this
    if (this.page.data.status === 'paused')
      attempt(teller, '继续直播', pusher.resume(), () => this.setStatus('live'))
    else attempt(teller, '暂停直播', pusher.pause(), () => this.setStatus('paused'))
  }

  /** After the end: the camera's picture, for another show. */
  anew(): void {
    this.page.show({ over: false })
    this.broadcast.preview()
  }

  /** Joined after it went on air, or joined again: the room is told once more. */
  tellAgain(): void {
    if (this.page.data.seconds >= 0) this.setStatus(this.page.data.status)
  }

  /** In the room again: what it could not be told meanwhile it is told now. */
  online(): void {
    if (this.untold !== undefined) this.setStatus(this.untold)
  }

  /** The page is about to go. Whoever goes without a word ends the show for those who watch. */
  leave(): void {
    if (this.broadcast.onAir) this.setStatus('ended')
    this.broadcast.leave()
  }

  private begin(): void {
    const sum = beginShow(this.page.data.watching)
    this.page.sum = sum
    this.page.noLikes()
    this.page.show({ orders: [], sum, claimedNow: 0 })
    this.broadcast.start()
  }

  private draw(view: Partial<BroadcastView>): void {
    const { page } = this
    if (this.teller.isGone()) return
    const wasOnAir = page.data.seconds >= 0
    page.show(view)
    const { seconds, state } = page.data
    page.show({ onAir: seconds >= 0 ? airTime(seconds) : '', wanted: isWanted(state), sum: page.sum })
    if (view.seconds === 0 && !wasOnAir) this.setStatus('live')
    if (!view.ending) return
    const { reason, seconds: lasted } = view.ending
    page.show({
      over: true,
      sheet: '',
      lasted: airTime(lasted),
      endNote: reason,
      figures: showFigures(page.sum),
    })
    this.setStatus('ended')
  }

  private setStatus(status: ShowStatus): void {
    this.page.show({ status })
    if (status === 'ended') this.page.desk?.end()
    const told = this.page.chat()?.setRoomStatus(status)
    this.untold = told ? undefined : status
    told?.catch((error: unknown) => {
      if (this.teller.isGone()) return
      if (this.untold === undefined && this.page.data.status === status) this.untold = status
      const away = NO_NETWORK.includes(codeOf(error))
      toast(away ? '没有网络，连上后会告诉观众' : refusalWords(error, '观众还不知道直播的状态'))
    })
  }
}
