/**
 * What is said in the room, as a list that follows the newest line unless the reader looks back. Lines are handed over by
 * `push(line)`; the component draws them at its own pace, at most ten times a second. Sends `speaker` {userID, nick} when what somebody
 * else has said is tapped.
 */
import { Feed, type FeedView, type Line, type ShownLine } from './feed'

/** px from the end that still count as the end. */
const NEAR = 48
/** ms after a drawing in which a movement of the list is not the reader's. */
const OWN_MOVE = 60

type Scroll = WechatMiniprogram.CustomEvent<{ scrollTop: number; scrollHeight: number; deltaY: number }>
type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { key: number }>

/** What stands beside the data, as none of it is drawn. */
interface Beside {
  feed: Feed
  /** px; 0 = not yet known. */
  height: number
  drawnAt: number
  /** What the list shows. */
  drawn: ShownLine[]
  /** The reader's finger was on the list since it last followed. */
  touched: boolean
}

const beside = new WeakMap<object, Beside>()

Component({
  data: {
    lines: [] as ShownLine[],
    unread: 0,
    /** The line to scroll to. */
    last: '',
  },
  lifetimes: {
    attached() {
      const feed = new Feed((view) => this.show(view))
      beside.set(this, { feed, height: 0, drawnAt: 0, drawn: [], touched: false })
    },
    ready() {
      this.measure()
    },
    detached() {
      beside.get(this)?.feed.stop()
    },
  },
  methods: {
    /** Called by the page that hears it. */
    push(line: Line) {
      beside.get(this)?.feed.push(line)
    },

    show({ lines, unread, follow }: FeedView) {
      const own = beside.get(this)
      if (!own) return
      own.drawnAt = Date.now()
      const newest = lines[lines.length - 1]
      if (follow) this.setData({ lines, unread, last: newest ? `line-${newest.key}` : '' })
      // Older lines stand as they are, unless all of one is asked for.
      else this.setData(lines === own.drawn ? { unread } : { lines, unread })
      own.drawn = lines
    },

    measure() {
      this.createSelectorQuery()
        .select('.scroll')
        .boundingClientRect((box: { height: number } | null) => {
          const own = beside.get(this)
          if (own && box) own.height = box.height
        })
        .exec()
    },

    onTouch() {
      const own = beside.get(this)
      if (!own) return
      own.touched = true
      own.feed.hold()
    },

    onLetGo() {
      beside.get(this)?.feed.letGo()
    },

    onScroll({ detail }: Scroll) {
      const own = beside.get(this)
      if (!own || own.height === 0) return
      const rest = detail.scrollHeight - detail.scrollTop - own.height
      const byReader = own.touched || Date.now() - own.drawnAt > OWN_MOVE
      if (rest > NEAR && detail.deltaY > 0 && byReader) own.feed.lookBack()
    },

    /** By the reader's finger, or by a tap on what says that there is more. */
    onNewest() {
      const own = beside.get(this)
      if (!own) return
      own.touched = false
      own.feed.catchUp()
    },

    onLine(event: Tap) {
      const { key } = event.currentTarget.dataset
      const line = this.data.lines.find((one) => one.key === key)
      if (line?.cut) beside.get(this)?.feed.expand(key)
      else if (line?.userID && !line.own)
        this.triggerEvent('speaker', { userID: line.userID, nick: line.nick })
    },
  },
})
