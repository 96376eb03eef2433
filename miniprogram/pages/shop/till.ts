/** What money is spent on: an order with the coupon that suits it, and coupons claimed. They stay on this device. */
import { type Coupon, type Goods, noGoods, priceWith } from '../../components/goods-shelf/goods'
import { goodsOf } from '../../shop/catalog'
import { orderFor } from '../../shop/orders'
import type { ShopChat } from '../../shop/port'
import { Wallet } from '../../shop/wallet'
import type { firstData } from './first-data'

type Data = typeof firstData

export class Till {
  private readonly wallet: Wallet

  constructor(userID: string) {
    this.wallet = new Wallet(userID)
  }

  /** The card of what is explained now, and how the coupon of now stands. */
  shown({ goods, showing, coupon }: Data['shelf']): Pick<Data, 'card' | 'cardNumber' | 'couponState'> {
    const card = goods.find(({ id }) => id === showing) || noGoods
    const couponState = coupon ? this.wallet.stateOf(coupon.id) : 'offered'
    return { card, cardNumber: goods.indexOf(card) + 1, couponState }
  }

  /** undefined: this shop does not sell it. */
  offer(id: string): Pick<Data, 'sheet' | 'ordered' | 'orderCoupon'> | undefined {
    const goods = goodsOf(id)
    return goods && { sheet: 'order', ordered: goods, orderCoupon: this.wallet.best(goods.price) }
  }

  buy(chat: ShopChat, goods: Goods, chosen: Coupon | null): Promise<unknown> {
    const coupon = chosen && goods.price >= chosen.over ? chosen : null
    const bought = chat.buy(orderFor(goods.id, priceWith(goods.price, coupon), coupon ? coupon.id : ''))
    if (!coupon) return bought
    return bought.then(() => {
      this.wallet.use(coupon.id)
      // The order stands, whether or not the room hears what it was paid with.
      return chat.useCoupon(JSON.stringify({ id: coupon.id })).catch(() => undefined)
    })
  }

  claim(chat: ShopChat, coupon: Coupon): Promise<unknown> {
    const claimed = chat.sendCustomMsgAndEmitEvent('CLAIM_COUPON', JSON.stringify({ id: coupon.id }))
    return claimed.then(() => this.wallet.claim(coupon))
  }
}
