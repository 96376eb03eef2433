/** Who this is: the page's `?user=`, which is kept, or else a guest made once for this device. */

export interface Identity {
  userID: string
  nickName: string
}

export const HOST: Identity = { userID: 'anchor', nickName: '小满的梳妆台' }

const KEY = 'shop-user'
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 5
/** What the signing service takes. */
const VALID = /^[A-Za-z0-9_-]{1,32}$/

/** Stands in where the storage keeps nothing. */
let remembered = ''

export function viewerOf(asked: string | undefined): Identity {
  const userID = validOf(asked) || remembered || keptUser() || newGuest()
  if (userID !== keptUser()) keep(userID)
  return { userID, nickName: userID.startsWith('guest-') ? `游客 ${userID.slice(6)}` : userID }
}

/** The owner's account, unless another one is asked for (which then may not do what only the owner may). */
export function hostOf(asked: string | undefined): Identity {
  const userID = validOf(asked)
  return userID && userID !== HOST.userID ? { userID, nickName: userID } : HOST
}

function validOf(asked: unknown): string {
  return typeof asked === 'string' && VALID.test(asked) ? asked : ''
}

function keptUser(): string {
  return validOf(wx.getStorageSync(KEY))
}

function newGuest(): string {
  let letters = ''
  for (let i = 0; i < LENGTH; i++) letters += LETTERS.charAt(Math.floor(Math.random() * LETTERS.length))
  return `guest-${letters}`
}

function keep(userID: string): void {
  remembered = userID
  // A full storage costs the name at the next visit, not this one.
  wx.setStorage({ key: KEY, data: userID, fail: (error) => console.warn('没能记住这次的身份', error) })
}
