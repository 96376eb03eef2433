/** What the host's page shows before anything has happened. */
import type { Connection } from '../../components/connection-bar/connection'
import { type Goods, noGoods } from '../../components/goods-shelf/goods'
import type { OrderRow } from '../../components/order-list/order-list'
import type { Figure } from '../../components/room-summary/room-summary'
import { catalog, coupons } from '../../shop/catalog'
import type { Insets } from '../../shop/bar-insets'
import type { RoomState } from '../../shop/room-state'
import { type ChatAttributes, noChat } from '../../shop/session'
import { emptyShelf } from '../../shop/shelf'
import { COVER, LIVE_APP_ID, SHOW } from '../../shop/streams'
import type { BroadcastView } from '../../broadcast/broadcast'
import { type Show, noShow } from './show'

interface HostData extends RoomState, BroadcastView {
  liveAppID: string
  pushUrl: string
  /** Lies over the picture that the pusher sends while it is paused. */
  cover: string
  bar: Insets
  chat: ChatAttributes
  connection: Connection
  /** Of a failure, in words. */
  reason: string
  /** 'mm:ss' on air; '' = not on air. */
  onAir: string
  /** Being on air is wished. */
  wanted: boolean
  shownGoods: Goods
  shownNumber: number
  /** How often the coupon of now was claimed. */
  claimedNow: number
  /** px by which the keyboard pushes up what is said in the room. */
  lift: number
  sheet: '' | 'shelf' | 'coupon' | 'notice' | 'orders' | 'write'
  /** An answer of the chat is awaited. */
  busy: boolean
  catalog: typeof catalog
  coupons: typeof coupons
  orders: OrderRow[]
  sum: Show
  /** The show has ended. */
  over: boolean
  lasted: string
  /** Why it ended. */
  endNote: string
  figures: Figure[]
}

export const firstData: HostData = {
  ownerID: '',
  hostName: '',
  hostAvatar: '',
  status: 'none',
  notice: '',
  shelf: emptyShelf,
  followed: false,
  allMuted: false,
  watching: 0,
  state: 'opening',
  picture: false,
  trouble: null,
  ending: null,
  seconds: -1,
  tries: 0,
  hint: '',
  liveAppID: LIVE_APP_ID,
  pushUrl: SHOW.pushUrl,
  cover: COVER,
  bar: { top: 26, right: 97, height: 32 },
  chat: noChat,
  connection: 'joining',
  reason: '',
  onAir: '',
  wanted: false,
  shownGoods: noGoods,
  shownNumber: 0,
  claimedNow: 0,
  lift: 0,
  sheet: '',
  busy: false,
  catalog,
  coupons,
  orders: [],
  sum: noShow,
  over: false,
  lasted: '',
  endNote: '',
  figures: [],
}
