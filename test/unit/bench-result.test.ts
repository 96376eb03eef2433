/** The table that all benches make together. */
import { resultOfChat } from '../../bench/chat-result'
import { floodResult, judgeFlood } from '../../bench/flood-report'
import { ratioOf, tableOf } from '../../bench/result'

test('a ratio is the measured one, else that of the two figures, else none', () => {
  const figure = { what: 'x', unit: 'ms', ours: 3 }
  expect(ratioOf(figure)).toBeUndefined()
  expect(ratioOf({ ...figure, other: { name: 'bare', value: 2 } })).toBe(1.5)
  expect(ratioOf({ ...figure, other: { name: 'bare', value: 2 }, ratio: 1.4 })).toBe(1.4)
  expect(ratioOf({ ...figure, other: { name: 'bare', value: 0 } })).toBeUndefined()
})

test('each figure is a row, with what it is held against and the command that makes it', () => {
  const table = tableOf([
    {
      name: 'one',
      command: 'npm run one',
      limits: 'in a browser.',
      figures: [
        { what: 'start', unit: 'ms', ours: 12.34, between: [11, 13.06], other: { name: 'bare', value: 12 } },
        { what: 'rate', unit: '/s', ours: 1234567 },
      ],
    },
  ])
  expect(table.split('\n').slice(2)).toEqual([
    '| start | 12.3 ms (11 … 13.1) | bare: 12 ms | × 1.028 | `npm run one` |',
    '| rate | 1,234,567 /s | — | — | `npm run one` |',
    '',
    '- one: in a browser.',
    '',
  ])
})

test('the chat bench’s lines are read, and others are refused', () => {
  const printed =
    'messages a second: tim-live-sell 600, im-live-sells 1.0.25 300 (2.01 x)\n' +
    'memory over 1,000,000 messages: 10.5 MB, then 10.7 MB\n'
  const [rate, memory] = resultOfChat(printed).figures
  expect(rate).toMatchObject({ ours: 600, ratio: 2.01, other: { name: 'im-live-sells 1.0.25', value: 300 } })
  expect(memory?.ours).toBeCloseTo(0.2)
  expect(() => resultOfChat('nothing')).toThrow('prints something else than before')
})

describe('the flood', () => {
  const run = (way: 'rest' | 'shop' | 'plain', draws: number, heap: number[]) => ({
    way,
    frames: [20, 60, 60, 59],
    draws: [1, draws],
    longest: 60,
    messages: 3000,
    likes: 6000,
    own: 24,
    ownDrawn: 23,
    ownLatest: 30,
    heap,
  })
  const runs = [
    run('rest', 0, [14]),
    run('shop', 9, [15, 14.25, 14.5]),
    run('plain', 1065, [14]),
    run('rest', 0, [14]),
  ]

  test('its figures stand beside the page at rest and the plain way', () => {
    const [frames, draws, list, lost, heap] = floodResult(runs, 60).figures
    expect(frames).toMatchObject({ ours: 60, other: { value: 60 } })
    expect(draws).toMatchObject({ ours: 9, other: { value: 1065 } })
    expect(list?.ours).toBe(60)
    expect(lost).toMatchObject({ ours: 1, unit: 'of 24' })
    expect(heap?.ours).toBeCloseTo(0.25)
    expect(() => floodResult(runs.slice(0, 2), 60)).toThrow('the run "plain" is missing')
  })

  test('a goal that is not reached is named', () => {
    const { met, lines } = judgeFlood(runs)
    expect(met).toBe(false)
    expect(lines.filter((line) => line.startsWith('- NOT met'))).toEqual([
      "- NOT met: nothing of the viewer's own lost (23 of 24)",
    ])
  })
})
