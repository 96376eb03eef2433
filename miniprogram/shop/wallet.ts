/** The coupons this user has claimed, kept on the device: each can be claimed once and used once. */
import type { CouponState } from '../components/coupon-card/coupon-card'
import type { Coupon } from '../components/goods-shelf/goods'
import { dictOf, textOf } from './json'
import { readCoupon } from './shelf'

interface Kept {
  coupon: Coupon
  used: boolean
}

const MAX_KEPT = 50

export class Wallet {
  private readonly kept: Kept[]
  private readonly key: string

  constructor(userID: string) {
    this.key = `shop-coupons-${userID}`
    this.kept = readKept(wx.getStorageSync(this.key))
  }

  stateOf(id: string): CouponState {
    const found = this.kept.find(({ coupon }) => coupon.id === id)
    if (!found) return 'offered'
    return found.used ? 'used' : 'claimed'
  }

  claim(coupon: Coupon): void {
    if (this.stateOf(coupon.id) !== 'offered') return
    this.kept.push({ coupon, used: false })
    if (this.kept.length > MAX_KEPT) this.kept.shift()
    this.save()
  }

  use(id: string): void {
    for (const one of this.kept) if (one.coupon.id === id) one.used = true
    this.save()
  }

  /** The one that takes most off this price; else any that is not used, so that it can be said what it needs. */
  best(price: number): Coupon | null {
    const open = this.kept.filter(({ used }) => !used).map(({ coupon }) => coupon)
    const fitting = open.filter(({ over }) => price >= over).sort((one, other) => other.off - one.off)
    return fitting[0] ?? open[open.length - 1] ?? null
  }

  private save(): void {
    wx.setStorage({
      key: this.key,
      data: this.kept,
      fail: (error) => console.warn('没能记住领取的优惠券', error),
    })
  }
}

function readKept(value: unknown): Kept[] {
  if (!Array.isArray(value)) return []
  const kept: Kept[] = []
  for (const one of value as unknown[]) {
    const { coupon, used } = dictOf(one)
    const read = readCoupon(coupon)
    if (read && textOf(read.id)) kept.push({ coupon: read, used: used === true })
  }
  return kept
}
