/** Which modules of a package are the chat SDK, and that there is one of it in the page. */
import { hostFolder, livePlugin, pluginFolder } from './fixtures'
import { loadHost, type LoadedHost } from './harness'

/** Nobody listens there: what is looked at here needs no service. */
const chat = { url: 'ws://127.0.0.1:1', controlUrl: 'http://127.0.0.1:1/control' }
const SDKAppID = 1400000001

interface Sdk {
  VERSION: string
  create(options: object): object | null
}

let host: LoadedHost | undefined
afterEach(() => host?.stop())

const page = () => host?.page().instance as { sdks: Record<string, Sdk>; plugin: { sdk: () => Sdk } }

function open(
  requires: string[],
  packages: string[],
  options: { chat?: typeof chat } = { chat },
): Promise<LoadedHost> {
  const own = (name: string) => [
    `miniprogram_npm/${name}.js`,
    `module.exports = { VERSION: 'its own', create() {} }`,
  ]
  return loadHost({
    ...options,
    hostDir: hostFolder(
      {
        'pages/a/a.js': `
          const sdks = {}
          for (const name of ${JSON.stringify(requires)}) sdks[name] = require(name)
          Page({ sdks, plugin: requirePlugin('live') })`,
        ...(Object.fromEntries(packages.map(own)) as Record<string, string>),
      },
      { plugins: livePlugin },
    ),
    pluginDir: pluginFolder({
      'index.js': `module.exports = { sdk: () => require('tim-wx-sdk') }`,
      'miniprogram_npm/tim-wx-sdk/index.js': `throw new Error('the SDK of the plugin was evaluated')`,
    }),
  })
}

test('plugin and host get the same stand-in, and one object per SDKAppID', async () => {
  const names = ['tim-wx-sdk', 'tim-js-sdk', '@tencentcloud/chat']
  host = await open(
    names,
    names.map((name) => `${name}/index`),
  )
  const sdks = Object.values(page().sdks)
  expect(sdks.map((sdk) => sdk.VERSION)).toEqual(['0.0.0-local', '0.0.0-local', '0.0.0-local'])
  const objects = [...sdks, page().plugin.sdk()].map((sdk) => sdk.create({ SDKAppID }))
  expect(new Set(objects).size).toBe(1)
  expect(objects[0]).toHaveProperty('isReady')
})

test('an SDK that cannot be asked whether it is ready cannot be asked here either', async () => {
  host = await open(['tim-wx-sdk'], ['tim-wx-sdk/index'])
  expect(page().sdks['tim-wx-sdk']?.create({ SDKAppID })).not.toHaveProperty('isReady')
})

test('the file of the package that its main names is the SDK too; what lies elsewhere is not', async () => {
  const inside = ['tim-wx-sdk/tim-wx-friendship']
  const outside = ['tim-wx-sdk-extra/index', '@tencentcloud/chat/modules/group', 'my-tim-wx-sdk/index']
  host = await open([...inside, ...outside], [...inside, ...outside])
  const versions = Object.values(page().sdks).map((sdk) => sdk.VERSION)
  expect(versions).toEqual(['0.0.0-local', 'its own', 'its own', 'its own'])
})

test('an SDK that is not in the package is missed as on a phone', async () => {
  jest.spyOn(console, 'error').mockImplementation()
  host = await open(['tim-js-sdk'], [])
  expect(host.preview.problems()).toMatchObject([
    { message: expect.stringContaining('requires "tim-js-sdk"') as string },
  ])
})

test('with the real cloud every package runs the SDK it brought', async () => {
  host = await open(['tim-wx-sdk'], ['tim-wx-sdk/index'], {})
  expect(page().sdks['tim-wx-sdk']?.VERSION).toBe('its own')
  expect(() => page().plugin.sdk()).toThrow('the SDK of the plugin was evaluated')
})
