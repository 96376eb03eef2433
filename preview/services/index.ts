/** The services behind the preview, on the loopback address only: media with the sample stream, the whitelist, and chat. */
import { startChat, type LocalChat } from './chat'
import { signAt, type RealChat } from './chat-real'
import { startMedia, type MediaService } from './media'
import { startWhitelist, type WhitelistService } from './whitelist'

export type { RealChat } from './chat-real'

const SAMPLE_STREAM = 'live/sample'

export interface ServicesOptions {
  /** Further names (app/stream) for the sample; `live/sample` is always there. */
  samples: string[]
  whitelistDir: string
  /** An app of the developer's own; its userSigs come from where it says. */
  realChat?: RealChat
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
  /** The chat cloud; with a real app it only passes userSigs on. */
  chat: LocalChat
  stop(): Promise<void>
}

/** @throws Error when a sample's name cannot be a stream's name. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { log, realChat } = options
  const started: { stop(): Promise<void> }[] = []
  const stop = async () => {
    await Promise.all(started.map((service) => service.stop()))
  }
  try {
    const media = await startMedia([...new Set([SAMPLE_STREAM, ...options.samples])], log)
    started.push(media)
    const whitelist = await startWhitelist(options.whitelistDir, log)
    started.push(whitelist)
    const chat = await startChat(realChat ? { log, sign: signAt(realChat) } : { log })
    started.push(chat)
    return {
      mediaOrigin: media.origin,
      rtmpPort: media.rtmpPort,
      whitelistOrigin: whitelist.origin,
      ...{ whitelist, media, chat, stop },
    }
  } catch (error) {
    await stop()
    throw error
  }
}
