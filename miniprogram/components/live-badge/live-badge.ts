/** Says in one word whether a room is live. */
import type { RoomStatus } from '../../rooms'

const words: Record<RoomStatus, string> = {
  live: '直播中',
  offline: '未开播',
  refused: '未登记',
  own: '自定义',
}

Component({
  properties: {
    status: { type: String, value: 'offline' },
  },
  data: { words },
})
