/** Pictures: choosing, looking at, saving, measuring. */
import { tempFiles } from '../temp-files'
import { asyncCalls, CallFailure, optionsOf, type Options } from './async'
import { addressOf, extensionOf, isOwnPath, readFile } from './files'
import { saveToComputer, pickFiles } from './file-dialogs'
import type { WxArea, WxHome } from './home'
import { showPictures } from './image-viewer'
import { optionalNumber, requireArray, requireString } from './parameters'
import { needPermission } from './permissions'
import { mediaSize } from './media-size'

const pictureLimit = 9

export const imageArea: WxArea = (home) =>
  asyncCalls({
    saveImageToPhotosAlbum: (options) => saveToAlbum(home, options),
    saveVideoToPhotosAlbum: (options) => saveToAlbum(home, options),
    getImageInfo: (options) => imageInfo(home, options),

    async chooseImage(options) {
      const files = await pickFiles({
        accept: 'image/*',
        count: optionalNumber(options, 'count', pictureLimit),
        camera: onlyCamera(options),
      })
      const chosen = files.map((file) => ({ path: stored(file), size: file.size }))
      return { tempFilePaths: chosen.map(({ path }) => path), tempFiles: chosen }
    },

    async chooseVideo(options) {
      const [file] = await pickFiles({ accept: 'video/*', count: 1, camera: onlyCamera(options) })
      if (!file) throw new CallFailure('cancel')
      return { tempFilePath: stored(file), size: file.size, ...(await mediaSize(file)) }
    },

    async chooseMedia(options) {
      const wanted = Array.isArray(options['mediaType'])
        ? options['mediaType'].map(String)
        : ['image', 'video']
      const both = wanted.includes('mix') || (wanted.includes('image') && wanted.includes('video'))
      const files = await pickFiles({
        accept: both ? 'image/*,video/*' : wanted.includes('video') ? 'video/*' : 'image/*',
        count: optionalNumber(options, 'count', pictureLimit),
        camera: onlyCamera(options),
      })
      const media = await Promise.all(
        files.map(async (file) => ({
          tempFilePath: stored(file),
          size: file.size,
          fileType: kindOf(file),
          ...(await mediaSize(file)),
        })),
      )
      const kinds = new Set(media.map(({ fileType }) => fileType))
      return { tempFiles: media, type: kinds.size > 1 ? 'mix' : (media[0]?.fileType ?? 'image') }
    },

    previewImage(options) {
      const urls = requireArray(options, 'urls').map(String)
      const current = options['current']
      const index = typeof current === 'number' ? current : Math.max(0, urls.indexOf(String(current ?? '')))
      showPictures(
        home.shell,
        urls.map((url) => ({ address: addressOf(home, url), video: false })),
        index,
      )
    },

    previewMedia(options) {
      const sources = requireArray(options, 'sources').map((source) => {
        const { url, type } = optionsOf(source)
        return { address: addressOf(home, String(url)), video: type === 'video' }
      })
      showPictures(home.shell, sources, optionalNumber(options, 'current', 0))
    },
  })

async function saveToAlbum(home: WxHome, options: Options): Promise<void> {
  const filePath = requireString(options, 'filePath')
  if (/^https?:/i.test(filePath) && !isOwnPath(filePath)) {
    throw new CallFailure('file not found: a network address must be downloaded first (wx.downloadFile)')
  }
  await needPermission(home.shell, 'scope.writePhotosAlbum')
  const blob = await readFile(home, filePath)
  saveToComputer(blob, filePath.split('/').pop() || 'picture.png')
}

async function imageInfo(home: WxHome, options: Options): Promise<object> {
  const src = requireString(options, 'src')
  const blob = await readFile(home, src)
  const { width, height } = await mediaSize(blob)
  if (width === 0) throw new CallFailure(`${src} is no picture the browser can read`)
  const path =
    /^https?:/i.test(src) && !isOwnPath(src) ? tempFiles.put(blob, extensionOf(src, blob.type)) : src
  const type = extensionOf('', blob.type)
  return { width, height, path, orientation: 'up', type: type === 'jpg' ? 'jpeg' : type }
}

const stored = (file: File) => tempFiles.put(file, extensionOf(file.name, file.type))

const kindOf = (file: File) => (file.type.startsWith('video/') ? 'video' : 'image')

const onlyCamera = (options: Options) => {
  const sources = options['sourceType']
  return Array.isArray(sources) && sources.length === 1 && sources[0] === 'camera'
}
