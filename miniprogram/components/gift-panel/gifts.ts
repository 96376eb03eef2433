/** What a gift is to those who show it. */

export interface Gift {
  id: string
  name: string
  picture: string
  /** In the shop's own coins; 0 = free. */
  price: number
}
