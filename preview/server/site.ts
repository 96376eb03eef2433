/** What the page and its scripts are at this moment. */
import path from 'node:path'
import type { PreviewConfig } from '../package-format'
import type { Services } from '../services'
import { signingAddress } from '../services/chat-http'
import { eventsUrl, type Site } from './http'
import { pageHtml } from './page'
import { pluginId } from './packages'
import { requestMap } from './whitelist-map'
import type { Workshop } from './workshop'

export interface SiteOptions {
  workshop: Workshop
  services: Services
  /** The SDKs that packages bring talk to Tencent's cloud. */
  realChat: boolean
  pluginDir: string
  log: (line: string) => void
}

export function createSite({ workshop, services, realChat, pluginDir, log }: SiteOptions): Site {
  return {
    page() {
      const { packages, bundle } = workshop
      return pageHtml({
        config: config(),
        problems: workshop.errors(),
        packages: packages ? ['/packages/plugin.js', '/packages/host.js'] : [],
        runtime:
          bundle.script === undefined
            ? undefined
            : { script: '/runtime.js', style: bundle.style === undefined ? undefined : '/runtime.css' },
      })
    },
    text(file) {
      const { packages, bundle } = workshop
      const texts: Record<string, string | undefined> = {
        '/runtime.js': bundle.script,
        '/runtime.css': bundle.style,
        '/aac.js': bundle.aac,
        '/packages/host.js': packages?.host.script,
        '/packages/plugin.js': packages?.plugin.script,
      }
      const body = texts[file]
      return body === undefined
        ? undefined
        : { type: file.endsWith('.css') ? 'text/css' : 'text/javascript', body }
    },
    filesRoot: (kind) => workshop.packages?.[kind].root,
  }

  function config(): PreviewConfig {
    return {
      mediaOrigin: services.mediaOrigin,
      requestMap: { ...localRequests(), [signingAddress]: `${services.chat.origin}/v1` },
      ...(realChat
        ? {}
        : { chat: { url: services.chat.url, controlUrl: `${services.chat.origin}/control` } }),
      pluginId,
      hostAppId: workshop.packages?.hostAppId ?? 'touristappid',
      eventsUrl: `${eventsUrl}?version=${workshop.version}`,
    }
  }

  function localRequests(): Record<string, string> {
    try {
      return requestMap(pluginDir, services.whitelistOrigin)
    } catch (error) {
      log(`${path.join(pluginDir, 'settings.js')} cannot be read: ${String(error)}`)
      return {}
    }
  }
}
