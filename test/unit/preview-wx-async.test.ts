import { asyncCall, CallFailure, callbackCalls } from '../../preview/browser/wx/async'

const tick = () => new Promise((resolve) => setTimeout(resolve))

describe('the calling form of wx', () => {
  const works = asyncCall('getThing', () => ({ value: 7 }))
  const fails = asyncCall('getThing', () => {
    throw new CallFailure('no such thing', { errno: 103 })
  })

  test('success, then complete, with errMsg', async () => {
    const heard: unknown[] = []
    const returned = works({
      success: (result: unknown) => heard.push('success', result),
      complete: (result: unknown) => heard.push('complete', result),
      fail: () => heard.push('fail'),
    })
    expect(returned).toBeUndefined()
    await tick()
    const result = { errMsg: 'getThing:ok', value: 7 }
    expect(heard).toEqual(['success', result, 'complete', result])
  })

  test('fail, then complete, with the reason and errno', async () => {
    const heard: unknown[] = []
    void fails({
      fail: (result: unknown) => heard.push('fail', result),
      complete: () => heard.push('complete'),
    })
    await tick()
    expect(heard).toEqual(['fail', { errMsg: 'getThing:fail no such thing', errno: 103 }, 'complete'])
  })

  test('a promise when no callback is given', async () => {
    await expect(works({ other: 1 })).resolves.toEqual({ errMsg: 'getThing:ok', value: 7 })
    await expect(fails()).rejects.toEqual({ errMsg: 'getThing:fail no such thing', errno: 103 })
    await expect(works(null)).resolves.toHaveProperty('value', 7)
  })

  test.each(['success', 'fail', 'complete'])(
    '%s alone means no promise, and no unhandled rejection',
    async (key) => {
      const unhandled = jest.fn()
      process.on('unhandledRejection', unhandled)
      expect(fails({ [key]: () => undefined })).toBeUndefined()
      await tick()
      process.off('unhandledRejection', unhandled)
      expect(unhandled).not.toHaveBeenCalled()
    },
  )

  test('a callback that throws is shown and does not keep the next from being called', async () => {
    const shown = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const complete = jest.fn()
    void works({
      success: () => {
        throw new Error('host bug')
      },
      complete,
    })
    await tick()
    expect(shown).toHaveBeenCalledWith(
      expect.stringContaining('success callback of wx.getThing'),
      expect.any(Error),
    )
    expect(complete).toHaveBeenCalledTimes(1)
  })

  test('the implementation runs in the caller’s own tick', () => {
    const run = jest.fn()
    void asyncCall('now', run)({ a: 1 })
    expect(run).toHaveBeenCalledWith({ a: 1 })
  })

  test.each([
    [new Error('page is gone'), { errMsg: 'x:fail page is gone' }],
    [
      { errMsg: 'operate:fail native', errCode: -1 },
      { errMsg: 'operate:fail native', errCode: -1 },
    ],
    ['text', { errMsg: 'x:fail text' }],
  ])('whatever is thrown becomes an errMsg: %p', async (reason, expected) => {
    const call = asyncCall('x', jest.fn().mockRejectedValue(reason))
    await expect(call()).rejects.toEqual(expected)
  })

  test('a callback-only call without callbacks shows its failure', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { send } = callbackCalls({ send: () => Promise.reject(new Error('closed')) })
    expect((send as () => unknown)()).toBeUndefined()
    await tick()
    expect(warned).toHaveBeenCalledWith('wx: send:fail closed')
  })
})
