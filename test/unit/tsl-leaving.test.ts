/** Leaving, while something is still to be sent or on its way; and likes that cannot go out. */
import { instanceOf, rejection, roomID, setUp, settle, type Client, type Stage } from '../fixtures/tsl/stage'

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

/** Every text and event that this client hands to the SDK for sending. */
function watch({ sdk }: Client): string[] {
  const instance = instanceOf(sdk)
  const sent: string[] = []
  const send = instance.sendMessage
  instance.sendMessage = (message) => {
    const { payload } = message as { payload: { text?: string; data?: string } }
    sent.push(payload.data ?? payload.text ?? '')
    return send(message)
  }
  return sent
}

describe('destroy', () => {
  test('leaves the room and logs out, once each', async () => {
    const one = await stage.joined('ann')
    const instance = instanceOf(one.sdk)
    const [quit, logout] = [jest.spyOn(instance, 'quitGroup'), jest.spyOn(instance, 'logout')]
    await Promise.all([one.tsl.destroy(), one.tsl.destroy(), settle()])
    expect(quit.mock.calls).toEqual([[roomID]])
    expect(logout).toHaveBeenCalledTimes(1)
    expect(await rejection(one.tsl.sendMessage('x'))).toMatchObject({
      reason: 'destroyed',
      message: 'destroyed; make a new one',
    })
  })

  test.each<[string, (one: Client) => unknown, string[]]>([
    ['before it is ready', () => undefined, []],
    ['outside of a room', () => settle(), ['logout']],
    [
      'after a kick',
      async ({ tsl }) => {
        await settle()
        await Promise.all([tsl.joinRoom(), settle()])
        await Promise.all([tsl.like(), settle(10)])
        stage.cloud.kick('ann')
        await settle()
      },
      [],
    ],
  ])('%s asks the SDK for no more than is to be undone', async (_, before, expected) => {
    const one = stage.client('ann')
    await before(one)
    const instance = instanceOf(one.sdk)
    const asked: string[] = []
    for (const name of ['quitGroup', 'logout', 'sendMessage', 'createCustomMessage'] as const) {
      jest.spyOn(instance, name).mockImplementation(() => {
        asked.push(name)
        return Promise.reject(new Error('no'))
      })
    }
    await Promise.all([one.tsl.destroy(), settle(5000)])
    expect(asked).toEqual(expected)
  })

  test('after it, nothing that fails is said any more', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const one = await stage.joined('ann')
    stage.cloud.webhook = () => 10016
    void one.tsl.like()
    await Promise.all([one.tsl.destroy(), settle(5000)])
    expect(one.errors()).toEqual([])
    expect(said).not.toHaveBeenCalled()
  })
})

describe('exitRoom', () => {
  test('without taps sends no like', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    await Promise.all([one.tsl.exitRoom(), settle(5000)])
    expect(sent).toEqual([])
  })

  test('sends the taps once, not again when their time is up', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    void one.tsl.like()
    await Promise.all([one.tsl.exitRoom(), settle()])
    await Promise.all([one.tsl.joinRoom(), settle(5000)])
    expect(sent).toEqual(['LIKE'])
  })

  test('waits for the like that is on its way before it sends the last one', async () => {
    const one = await stage.joined('ann')
    const instance = instanceOf(one.sdk)
    const send = instance.sendMessage
    const release: (() => void)[] = []
    instance.sendMessage = (message) => new Promise((resolve) => release.push(() => resolve(send(message))))
    void one.tsl.like()
    await settle(1100)
    void one.tsl.like()
    const left = one.tsl.exitRoom()
    await settle()
    expect(release).toHaveLength(1)
    release[0]?.()
    await settle()
    expect(release).toHaveLength(2)
    release[1]?.()
    await Promise.all([left, settle()])
    expect(stage.cloud.membersOf(roomID)).toEqual([])
  })

  test('joining the same room again sends no taps early', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    void one.tsl.like()
    await Promise.all([one.tsl.joinRoom(), settle(800)])
    expect(sent).toEqual([])
    await settle(300)
    expect(sent).toEqual(['LIKE'])
  })
})

describe('likes', () => {
  test('that wait at a kick are no ERROR', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    void one.tsl.like()
    stage.cloud.kick('ann')
    await settle(5000)
    expect(sent).toEqual([])
    expect(one.errors()).toEqual([])
  })

  test('that were on their way at a kick go out after reconnect()', async () => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    const instance = instanceOf(one.sdk)
    const send = instance.sendMessage
    const fail: ((error: Error) => void)[] = []
    instance.sendMessage = () => new Promise((_, reject) => fail.push(reject))
    void one.tsl.like()
    await settle(1100)
    stage.cloud.kick('ann')
    fail[0]?.(Object.assign(new Error(''), { code: 2999 }))
    await settle()
    instance.sendMessage = send
    await Promise.all([one.tsl.reconnect(), settle(3000)])
    expect(viewer.of('LIKE')).toMatchObject([{ count: 1 }])
  })

  test('that wait behind other messages at a kick go out after reconnect()', async () => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    const others = Array.from({ length: 40 }, () => one.tsl.sendMessage('x').catch(() => undefined))
    void one.tsl.like()
    await settle(1500)
    stage.cloud.kick('ann')
    await Promise.all([...others, settle()])
    expect(viewer.of('LIKE')).toEqual([])
    await Promise.all([one.tsl.reconnect(), settle(3000)])
    expect(viewer.of('LIKE')).toMatchObject([{ count: 1 }])
  })

  test('that the app’s server refuses are not sent again', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    stage.cloud.webhook = () => 10016
    void one.tsl.like()
    await settle(10_000)
    expect(sent).toEqual(['LIKE'])
    expect(one.errors()).toHaveLength(1)
  })

  test('that the SDK cannot even make are an ERROR that says so', async () => {
    const one = await stage.joined('ann')
    instanceOf(one.sdk).createCustomMessage = () => {
      throw new Error('boom')
    }
    void one.tsl.like()
    await settle(1500)
    expect(one.errors()).toMatchObject([{ message: 'like: boom' }])
  })
})

describe('what waits in the queue', () => {
  test('goes out in the order in which it was said', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    const texts = Array.from({ length: 25 }, (_, i) => `t${i}`)
    await Promise.all([...texts.map((text) => one.tsl.sendMessage(text)), settle(5000)])
    expect(sent).toEqual(texts)
  })

  test('fails with the connection, and is not sent after reconnect()', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    const calls = Array.from({ length: 40 }, (_, i) => one.tsl.sendMessage(`t${i}`))
    const last = rejection(calls[39] ?? Promise.resolve())
    calls.forEach((call) => void call.catch(() => undefined))
    await settle(10)
    stage.cloud.kick('ann')
    expect(await last).toMatchObject({ reason: 'kicked' })
    await Promise.all([one.tsl.reconnect(), settle(5000)])
    expect(sent).toHaveLength(10)
  })

  test('is at most 1,000 calls', async () => {
    const { tsl } = await stage.joined('ann')
    const full = jest.fn()
    // Ten go out at once.
    const send = () => void tsl.sendMessage('x').catch(full)
    for (let i = 0; i < 1010; i++) send()
    await settle(10)
    expect(full).not.toHaveBeenCalled()
    send()
    await settle(10)
    expect(full.mock.calls).toEqual([[expect.objectContaining({ reason: 'refused', code: -110 })]])
  })

  test('can be sent again by retry() only if it may not have arrived', async () => {
    const one = await stage.joined('ann')
    stage.cloud.refuseNext('sendMessage', 80001)
    const refused = rejection(one.tsl.sendMessage('x'))
    await settle()
    expect(await refused).not.toHaveProperty('retry')
  })
})
