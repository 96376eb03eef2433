/** What the shop's page shows before anything has happened. */
import type { Connection } from '../../components/connection-bar/connection'
import type { CouponState } from '../../components/coupon-card/coupon-card'
import { type Coupon, type Goods, noGoods } from '../../components/goods-shelf/goods'
import { gifts } from '../../shop/gifts'
import { type Insets } from '../../shop/bar-insets'
import { type ChatAttributes, noChat } from '../../shop/session'
import type { RoomState } from '../../shop/room-state'
import { emptyShelf } from '../../shop/shelf'
import { COVER, LIVE_APP_ID, TRAILER } from '../../shop/streams'
import type { Figure } from '../../components/room-summary/room-summary'
import type { PlaybackView } from './playback'

interface ShopData extends RoomState, PlaybackView {
  liveAppID: string
  cover: string
  bar: Insets
  chat: ChatAttributes
  connection: Connection
  /** Of a failure, in words. */
  reason: string
  /** Why nothing can be said; '' = it can. */
  refused: string
  likes: number
  danmu: boolean
  /** px by which the keyboard pushes up what is said in the room. */
  lift: number
  sheet: '' | 'shelf' | 'gift' | 'order' | 'write'
  followBusy: boolean
  /** The goods explained now, its number, and whether there is one. */
  card: Goods
  cardNumber: number
  couponState: CouponState
  /** The goods about to be bought, and the coupon for it. */
  ordered: Goods
  orderCoupon: Coupon | null
  orderBusy: boolean
  gifts: typeof gifts
  /** The show's end, as this viewer saw it. */
  watched: string
  figures: Figure[]
}

export const firstData: ShopData = {
  ownerID: '',
  hostName: '小满的梳妆台',
  hostAvatar: '',
  status: 'none',
  notice: '',
  shelf: emptyShelf,
  followed: false,
  allMuted: false,
  watching: 0,
  liveAppID: LIVE_APP_ID,
  playUrl: TRAILER,
  cover: COVER,
  bar: { top: 26, right: 97, height: 32 },
  chat: noChat,
  connection: 'joining',
  reason: '',
  refused: '',
  seen: false,
  trouble: '',
  stands: '',
  dark: false,
  likes: 0,
  danmu: true,
  lift: 0,
  sheet: '',
  followBusy: false,
  card: noGoods,
  cardNumber: 0,
  couponState: 'offered',
  ordered: noGoods,
  orderCoupon: null,
  orderBusy: false,
  gifts,
  watched: '',
  figures: [],
}
