/** <video> and <audio>: the browser's own players with the native tags' events and methods. */
import { fileAddress } from './context'
import { defineTag } from './define'
import type { Tag } from './tag'

const videoProps = {
  src: '',
  poster: '',
  duration: NaN,
  controls: true,
  autoplay: false,
  loop: false,
  muted: false,
  objectFit: 'contain',
  initialTime: 0,
  direction: NaN,
  title: '',
  danmuList: null as unknown,
  danmuBtn: false,
  enableDanmu: false,
  showProgress: true,
  showFullscreenBtn: true,
  showPlayBtn: true,
  showCenterPlayBtn: true,
  showMuteBtn: false,
  showCastingButton: false,
  showScreenLockButton: false,
  showBackgroundPlaybackButton: false,
  enableProgressGesture: true,
  enablePlayGesture: false,
  vslideGesture: false,
  vslideGestureInFullscreen: true,
  pageGesture: false,
  playBtnPosition: 'bottom',
  autoPauseIfNavigate: true,
  autoPauseIfOpenNative: true,
  pictureInPictureMode: null as unknown,
  pictureInPictureShowProgress: false,
  enableAutoRotation: false,
  posterForCrawler: '',
  adUnitId: '',
  isDrm: false,
}

/** The events both tags tell, from the browser's media element. */
function tellEvents(tag: Tag<{ src: string }>, media: HTMLMediaElement): void {
  const times = () => ({
    currentTime: media.currentTime,
    duration: Number.isFinite(media.duration) ? media.duration : 0,
  })
  for (const name of ['play', 'pause', 'ended', 'waiting'] as const)
    tag.listen(media, name, () => tag.emit(name))
  tag.listen(media, 'timeupdate', () => tag.emit('timeupdate', times()))
  tag.listen(media, 'error', () =>
    tag.emit('error', {
      errMsg: `${tag.props.src}: ${media.error?.message || 'the browser cannot play it'}`,
    }),
  )
}

/** The methods VideoContext and AudioContext share. Each settles like the native one. */
async function control(
  media: HTMLMediaElement,
  method: string,
  options: Record<string, unknown>,
): Promise<object> {
  switch (method) {
    case 'play':
      await media.play()
      break
    case 'pause':
      media.pause()
      break
    case 'stop':
      media.pause()
      media.currentTime = 0
      break
    case 'seek':
      media.currentTime = Number(options['position'] ?? options['time'] ?? 0)
      break
    case 'playbackRate':
      media.playbackRate = Number(options['rate'] ?? 1)
      break
    case 'requestFullScreen':
      await media.requestFullscreen()
      break
    case 'exitFullScreen':
      if (document.fullscreenElement) await document.exitFullscreen()
      break
    default:
      throw new Error('the preview does not have this method')
  }
  return { errMsg: `${method}:ok` }
}

async function invoke(
  media: HTMLMediaElement,
  method: string,
  options: Record<string, unknown>,
): Promise<object> {
  try {
    return await control(media, method, options)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw Object.assign(new Error(reason), { errMsg: `${method}:fail ${reason}` })
  }
}

/** A picture or sound on the way must not go on when its page is gone. */
function stopAtEnd(tag: Tag<{ src: string }>, media: HTMLMediaElement): void {
  tag.onEnd(() => {
    media.pause()
    media.removeAttribute('src')
    media.load()
  })
}

export const video = defineTag({
  name: 'video',
  props: videoProps,
  exposes: ['invokeNative'],
  styles: `
wx-video { display: inline-block; position: relative; width: 300px; height: 225px; overflow: hidden; background: #000; }
wx-video > video { position: absolute; inset: 0; width: 100%; height: 100%; }`,
  setup(tag) {
    const { props } = tag
    const media = document.createElement('video')
    media.playsInline = true
    stopAtEnd(tag, media)
    tag.prepend(media)
    tellEvents(tag, media)
    tag.listen(media, 'loadedmetadata', () => {
      if (props.initialTime > 0) media.currentTime = props.initialTime
      tag.emit('loadedmetadata', {
        width: media.videoWidth,
        height: media.videoHeight,
        duration: media.duration,
      })
    })
    tag.listen(media, 'progress', () => {
      const { buffered, duration } = media
      const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
      tag.emit('progress', { buffered: duration > 0 ? Math.round((end / duration) * 100) : 0 })
    })
    tag.listen(media, 'fullscreenchange', () => {
      const fullScreen = document.fullscreenElement === media
      tag.emit('fullscreenchange', {
        fullScreen,
        direction: media.videoWidth > media.videoHeight ? 'horizontal' : 'vertical',
      })
    })
    return {
      update() {
        media.controls = props.controls
        media.autoplay = props.autoplay
        media.loop = props.loop
        media.muted = props.muted
        media.style.objectFit = props.objectFit
        if (tag.changed('poster')) media.poster = fileAddress(props.poster, tag.component)
        if (tag.changed('src')) media.src = fileAddress(props.src, tag.component)
      },
      pageHide() {
        if (props.autoPauseIfNavigate) media.pause()
      },
      api: {
        invokeNative: (method: string, options: Record<string, unknown>) => invoke(media, method, options),
      },
    }
  },
})

export const audio = defineTag({
  name: 'audio',
  props: { src: '', loop: false, controls: false, poster: '', name: '未知音频', author: '未知作者' },
  exposes: ['invokeNative'],
  styles: 'wx-audio { display: inline-block; } wx-audio > audio { display: block; width: 300px; }',
  setup(tag) {
    const { props } = tag
    const media = document.createElement('audio')
    stopAtEnd(tag, media)
    tag.prepend(media)
    tellEvents(tag, media)
    return {
      update() {
        media.controls = props.controls
        media.hidden = !props.controls
        media.loop = props.loop
        media.title = `${props.name} - ${props.author}`
        if (tag.changed('src')) media.src = fileAddress(props.src, tag.component)
      },
      api: {
        invokeNative: (method: string, options: Record<string, unknown>) =>
          method === 'setSrc'
            ? ((media.src = fileAddress(String(options['src'] ?? ''), tag.component)),
              Promise.resolve({ errMsg: 'setSrc:ok' }))
            : invoke(media, method, options),
      },
    }
  },
})
