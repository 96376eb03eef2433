/** Small mini-programs for tests: what every one has, and what a test adds. */
import { writeFolder } from './harness'

type Files = Record<string, string | object>

/** A host of which only what matters to the test is given; app.json's pages are those that have a .js or .wxml under pages/. */
export function hostFolder(files: Files, app: object = {}): string {
  const pages = new Set(
    Object.keys(files).flatMap((name) =>
      /^pages\/.*\.(js|wxml)$/.test(name) ? [name.replace(/\.\w+$/, '')] : [],
    ),
  )
  if (pages.size === 0) pages.add('pages/a/a')
  const complete: Files = {
    'app.json': { pages: [...pages], ...app },
    'app.js': 'App({ log: [] })',
    ...files,
  }
  for (const page of pages) {
    complete[`${page}.js`] ??= 'Page({})'
    complete[`${page}.wxml`] ??= '<view></view>'
  }
  for (const name of Object.keys(files)) {
    const [component] = /^components\/[^.]*/.exec(name) ?? []
    if (component === undefined) continue
    complete[`${component}.json`] ??= { component: true }
    complete[`${component}.js`] ??= 'Component({})'
    complete[`${component}.wxml`] ??= '<slot/>'
  }
  return writeFolder(complete)
}

/** A plugin with one component `live-room-play`, which has an export, and one `plain`, which has none. */
export function pluginFolder(files: Files = {}): string {
  return writeFolder({
    'plugin.json': {
      publicComponents: {
        'live-room-play': 'components/play/play',
        'live-room-push': 'components/push/push',
        plain: 'components/plain/plain',
      },
      main: 'index.js',
    },
    'index.js':
      'module.exports = { version: 7, hasGetApp: typeof getApp(), pages: () => getCurrentPages().length }',
    'components/play/play.json': { component: true },
    'components/play/play.wxml': '<view id="inner" class="box">{{text}}<slot/></view>',
    'components/play/play.wxss': ':host { display: block } .box { color: red }',
    'components/play/play.js': `
      Component({
        behaviors: ['wx://component-export'],
        properties: { text: { type: null, value: 'nothing' } },
        data: { life: [] },
        export() { return { life: this.data.life, say: (word) => this.triggerEvent('Said', { word }) } },
        lifetimes: {
          attached() { this.data.life.push('attached') },
          ready() { this.data.life.push('ready') },
          detached() { this.data.life.push('detached') },
        },
        pageLifetimes: {
          show() { this.data.life.push('show') },
          hide() { this.data.life.push('hide') },
          resize() { this.data.life.push('resize') },
        },
      })`,
    'components/push/push.json': { component: true },
    'components/push/push.wxml': '<view/>',
    'components/push/push.js': 'Component({})',
    'components/plain/plain.json': { component: true },
    'components/plain/plain.wxml': '<view>plain</view>',
    'components/plain/plain.js': 'Component({ export() { return "never" } })',
    ...files,
  })
}

export const livePlugin = { live: { version: 'dev', provider: 'wx1234567890abcdef' } }

/** jest's own, with the type of what they stand for. */
export const containing = (text: string): string => expect.stringContaining(text) as string
export const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string
