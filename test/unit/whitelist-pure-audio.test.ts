/** The address of a stream's sound alone. */
import { pureAudioUrl } from '../../plugin/whitelist/stream-url'

const SIGNED = 'txSecret=f85a2ab363fe4deaffef9754d79da6fe&txTime=5D0B3B80'

describe('pureAudioUrl', () => {
  test.each<[string, string]>([
    ['https://good.example.com/live/room.flv', 'https://good.example.com/live/room_pureAudio.m3u8'],
    [
      `https://good.example.com/live/room.flv?${SIGNED}`,
      `https://good.example.com/live/room_pureAudio.m3u8?${SIGNED}`,
    ],
    ['http://good.example.com:8080/live/room.flv', 'http://good.example.com:8080/live/room_pureAudio.m3u8'],
    ['rtmp://good.example.com/live/room', 'http://good.example.com/live/room_pureAudio.m3u8'],
    ['rtmp://good.example.com:1935/live/room', 'http://good.example.com/live/room_pureAudio.m3u8'],
    ['rtmp://good.example.com/a/b/c/room', 'http://good.example.com/a/b/c/room_pureAudio.m3u8'],
    ['https://good.example.com/live/room.m3u8', 'https://good.example.com/live/room_pureAudio.m3u8'],
    ['', ''],
    ['rtmp://good.example.com', ''],
    ['rtmp://user@good.example.com/live/room', ''],
    ['not an address', ''],
  ])('%s → %s', (playUrl, audio) => expect(pureAudioUrl(playUrl)).toBe(audio))

  test('of what is no text is nothing', () => {
    for (const value of [undefined, null, 1, {}])
      expect(Reflect.apply(pureAudioUrl, undefined, [value])).toBe('')
  })
})
