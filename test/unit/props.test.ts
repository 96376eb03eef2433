/** The attributes of live-room-play: which there are, and what becomes of whatever a page's data holds. */
import { type Attribute, convert } from '../../plugin/components/attributes'
import { attributes } from '../../plugin/components/live-room-play/props'

/** The contract, and what is our own: name and default. */
const DEFAULTS: Record<string, unknown> = {
  reconnect: 0,
  liveAppID: 0,
  playUrl: '',
  version: 1,
  mode: 'live',
  orientation: 'vertical',
  objectFit: 'contain',
  minCache: 1,
  maxCache: 3,
  muted: false,
  debug: false,
  soundMode: 'speaker',
  autoplay: false,
  autopause: true,
  pictureInPictureMode: [],
  pictureInPictureInitPosition: '',
  backgroundMute: false,
  autoPauseIfNavigate: true,
  autoPauseIfOpenNative: true,
  referrerPolicy: 'no-referrer',
  enableAutoRotation: false,
  enableCasting: false,
  sdkAppId: '',
  sdkAppID: '',
  accountType: '',
  userID: '',
  userSig: '',
  roomID: '',
  nickName: '',
  avatar: '',
}

function attribute(name: string): Attribute {
  const found = attributes.find((one) => one.name === name)
  if (!found) throw new Error(`live-room-play has no attribute ${name}`)
  return found
}

describe('the table', () => {
  test('holds every attribute of the contract with its default, and no other', () => {
    expect(Object.fromEntries(attributes.map(({ name, value }) => [name, value]))).toEqual(DEFAULTS)
  })

  test('names each attribute once', () => {
    expect(new Set(attributes.map(({ name }) => name)).size).toBe(attributes.length)
  })

  test('offers every native attribute', () => {
    expect(attributes.flatMap(({ native, name }) => (native ? name : [])).sort()).toEqual(
      [
        'mode',
        'orientation',
        'objectFit',
        'minCache',
        'maxCache',
        'muted',
        'debug',
        'soundMode',
        'pictureInPictureMode',
        'pictureInPictureInitPosition',
        'backgroundMute',
        'autoPauseIfOpenNative',
        'referrerPolicy',
        'enableAutoRotation',
        'enableCasting',
      ].sort(),
    )
  })

  test('says one line about each in Chinese', () => {
    for (const { doc } of attributes) expect(doc).toMatch(/[\u4e00-\u9fff]/)
  })
})

/** [attribute, what the page's data holds, value, is it a mistake that the developer is told of]. */
type Row = [name: string, raw: unknown, value: unknown, problem?: 'told']

const OBJECT = { a: 1 }
const FUNCTION = (): void => undefined

const unsetRows: Row[] = Object.entries(DEFAULTS).flatMap<Row>(([name, value]) => [
  [name, undefined, value],
  [name, null, value],
])

const rows: Row[] = [
  // Empty is unset where it makes no sense as a value.
  ['muted', '', false],
  ['autopause', '', true],
  ['minCache', '', 1],
  ['maxCache', '', 3],
  ['mode', '', 'live'],
  ['orientation', '', 'vertical'],
  ['playUrl', '', ''],
  ['pictureInPictureMode', '', []],
  ['liveAppID', '', 0],

  // Booleans as hosts write them.
  ['muted', true, true],
  ['muted', 'true', true],
  ['muted', 'TRUE', true],
  ['muted', ' true ', true],
  ['muted', 1, true],
  ['muted', '1', true],
  ['muted', false, false],
  ['autopause', 'false', false],
  ['autopause', 'False', false],
  ['autopause', 0, false],
  ['autopause', '0', false],
  ['autopause', 'no', true, 'told'],
  ['autopause', 2, true, 'told'],
  ['autopause', NaN, true, 'told'],
  ['autopause', OBJECT, true, 'told'],
  ['muted', [], false, 'told'],
  ['muted', FUNCTION, false, 'told'],
  ['autoplay', 'undefined', false, 'told'],

  // How often to reconnect: yes and no, or a number.
  ['reconnect', '', 0],
  ['reconnect', true, 10],
  ['reconnect', ' True ', 10],
  ['reconnect', false, 0],
  ['reconnect', 'false', 0],
  ['reconnect', 3, 3],
  ['reconnect', '3', 3],
  ['reconnect', 1, 1],
  ['reconnect', 2.9, 2],
  ['reconnect', -1, 0],
  ['reconnect', 1e9, 100],
  ['reconnect', 'often', 0, 'told'],
  ['reconnect', NaN, 0, 'told'],
  ['reconnect', OBJECT, 0, 'told'],
  ['reconnect', FUNCTION, 0, 'told'],

  // Numbers.
  ['minCache', 0.2, 0.2],
  ['minCache', '0.2', 0.2],
  ['minCache', 0, 0],
  ['maxCache', '5', 5],
  ['maxCache', ' 5 ', 5],
  ['maxCache', 'abc', 3, 'told'],
  ['maxCache', NaN, 3, 'told'],
  ['maxCache', Infinity, 3, 'told'],
  ['maxCache', 'Infinity', 3, 'told'],
  ['maxCache', true, 3, 'told'],
  ['maxCache', OBJECT, 3, 'told'],
  ['maxCache', [5], 3, 'told'],
  ['maxCache', FUNCTION, 3, 'told'],
  ['version', '2', 2],

  // Choices: letter case does not matter.
  ['mode', 'live', 'live'],
  ['mode', 'LIVE', 'live'],
  ['mode', 'Live', 'live'],
  ['mode', 'RTC', 'RTC'],
  ['mode', 'rtc', 'RTC'],
  ['mode', ' RTC ', 'RTC'],
  ['mode', 'vod', 'live', 'told'],
  ['mode', 1, 'live', 'told'],
  ['mode', OBJECT, 'live', 'told'],
  ['mode', FUNCTION, 'live', 'told'],
  ['orientation', 'Horizontal', 'horizontal'],
  ['objectFit', 'fillcrop', 'fillCrop'],
  ['objectFit', 'cover', 'contain', 'told'],
  ['soundMode', 'EAR', 'ear'],
  ['referrerPolicy', 'origin', 'origin'],

  // Picture-in-picture: one, a list, or several with commas between.
  ['pictureInPictureMode', 'push', ['push']],
  ['pictureInPictureMode', 'POP', ['pop']],
  ['pictureInPictureMode', 'push,pop', ['push', 'pop']],
  ['pictureInPictureMode', 'push, pop', ['push', 'pop']],
  ['pictureInPictureMode', ['push'], ['push']],
  ['pictureInPictureMode', ['push', 'pop'], ['push', 'pop']],
  ['pictureInPictureMode', [], []],
  ['pictureInPictureMode', [''], []],
  ['pictureInPictureMode', [undefined, null], []],
  ['pictureInPictureMode', ['push', 'other'], ['push'], 'told'],
  ['pictureInPictureMode', 'other', [], 'told'],
  ['pictureInPictureMode', OBJECT, [], 'told'],
  ['pictureInPictureMode', true, [], 'told'],

  // The address: text as it is; the whitelist says what is wrong with it.
  ['playUrl', 'rtmp://play.example.com/live/a', 'rtmp://play.example.com/live/a'],
  ['playUrl', ' rtmp://play.example.com/live/a', ' rtmp://play.example.com/live/a'],
  ['playUrl', 7, '7'],
  ['playUrl', OBJECT, '', 'told'],
  ['playUrl', ['rtmp://play.example.com/live/a'], '', 'told'],
  ['playUrl', FUNCTION, '', 'told'],

  // liveAppID: a number or its digits; anything else reaches the check, which says so.
  ['liveAppID', 1258550678, 1258550678],
  ['liveAppID', '1258550678', '1258550678'],
  ['liveAppID', ' 1258550678 ', '1258550678'],
  ['liveAppID', 0, 0],
  ['liveAppID', true, 'boolean'],
  ['liveAppID', OBJECT, 'object'],
  ['liveAppID', FUNCTION, 'function'],

  // Chat: texts, numbers for texts, "not set" as the manual's default.
  ['sdkAppId', 1400000000, '1400000000'],
  ['sdkAppID', 1400000000, '1400000000'],
  ['sdkAppId', '1400000000', '1400000000'],
  ['userID', 'not set', ''],
  ['userSig', 'not set', ''],
  ['roomID', 12, '12'],
  ['roomID', 'not set', ''],
  ['nickName', '小明', '小明'],
  ['nickName', OBJECT, ''],
  ['avatar', FUNCTION, ''],
]

describe('conversion', () => {
  const named = [...unsetRows, ...rows].map(([name, raw, value, told]) => ({ name, raw, value, told }))

  test.each(named)('$name ← $raw → $value', ({ name, raw, value, told }) => {
    const converted = convert(attribute(name), raw)
    expect(converted.value).toEqual(value)
    expect(converted.problem !== undefined).toBe(told === 'told')
  })

  test('the words name the attribute, the value and what is expected', () => {
    expect(convert(attribute('mode'), 'vod').problem).toBe(
      '属性 mode 的值 "vod" 无效，应为 live、RTC，已使用默认值',
    )
    expect(convert(attribute('muted'), OBJECT).problem).toContain('属性 muted 的值 [object Object] 无效')
  })

  test('whatever it is, nothing is thrown, and the value is of the attribute’s kind', () => {
    const anything: unknown[] = [
      undefined,
      null,
      '',
      'false',
      'true',
      'LIVE',
      'x',
      0,
      1,
      -1,
      NaN,
      Infinity,
      true,
      false,
      OBJECT,
      [],
      [null],
      [[['push']]],
      FUNCTION,
      Symbol('x'),
      10n,
      new Date(0),
      Object.create(null),
      {
        toString: () => {
          throw new Error('no text')
        },
      },
    ]
    const isOfKind = (one: Attribute, value: unknown): boolean => {
      if (one.type === 'appId') return ['number', 'string'].includes(typeof value)
      if (one.type === 'choice') return one.options?.includes(String(value)) === true
      if (one.type === 'choices') return Array.isArray(value)
      return typeof value === typeof one.value && !Number.isNaN(value)
    }
    const wrong = attributes.flatMap((one) =>
      anything
        .map((raw) => ({ name: one.name, raw, value: convert(one, raw).value }))
        .filter(({ value }) => !isOfKind(one, value)),
    )
    expect(wrong).toEqual([])
  })

  test('a liveAppID that is not a number is a text, so that equal values are equal', () => {
    const { value } = convert(attribute('liveAppID'), NaN)
    expect(value).toBe('NaN')
  })
})
