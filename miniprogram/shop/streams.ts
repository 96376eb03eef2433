/** Where the show is broadcast and watched, and what is shown while there is none. */

export const LIVE_APP_ID = '1250000001'
export const SHOW = {
  pushUrl: 'rtmp://push.live-room.example/live/live-shop',
  playUrl: 'rtmp://play.live-room.example/live/live-shop',
}
export const TRAILER = 'rtmp://play.live-room.example/live/sample'
export const COVER = '/images/cover-sample.jpg'
