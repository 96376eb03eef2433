/** What this shop can put on its shelf. A real host's server would have it; the room carries only the ids. */
import type { Coupon, Goods } from '../components/goods-shelf/goods'

export const catalog: Goods[] = [
  {
    id: 'essence',
    title: '玫瑰保湿精华水 150 ml',
    note: '清爽不粘，早晚都能用',
    picture: '/images/goods/essence.svg',
    price: 12900,
    was: 16800,
  },
  {
    id: 'cream',
    title: '神经酰胺修护面霜 50 g',
    note: '换季干痒，厚涂一夜',
    picture: '/images/goods/cream.svg',
    price: 9900,
    was: 13900,
  },
  {
    id: 'sun',
    title: '轻薄防晒乳 SPF50+ 40 ml',
    note: '不假白，卸妆水就能卸',
    picture: '/images/goods/sun.svg',
    price: 7900,
    was: 0,
  },
  {
    id: 'cleanser',
    title: '山茶花氨基酸洁面 120 g',
    note: '洗完不紧绷',
    picture: '/images/goods/cleanser.svg',
    price: 5900,
    was: 6900,
  },
  {
    id: 'lipstick',
    title: '丝绒唇釉 · 豆沙色',
    note: '黄皮友好，薄涂也好看',
    picture: '/images/goods/lipstick.svg',
    price: 6990,
    was: 8900,
  },
  {
    id: 'mask',
    title: '积雪草舒缓面膜 10 片',
    note: '熬夜急救，敷完不用洗',
    picture: '/images/goods/mask.svg',
    price: 4990,
    was: 7900,
  },
]

/** The coupons that a host can hand out; each handing out gets an id of its own. */
export const coupons: Coupon[] = [
  { id: 'five', title: '新朋友立减券', off: 500, over: 0 },
  { id: 'twenty', title: '直播间专享券', off: 2000, over: 9900 },
  { id: 'ten', title: '满减券', off: 1000, over: 5900 },
]

export function goodsOf(id: string): Goods | undefined {
  return catalog.find((one) => one.id === id)
}
