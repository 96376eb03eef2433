/** The stream this device broadcasts: its name is made once and kept, so that whoever has the address finds it again. */

export interface MyStream {
  liveAppID: string
  pushUrl: string
  playUrl: string
}

const NAME = 'my-stream'
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 6

/** Stands in where the storage keeps nothing. */
let remembered = ''

export function myStream(): MyStream {
  const name = keptName() || newName()
  return {
    liveAppID: '1250000001',
    pushUrl: `rtmp://push.live-room.example/live/${name}`,
    playUrl: `rtmp://play.live-room.example/live/${name}`,
  }
}

function keptName(): string {
  if (remembered) return remembered
  const kept: unknown = wx.getStorageSync(NAME)
  return typeof kept === 'string' && /^[a-z0-9-]{4,32}$/.test(kept) ? kept : ''
}

function newName(): string {
  let letters = ''
  for (let i = 0; i < LENGTH; i++) letters += LETTERS.charAt(Math.floor(Math.random() * LETTERS.length))
  remembered = `my-${letters}`
  // A full storage costs the name at the next start, not the broadcast of now.
  wx.setStorage({
    key: NAME,
    data: remembered,
    fail: (error) => console.warn('没能记住直播的流名', error),
  })
  return remembered
}
