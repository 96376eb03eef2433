import { differences, median, middle, ratios } from '../../bench/statistics'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

describe('the median', () => {
  test.each([
    [[5], 5],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[1, 1, 1, 100], 1],
    [[-2, -10, 7], -2],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected)
  })

  test('orders numbers as numbers, and leaves the list as it was', () => {
    const values = [10, 9, 100]
    expect(median(values)).toBe(10)
    expect(values).toEqual([10, 9, 100])
  })

  test('of nothing does not exist', () => {
    expect(() => median([])).toThrow('no median of no values')
    expect(() => middle([])).toThrow('no median of no values')
  })
})

describe('its interval', () => {
  // Ranks of the 95 % interval as tables of the sign test give them.
  test.each([
    [6, 1, 6],
    [10, 2, 9],
    [20, 6, 15],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])('of %d values reaches from the %d. to the %d.', (count, low, high) => {
    expect(middle(upTo(count))).toEqual({ median: (count + 1) / 2, low, high, count })
  })

  test.each([1, 2, 5])('of %d values is the whole range: they are too few', (count) => {
    expect(middle(upTo(count))).toMatchObject({ low: 1, high: count })
  })

  test('is not moved by what lies far outside', () => {
    const calm = middle(upTo(50))
    expect(middle([...upTo(49), 1e9])).toEqual(calm)
  })
})

test('pairs are compared one by one', () => {
  const pairs = [
    { bare: 10, ours: 11 },
    { bare: 100, ours: 99 },
  ]
  expect(differences(pairs)).toEqual([1, -1])
  expect(ratios(pairs)).toEqual([1.1, 0.99])
})
