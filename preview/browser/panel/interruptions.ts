/** What interrupts a live room on a phone and cannot be caused by the page itself: other apps, the lock screen, calls, failures. */
import { audioInterruption } from '../wx/app-events'
import { nativeVideos } from '../tags/interruptions'
import type { CreateSection, PanelToggle } from './section'

/** How long the system leaves the sockets of a mini-program open that is behind another app, ms. */
const SOCKETS_LIVE_MS = 5000

/** The browser's own way of saying that the page is out of sight; everything in the preview follows it. */
class Sight {
  private readonly reasons = new Set<string>()
  private closing: ReturnType<typeof setTimeout> | undefined

  /** @param suspend closes the sockets, or lets them connect again */
  constructor(private readonly suspend: (on: boolean) => void) {}

  has(reason: string): boolean {
    return this.reasons.has(reason)
  }

  set(reason: string, away: boolean): void {
    const before = this.reasons.size > 0
    if (away) this.reasons.add(reason)
    else this.reasons.delete(reason)
    const now = this.reasons.size > 0
    if (now === before) return
    clearTimeout(this.closing)
    if (now) {
      this.closing = setTimeout(() => this.suspend(true), SOCKETS_LIVE_MS)
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    } else {
      Reflect.deleteProperty(document, 'hidden')
      Reflect.deleteProperty(document, 'visibilityState')
      this.suspend(false)
    }
    document.dispatchEvent(new Event('visibilitychange'))
  }
}

const countOf = (tags: unknown[], what: string): string => {
  if (tags.length === 0) throw new Error(`页面上没有${what}`)
  return `${tags.length} 个标签已收到`
}

export const interruptionsSection: CreateSection = ({ shell, chat }) => {
  const sight = new Sight((on) => chat?.suspend(on))
  const away = (label: string, hint: string): PanelToggle => ({
    label,
    hint,
    isOn: () => sight.has(label),
    turn: (on) => sight.set(label, on),
  })
  return {
    title: '意外',
    actions: [
      away('切到后台', '页面与小程序 onHide，5 秒后聊天断开；关闭后 onShow，聊天重连'),
      away('锁屏', '与切到后台相同：微信不区分'),
      {
        label: '来电',
        hint: '音频中断开始，播放 6000、推流 5001，小程序进入后台；关闭即挂断',
        isOn: () => sight.has('来电'),
        turn(on) {
          const { begin, end } = audioInterruption(shell)
          if (on) {
            begin.emit({})
            for (const video of nativeVideos()) video.call()
          }
          sight.set('来电', on)
          if (!on) end.emit({})
        },
      },
      {
        label: '同层渲染失败',
        hint: '每个原生视频标签发出 rendererror',
        run() {
          const videos = nativeVideos()
          for (const video of videos) video.rendererFailed()
          return countOf(videos, '原生视频标签')
        },
      },
      {
        label: '摄像头被占用',
        hint: '推流得到 -1301 并停止',
        run: () =>
          countOf(
            nativeVideos().filter((video) => video.cameraLost?.() === true),
            '正在使用摄像头的推流',
          ),
      },
    ],
  }
}
