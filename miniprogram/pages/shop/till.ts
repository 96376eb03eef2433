/** Where the viewer pays: an order with the coupon that suits it, and coupons claimed, which stay on this device. */
import { toast } from '../../attempt'
import { type Coupon, type Goods, noGoods, priceWith } from '../../components/goods-shelf/goods'
import { goodsOf } from '../../shop/catalog'
import { orderFor } from '../../shop/orders'
import type { ShopChat } from '../../shop/port'
import { Wallet } from '../../shop/wallet'
import type { firstData } from './first-data'

type Data = typeof firstData

/** What the page lends. */
interface TillPage {
  data: Pick<Data, 'shelf' | 'couponState' | 'ordered' | 'orderCoupon'>
  show: (change: Partial<Data>) => void
  /** Resolves whether it succeeded; a failure has been told. */
  ask: (call: (chat: ShopChat) => Promise<unknown>, otherwise: string, then: () => void) => Promise<boolean>
}

export class Till {
  private readonly wallet: Wallet

  constructor(
    private readonly page: TillPage,
    userID: string,
  ) {
    this.wallet = new Wallet(userID)
  }

  /** The card of what is explained now, and how the coupon of now stands. */
  showShelf(): void {
    const { goods, showing, coupon } = this.page.data.shelf
    const card = goods.find(({ id }) => id === showing) || noGoods
    const couponState = coupon ? this.wallet.stateOf(coupon.id) : 'offered'
    this.page.show({ card, cardNumber: goods.indexOf(card) + 1, couponState })
  }

  /** Opens the order of something, with the coupon that takes most off. */
  offer(id: string): void {
    const goods = goodsOf(id)
    // This shop may not sell it.
    if (goods) this.page.show({ sheet: 'order', ordered: goods, orderCoupon: this.wallet.best(goods.price) })
  }

  /** Orders what the order shows. */
  order(): void {
    const { ordered, orderCoupon } = this.page.data
    this.page.show({ orderBusy: true })
    const asked = this.page.ask(
      (chat) => this.buy(chat, ordered, orderCoupon),
      '订单没有提交，请再试一次',
      () => {
        this.page.show({ sheet: '' })
        this.showShelf()
        toast('下单成功')
      },
    )
    void asked.then(() => this.page.show({ orderBusy: false }))
  }

  claim(): void {
    const { shelf, couponState } = this.page.data
    const { coupon } = shelf
    if (!coupon || couponState !== 'offered') return
    this.page.show({ couponState: 'claiming' })
    const asked = this.page.ask(
      (chat) => this.claimFrom(chat, coupon),
      '没有领到，请再试一次',
      () => toast('已领取，下单时自动使用'),
    )
    void asked.then(() => this.showShelf())
  }

  private buy(chat: ShopChat, goods: Goods, chosen: Coupon | null): Promise<unknown> {
    const coupon = chosen && goods.price >= chosen.over ? chosen : null
    const bought = chat.buy(orderFor(goods.id, priceWith(goods.price, coupon), coupon ? coupon.id : ''))
    if (!coupon) return bought
    return bought.then(() => {
      this.wallet.use(coupon.id)
      // The order stands, whether or not the room hears what it was paid with.
      return chat.useCoupon(JSON.stringify({ id: coupon.id })).catch(() => undefined)
    })
  }

  private claimFrom(chat: ShopChat, coupon: Coupon): Promise<unknown> {
    const claimed = chat.sendCustomMsgAndEmitEvent('CLAIM_COUPON', JSON.stringify({ id: coupon.id }))
    return claimed.then(() => this.wallet.claim(coupon))
  }
}
