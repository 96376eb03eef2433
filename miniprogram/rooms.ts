/** The rooms the home page lists, and what a play page's query asks for. */

export type RoomStatus = 'live' | 'offline' | 'refused' | 'own'

export interface Room {
  id: string
  title: string
  host: string
  /** One sentence about what can be seen here. */
  note: string
  cover: string
  status: RoomStatus
  liveAppID: string
  playUrl: string
}

const REGISTERED = '1250000001'
const UNREGISTERED = '1250000404'

export const rooms: Room[] = [
  {
    id: 'sample',
    title: '护肤小课堂 · 样片直播',
    host: '小满的梳妆台',
    note: 'RTMP 线路，全天不停',
    cover: '/images/cover-sample.jpg',
    status: 'live',
    liveAppID: REGISTERED,
    playUrl: 'rtmp://play.live-room.example/live/sample',
  },
  {
    id: 'sample-flv',
    title: '护肤小课堂 · FLV 线路',
    host: '小满的梳妆台',
    note: '同一路画面，走 HTTPS',
    cover: '/images/cover-sample-flv.jpg',
    status: 'live',
    liveAppID: REGISTERED,
    playUrl: 'https://play.live-room.example/live/sample.flv',
  },
  {
    id: 'offline',
    title: '晚间读书会',
    host: '林间书房',
    note: '主播未到，看重试和放弃的提示',
    cover: '/images/cover-reading.jpg',
    status: 'offline',
    liveAppID: REGISTERED,
    playUrl: 'rtmp://play.live-room.example/live/not-started-yet',
  },
  {
    id: 'refused',
    title: '周末夜市',
    host: '街角市集',
    note: 'AppID 未登记，看拒绝的原因',
    cover: '/images/cover-market.jpg',
    status: 'refused',
    liveAppID: UNREGISTERED,
    playUrl: 'rtmp://play.live-room.example/live/sample',
  },
]

/** Stands where a room is still to come. */
export const blankRoom: Room = {
  id: '',
  title: '',
  host: '',
  note: '',
  cover: '',
  status: 'own',
  liveAppID: '',
  playUrl: '',
}

/** The query of the play page that opens a listed room. */
export function roomQuery(room: Room): string {
  return `id=${encodeURIComponent(room.id)}`
}

/** The query of the play page that opens an address of one's own. */
export function addressQuery(liveAppID: string, playUrl: string): string {
  return `liveAppID=${encodeURIComponent(liveAppID)}&url=${encodeURIComponent(playUrl)}`
}

/** The room a query names: by `id` (or `name`), or by `liveAppID` and `url`. Undefined when it names none. */
export function roomOfQuery(query: Record<string, string | undefined>): Room | undefined {
  const id = decode(query.id || query.name)
  if (id) return rooms.find((room) => room.id === id)
  const playUrl = decode(query.url)
  if (!playUrl) return undefined
  return {
    id: 'own',
    title: '自己的直播',
    host: '自定义地址',
    note: playUrl,
    cover: '/images/cover-sample-flv.jpg',
    status: 'own',
    liveAppID: decode(query.liveAppID),
    playUrl,
  }
}

/** Older base libraries hand a query over as it was written, newer ones decoded: a stray % must not throw. */
function decode(value: string | undefined): string {
  if (!value) return ''
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
