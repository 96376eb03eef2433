/** The end of a contract as documents write it, and signatures that have run out. */
import { expiryWords } from '../../plugin/whitelist/expiry'
import { inWords, readUntil } from '../../plugin/whitelist/until'

describe('until', () => {
  test.each<[unknown, string]>([
    ['2030-12-31', '2030-12-31T15:59:59.999Z'],
    [' 2030-12-31 ', '2030-12-31T15:59:59.999Z'],
    ['2028-02-29', '2028-02-29T15:59:59.999Z'],
    ['2030-12-31T18:00:00+08:00', '2030-12-31T10:00:00.000Z'],
    ['2030-12-31T18:00+08:00', '2030-12-31T10:00:00.000Z'],
    ['2030-12-31T18:00:00Z', '2030-12-31T18:00:00.000Z'],
    ['2030-12-31T18:00:00.123z', '2030-12-31T18:00:00.000Z'],
    ['2030-12-31T18:00:00-05:30', '2030-12-31T23:30:00.000Z'],
    ['2030-12-31T23:59:59Z', '2030-12-31T23:59:59.000Z'],
    [1924963199, '2030-12-31T15:59:59.000Z'],
  ])('%p is %s', (value, moment) => expect(new Date(readUntil(value) ?? NaN).toISOString()).toBe(moment))

  test.each([
    '',
    'soon',
    '2030',
    '2030-12',
    '2030-13-01',
    '2030-00-10',
    '2030-02-30',
    '2027-02-29',
    '30-12-31',
    '12030-12-31',
    '2030-12-00',
    '2030-04-31',
    '2030/12/31',
    '31.12.2030',
    '2030-12-31T18:00:00',
    '2030-12-31 18:00:00',
    '2030-12-31T25:00:00Z',
    '2030-12-31T18:60:00Z',
    '2030-12-31T18:00:61Z',
    0,
    -1,
    NaN,
    Infinity,
    1924963199000,
    1e11,
    true,
    null,
    [],
    {},
  ])('%p is no date', (value) => expect(readUntil(value)).toBeNull())

  test('in words it is China’s time', () => {
    expect(inWords(Date.UTC(2030, 11, 31, 15, 59, 59))).toBe('2030-12-31 23:59:59（北京时间）')
  })
})

describe('txTime', () => {
  const END = 0x5d0b3b80 * 1000
  const address = 'rtmp://a.example.com/live/room?txSecret=f85a2ab363fe4deaffef9754d79da6fe'

  test('that has passed is named, with the time, and without the secret', () => {
    const words = expiryWords(`${address}&txTime=5D0B3B80`, END + 1)
    expect(words).toBe(
      '地址的签名很可能已过期：txTime=5D0B3B80，即 2019-06-20 15:53:36（北京时间），请换新签名的地址',
    )
  })

  test.each([
    ['has not passed', `${address}&txTime=5D0B3B80`, END],
    ['is in small letters', `${address}&txTime=7fffffff`, END],
    ['is missing', address, END + 1],
    ['is no number', `${address}&txTime=soon`, END + 1],
    ['is empty', `${address}&txTime=`, END + 1],
    ['is part of another name', `${address}&mytxTime=1`, END + 1],
    ['is far too long', `${address}&txTime=${'f'.repeat(40)}`, END + 1],
    ['stands in the path', 'rtmp://a.example.com/txTime=1/room', END + 1],
    ['belongs to nothing', '', END + 1],
  ])('that %s says nothing', (_, url, now) => expect(expiryWords(url, now)).toBe(''))
})
