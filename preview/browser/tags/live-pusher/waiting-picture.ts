/** What is sent while the camera is off or the page is away: the waiting image, or a plain card where there is none. */
import type { Drawable } from './compositor'

const FONT = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
const LINE = '主播暂时离开'

export class WaitingPicture {
  image: Drawable | undefined
  private wanted = ''

  /** `onFailed` is told once for each address. */
  constructor(private readonly onFailed: (reason: string) => void) {}

  /** `addresses`: where the picture may be, tried in this order. */
  load(addresses: string[]): void {
    const wanted = addresses.join(' ')
    if (wanted === this.wanted) return
    this.wanted = wanted
    this.image = undefined
    if (addresses.length > 0) void this.tryAll(addresses, wanted)
  }

  private async tryAll(addresses: string[], wanted: string): Promise<void> {
    for (const address of addresses) {
      const image = await loaded(address)
      if (this.wanted !== wanted) return
      if (image !== undefined) {
        this.image = image
        return
      }
    }
    this.onFailed(
      `${addresses.at(-1) ?? ''} is missing, is no picture, or its server does not allow other sites to use it (CORS)`,
    )
  }
}

/** A picture from another site would close the canvas to the encoder unless that site allows it. */
async function loaded(address: string): Promise<Drawable | undefined> {
  const image = new Image()
  image.crossOrigin = 'anonymous'
  image.src = address
  try {
    await image.decode()
  } catch {
    return undefined
  }
  // A drawing without a size of its own (SVG) is as large as it likes.
  return { image, width: image.naturalWidth || 300, height: image.naturalHeight || 300 }
}

export function drawWaitingCard(context: CanvasRenderingContext2D, width: number, height: number): void {
  const fill = context.createLinearGradient(0, 0, 0, height)
  fill.addColorStop(0, '#262a3a')
  fill.addColorStop(1, '#10121b')
  context.fillStyle = fill
  context.fillRect(0, 0, width, height)
  const unit = Math.min(width, height) / 100
  context.fillStyle = 'rgba(255,255,255,.85)'
  for (const side of [-1, 1])
    context.fillRect(width / 2 + side * 5 * unit - 2 * unit, height / 2 - 14 * unit, 4 * unit, 14 * unit)
  context.font = `500 ${6 * unit}px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'top'
  context.fillText(LINE, width / 2, height / 2 + 6 * unit)
}
