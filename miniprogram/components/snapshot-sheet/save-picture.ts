/** Saves a picture to the phone's album; when the visitor has refused before, offers the settings. */

export function savePicture(filePath: string, onEnd: (words: string) => void): void {
  wx.saveImageToPhotosAlbum({
    filePath,
    success: () => onEnd('已保存到相册'),
    fail: ({ errMsg }) => {
      if (/auth|authorize|permission/.test(errMsg)) askForAlbum(onEnd)
      else onEnd(/cancel/.test(errMsg) ? '' : '没能保存，请再试一次')
    },
  })
}

function askForAlbum(onEnd: (words: string) => void): void {
  wx.showModal({
    title: '需要相册权限',
    content: '在设置里允许保存到相册后，再点一次保存。',
    confirmText: '去设置',
    success: ({ confirm }) => {
      if (confirm) wx.openSetting({ complete: () => onEnd('') })
      else onEnd('')
    },
    fail: () => onEnd('没有相册权限，图片没有保存'),
  })
}
