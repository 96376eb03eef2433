/** The services behind the preview, on the loopback address only: media with the sample stream, and the whitelist. */
import { startMedia, type MediaService } from './media'
import { startWhitelist, type WhitelistService } from './whitelist'

export type { Cut, MediaService, StreamInfo } from './media'
export type { WhitelistFault, WhitelistService } from './whitelist'

export const SAMPLE_STREAM = 'live/sample'

export interface ServicesOptions {
  /** Further names (app/stream) for the sample; `live/sample` is always there. */
  samples: string[]
  whitelistDir: string
  /** One line for the terminal. */
  log: (line: string) => void
}

export interface Services {
  mediaOrigin: string
  rtmpPort: number
  /** The document of an AppID is at `{whitelistOrigin}/{liveAppID}.json`. */
  whitelistOrigin: string
  whitelist: WhitelistService
  media: MediaService
  stop(): Promise<void>
}

/** @throws Error when a sample's name cannot be a stream's name. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const media = await startMedia([...new Set([SAMPLE_STREAM, ...options.samples])], options.log)
  try {
    const whitelist = await startWhitelist(options.whitelistDir, options.log)
    return {
      mediaOrigin: media.origin,
      rtmpPort: media.rtmpPort,
      whitelistOrigin: whitelist.origin,
      whitelist,
      media,
      stop: async () => {
        await Promise.all([media.stop(), whitelist.stop()])
      },
    }
  } catch (error) {
    await media.stop()
    throw error
  }
}
