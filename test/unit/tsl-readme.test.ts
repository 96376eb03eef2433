/** The examples of the library's README run as they stand there. */
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import ts from 'typescript'
import { Cloud } from '../../preview/chat/cloud'
import { createChatSdk } from '../../preview/chat/sdk'
import { signUserSig } from '../../preview/services/chat-user-sig'
import TSL, * as library from '../../tim-live-sell/src'
import * as userSigEntry from '../../tim-live-sell/src/user-sig'
import { expectNoUnhandledRejections } from '../fixtures/unhandled'

const readme = fs.readFileSync(path.resolve(__dirname, '../../tim-live-sell/README.md'), 'utf8')
const [miniProgram = '', web = '', chinese = ''] = [...readme.matchAll(/^```[jt]s\n([^]*?)^```/gm)].map(
  ([, code = '']) => code,
)
const SDKAppID = 1400000000
const roomID = '@TGS#ROOM'
const settle = (ms = 400) => jest.advanceTimersByTimeAsync(ms)

let cloud: Cloud

expectNoUnhandledRejections()

const device = () => createChatSdk(() => cloud.connect())
const app = { SDKAppID, key: 'a key of this test' }
const sign = (userID: string) => signUserSig(app, userID, 3600, Math.floor(Date.now() / 1000))

/** Runs an example, with what it finds around it: a module's text becomes the body of a function that may wait. */
function run(code: string, around: Record<string, unknown>): Promise<void> {
  const found = { console, ...around }
  const sdk = device()
  const modules: Record<string, unknown> = {
    'tim-live-sell': library,
    'tim-live-sell/user-sig': userSigEntry,
  }
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  })
  const names = ['require', 'exports', ...Object.keys(found)]
  const start = vm.compileFunction(`return (async () => {${outputText}})()`, names) as (
    ...given: unknown[]
  ) => Promise<void>
  return start((name: string) => modules[name] ?? sdk, {}, ...Object.values(found))
}

async function join(userName: string): Promise<TSL> {
  const tsl = new TSL({ SDKAppID, roomID, userName, userSig: 's', TIM: device() })
  await Promise.all([tsl.joinRoom(), settle()])
  return tsl
}

beforeEach(() => {
  jest.useFakeTimers()
  cloud = new Cloud()
  cloud.addRoom({ groupID: roomID, ownerID: 'host' })
  for (const userID of ['ann', 'bob', 'host']) cloud.addUser(userID, { nick: userID.toUpperCase() })
})

describe('the mini-program', () => {
  interface Page {
    data: { lines: unknown[]; likes: number; host?: unknown; goods?: unknown }
    tsl: TSL
    setData(data: object): void
    onLoad(): void
    onUnload(): void
    onSend(event: { detail: { value: string } }): Promise<void>
    onTapLike(): void
  }
  interface Modal {
    success: (result: { confirm: boolean }) => unknown
  }
  const showModal = jest.fn<void, [Modal]>()
  const showToast = jest.fn<void, [{ title: string }]>()

  async function open(userSig = sign('ann')): Promise<Page> {
    let page: Page | undefined
    await run(miniProgram, {
      Page: (given: Omit<Page, 'setData' | 'tsl'>) => {
        page = Object.assign(given, {
          setData(this: Page, data: object) {
            Object.assign(this.data, data)
          },
        }) as Page
      },
      getApp: () => ({ userSig }),
      wx: { showModal, showToast },
    })
    if (!page) throw new Error('no Page')
    page.onLoad()
    await settle()
    return page
  }

  beforeEach(() => jest.clearAllMocks())

  test('shows what is said and liked, and goods that the host shows', async () => {
    const page = await open()
    const host = await join('host')
    await Promise.all([page.onSend({ detail: { value: 'hello' } }), host.sendMessage('hi'), settle()])
    page.onTapLike()
    await Promise.all([host.like(), host.setGoods([{ id: 1 }]), settle(2000)])
    expect(page.data).toEqual({
      host: { userID: 'host', nick: 'HOST', avatar: '' },
      lines: [
        { nick: 'ANN', message: 'hello' },
        { nick: 'HOST', message: 'hi' },
      ],
      likes: 2,
      goods: [{ id: 1 }],
    })
    page.onUnload()
    await Promise.all([host.destroy(), settle()])
    expect(jest.getTimerCount()).toBe(0)
  })

  test('shows a viewer who comes later what is there', async () => {
    const host = await join('host')
    await Promise.all([host.setGoods([{ id: 1 }]), settle()])
    const page = await open()
    expect(page.data.goods).toEqual([{ id: 1 }])
    page.onUnload()
    await Promise.all([host.destroy(), settle()])
  })

  test('says why a text was not sent', async () => {
    const page = await open()
    cloud.mute(roomID, 'ann', 60)
    await Promise.all([page.onSend({ detail: { value: 'hello' } }), settle()])
    expect(showToast.mock.calls).toMatchObject([[{ title: 'send: muted in this room (10017)' }]])
    expect(page.data.lines).toEqual([])
    page.onUnload()
    await settle()
  })

  test('comes back after a kick when the user wants to, and only then', async () => {
    const page = await open()
    cloud.kick('ann')
    await settle()
    const success = (result: { confirm: boolean }) => showModal.mock.lastCall?.[0].success(result)
    success({ confirm: false })
    page.onTapLike()
    await settle()
    expect(cloud.membersOf(roomID)).toEqual([])
    success({ confirm: true })
    await settle()
    expect(cloud.membersOf(roomID)).toEqual(['ann'])
    page.onUnload()
    await settle()
    success({ confirm: true })
    await settle()
    expect(cloud.membersOf(roomID)).toEqual([])
  })

  test('tells of a userSig that does not fit, before the login', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const page = await open(sign('bob'))
    expect(warn.mock.calls).toEqual([[70013, expect.stringContaining('signed for "bob"')]])
    page.onUnload()
    await settle()
  })
})

test('the web page: the host’s goods and event reach the others, who hear both', async () => {
  const bob = await join('bob')
  const heard: unknown[] = []
  bob.on('ADD_GOODS', ({ value }) => heard.push(value))
  bob.on('LOTTERY' as 'LIKE', ({ value }) => heard.push(value))
  let click = () => undefined
  const addEventListener = (_: string, listener: typeof click) => (click = listener)
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  await run(web, { userSig: sign('host'), document: { querySelector: () => ({ addEventListener }) } })
  await settle()
  click()
  await settle()
  expect(heard).toEqual(['[{"id":1,"price":9900}]', 'open'])
  expect(log.mock.calls).toEqual([['HOST', 'open']])
})

test('the Chinese example runs from the first line to the last', async () => {
  const bob = await join('bob')
  const heard: unknown[] = []
  for (const name of ['MESSAGE', 'LIKE', 'SEND_GIFT', 'LOTTERY'] as const)
    bob.on(name as 'LIKE', ({ userID }) => heard.push([name, userID]))
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const done = run(chinese, { userSig: sign('ann') })
  await settle(5000)
  await done
  expect(heard).toEqual(
    expect.arrayContaining(['MESSAGE', 'LIKE', 'SEND_GIFT', 'LOTTERY'].map((name) => [name, 'ann'])),
  )
  expect(warn).not.toHaveBeenCalled()
  expect(cloud.membersOf(roomID)).toEqual(['bob'])
})
