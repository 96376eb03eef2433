/** Where things stand in this repository. */
import path from 'node:path'

export const root = path.resolve(__dirname, '../..')

export const places = {
  /** What the build writes, and what is published. */
  demo: path.join(root, 'dist/miniprogram'),
  plugin: path.join(root, 'dist/plugin'),
  demoSource: path.join(root, 'miniprogram'),
  pluginSource: path.join(root, 'plugin'),
  runtimeSource: path.join(root, 'preview/browser'),
  whitelist: path.join(root, 'preview/whitelist'),
}
