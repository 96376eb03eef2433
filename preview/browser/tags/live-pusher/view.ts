/** The pusher's own part of the page: a stage with the outgoing picture, under whatever the page puts into the tag. */
import styles from './styles'

export { styles }

export class PusherView {
  readonly stage = document.createElement('div')
  private readonly screenButton = document.createElement('button')

  constructor(
    element: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    onShareScreen: () => void,
  ) {
    this.stage.className = 'live-pusher-stage'
    canvas.className = 'live-pusher-picture'
    canvas.hidden = true
    this.screenButton.className = 'live-pusher-screen'
    this.screenButton.type = 'button'
    this.screenButton.textContent = '改为共享屏幕'
    this.screenButton.hidden = true
    this.screenButton.addEventListener('click', (event) => {
      // The page's own taps are not meant.
      event.stopPropagation()
      onShareScreen()
    })
    this.stage.append(canvas)
    element.prepend(this.stage, this.screenButton)
  }

  showPicture(on: boolean): void {
    this.canvas.hidden = !on
  }

  /** Only what the broadcaster sees; the outgoing picture is another matter. */
  mirror(on: boolean): void {
    this.canvas.toggleAttribute('data-mirrored', on)
  }

  /** A lying picture is shown whole, an upright one fills the tag. */
  arrange(orientation: string): void {
    this.canvas.toggleAttribute('data-lying', orientation === 'horizontal')
  }

  offerScreen(on: boolean): void {
    this.screenButton.hidden = !on
  }

  remove(): void {
    this.stage.remove()
    this.screenButton.remove()
  }
}
