/** The qualities a broadcast can have: the native modes with what they mean in pixels and bitrate. Pure. */

export type Mode = 'SD' | 'HD' | 'FHD' | 'RTC'

export interface Quality {
  mode: Mode
  words: string
  /** px, upright. */
  size: string
  bitrate: string
  note: string
}

export const qualities: Quality[] = [
  {
    mode: 'SD',
    words: '标清',
    size: '360 × 640',
    bitrate: '约 600 kbit/s',
    note: '网络一般时更稳，最省流量',
  },
  {
    mode: 'HD',
    words: '高清',
    size: '540 × 960',
    bitrate: '约 1000 kbit/s',
    note: '清楚又不费流量，适合多数直播',
  },
  {
    mode: 'FHD',
    words: '超清',
    size: '720 × 1280',
    bitrate: '约 1600 kbit/s',
    note: '细节最多，建议连接 Wi-Fi',
  },
  {
    mode: 'RTC',
    words: '实时',
    size: '360 × 640',
    bitrate: '200 – 1000 kbit/s',
    note: '码率跟着网络变，延迟最低',
  },
]

export function qualityName(mode: Mode): string {
  const quality = qualities.find((item) => item.mode === mode)
  return quality ? quality.words : mode
}
