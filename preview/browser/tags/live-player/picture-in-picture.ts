/** Picture in picture: the browser's own on request where it allows it, else (and whenever a page is left) the phone's small window. */
import { currentShell } from '../../current-shell'
import { SmallWindow } from './small-window'
import type { PlayerView } from './view'

export interface PictureInPictureListener {
  entered(): void
  /** `closed`: by its own button, not because the page came back or the player asked. */
  left(closed: boolean): void
}

/** A phone has one small window: whoever wants it next closes it for the one who has it. */
let closeCurrent: (() => void) | undefined

export class PictureInPicture {
  private mode: 'browser' | 'phone' | undefined
  private window: SmallWindow | undefined
  /** Where the window's tap leads to. */
  private page: { route: string; query: Record<string, string> } | undefined

  constructor(
    private readonly element: HTMLElement,
    private readonly view: PlayerView,
    private readonly listener: PictureInPictureListener,
  ) {
    view.video.addEventListener('leavepictureinpicture', () => {
      if (this.mode === 'browser') this.leave(true)
    })
  }

  private readonly close = (): void => this.exit()

  get active(): boolean {
    return this.mode !== undefined
  }

  /** Notes the page the player stands on; when the page has gone it can no longer be found. */
  notePage(): void {
    const page = currentShell()
      .pages()
      .find(({ element }) => element.contains(this.element))
    if (page !== undefined) this.page = { route: page.route, query: page.query }
  }

  async request(): Promise<void> {
    if (this.active) return
    this.notePage()
    if (document.pictureInPictureEnabled && navigator.userActivation.isActive) {
      try {
        await this.view.video.requestPictureInPicture()
        this.begin('browser')
        return
      } catch {
        // No picture yet, or refused: the phone's own window needs no leave.
      }
    }
    this.float()
  }

  /** Shows the phone's small window, at once: the page may be gone in the next moment. */
  float(): void {
    if (this.window !== undefined) return
    const handlers = { onTap: () => void this.returnToPage(), onClose: () => this.leave(true) }
    this.window = new SmallWindow(this.view, handlers, this.mode === undefined)
    if (this.mode === undefined) this.begin('phone')
  }

  exit(): void {
    if (this.active) this.leave(false)
  }

  private begin(mode: 'browser' | 'phone'): void {
    closeCurrent?.()
    closeCurrent = this.close
    this.mode = mode
    this.listener.entered()
  }

  private leave(closed: boolean): void {
    const { mode } = this
    this.mode = undefined
    if (closeCurrent === this.close) closeCurrent = undefined
    this.view.bringBack()
    this.window?.close()
    this.window = undefined
    if (mode === 'browser' && document.pictureInPictureElement === this.view.video) {
      document.exitPictureInPicture().catch(() => undefined)
    }
    this.listener.left(closed)
  }

  private async returnToPage(): Promise<void> {
    const { router } = currentShell()
    const stack = currentShell().pages()
    const index = stack.findIndex(({ element }) => element.contains(this.element))
    if (index >= 0) {
      const delta = stack.length - 1 - index
      // Coming back shows the page, and that closes the window; on the page itself only the window is left.
      if (delta > 0) await router.navigateBack(delta)
      else this.exit()
      return
    }
    const { page } = this
    this.exit()
    if (page === undefined) return
    // As written: a mini-program's query is never decoded, so it must not be encoded again.
    const query = Object.entries(page.query)
      .map(([key, value]) => `${key}=${value}`)
      .join('&')
    await router.navigateTo(`/${page.route}${query === '' ? '' : `?${query}`}`)
  }
}
