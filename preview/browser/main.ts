/** The script of the preview's page: starts what the server has written into it. */
import { startPreview, type Preview } from './start'
import { provideHostWx, tags, tagStyles } from './tags'
import { createHostWx, createPluginWx } from './wx'

declare global {
  interface Window {
    /** For tests and for the browser's console. */
    __preview?: Preview
  }
}

window.__preview = startPreview({
  packages: window.__PACKAGES__,
  config: window.__PREVIEW__,
  problems: window.__PROBLEMS__ ?? [],
  ...{ tags, tagStyles, provideHostWx, createHostWx, createPluginWx },
})
