/** What the host sells with: the shelf and what is shown of it, coupons handed out, the notice. */
import { toast } from '../../attempt'
import { coupons, goodsOf } from '../../shop/catalog'
import type { Entrance } from '../../shop/entrance'
import type { ShopChat } from '../../shop/port'
import { type Shelf, withGoods, writeShelf } from '../../shop/shelf'
import type { firstData } from './first-data'

type Data = typeof firstData

interface DeskPage {
  data: Data
  setData: (change: Partial<Data>) => void
  showShelf: (shelf: Shelf) => void
  entrance?: Entrance
  ask: (call: (chat: ShopChat) => Promise<unknown>, then: () => void) => void
}

export class Desk {
  constructor(private readonly page: DeskPage) {}

  put(id: string, on: boolean): void {
    const goods = goodsOf(id)
    if (goods) this.setShelf(withGoods(this.page.data.shelf, goods, on))
  }

  showGoods(id: string): void {
    this.setShelf({ ...this.page.data.shelf, showing: id })
  }

  /** The show is over: nothing is explained any more. What is on the shelf stays. */
  end(): void {
    const { data, entrance } = this.page
    const chat = entrance?.room.current
    if (!data.shelf.showing || !chat) return
    const shelf = { ...data.shelf, showing: '' }
    this.page.showShelf(shelf)
    // The end itself is told beside it, with words when that fails.
    chat.setGoods(writeShelf(shelf)).catch(() => undefined)
  }

  handOut(id: string): void {
    const coupon = coupons.find((one) => one.id === id)
    if (!coupon) return
    // Each handing out can be claimed anew.
    const handed = { ...coupon, id: `${coupon.id}-${Date.now().toString(36)}` }
    this.setShelf({ ...this.page.data.shelf, coupon: handed }, () => {
      this.page.setData({ sheet: '', claimedNow: 0 })
      toast('已发放，观众可以领取了')
    })
  }

  withdraw(): void {
    this.setShelf({ ...this.page.data.shelf, coupon: null })
  }

  publish(text: string): void {
    this.page.ask(
      (chat) => chat.setNotification(text),
      () => this.page.setData({ notice: text, sheet: '' }),
    )
  }

  private setShelf(shelf: Shelf, then?: () => void): void {
    this.page.ask(
      (chat) => chat.setGoods(writeShelf(shelf)),
      () => {
        this.page.showShelf(shelf)
        then?.()
      },
    )
  }
}
