/** Fetches a signature for the chat from the server that signs; the key never leaves that server. */
import { dictOf, textOf } from './json'

/** A host's own server; the preview answers it on this machine. */
const ADDRESS = 'https://user-sig.live-room.example/v1/user-sig'

export interface UserSig {
  sdkAppID: string
  userSig: string
}

/** `lasts`: s that it is to be valid, for trying out what happens then; '' = a day. Rejects with an Error in Chinese. */
export function fetchUserSig(userID: string, lasts = ''): Promise<UserSig> {
  const query = `userID=${encodeURIComponent(userID)}${lasts ? `&expire=${encodeURIComponent(lasts)}` : ''}`
  return new Promise((resolve, reject) => {
    wx.request({
      url: `${ADDRESS}?${query}`,
      success: ({ statusCode, data }) => {
        const { sdkAppID, userSig, error } = dictOf(data)
        const appID = typeof sdkAppID === 'number' ? String(sdkAppID) : textOf(sdkAppID)
        if (statusCode === 200 && appID && textOf(userSig)) {
          resolve({ sdkAppID: appID, userSig: textOf(userSig) })
        } else reject(new Error(textOf(error) || `签名服务答复 ${statusCode}`))
      },
      fail: () => reject(new Error('连不上签名服务')),
    })
  })
}
