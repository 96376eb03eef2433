/** Asks before a broadcast that people may be watching is ended. */
import { toast } from '../attempt'
import { alarmColor } from '../theme'

export function askToEnd(then: () => void): void {
  wx.showModal({
    title: '结束直播？',
    content: '观众会看到直播已结束。',
    confirmText: '结束',
    confirmColor: alarmColor(),
    success: ({ confirm }) => {
      if (confirm) then()
    },
    fail: () => toast('没能结束，请再点一次'),
  })
}
