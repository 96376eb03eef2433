/** Saves a picture to the phone's album; when the visitor has refused before, offers the settings. */

/** What is told at the end; words may be '' when the visitor knows already. */
export type OnEnd = (words: string, saved: boolean) => void

export function savePicture(filePath: string, onEnd: OnEnd): void {
  wx.saveImageToPhotosAlbum({
    filePath,
    success: () => onEnd('已保存到相册', true),
    fail: ({ errMsg }) => {
      if (/auth|authorize|permission/.test(errMsg)) askForAlbum(onEnd)
      else onEnd(/cancel/.test(errMsg) ? '' : '没能保存，请再试一次', false)
    },
  })
}

function askForAlbum(onEnd: OnEnd): void {
  wx.showModal({
    title: '需要相册权限',
    content: '在设置里允许保存到相册后，再点一次保存。',
    confirmText: '去设置',
    success: ({ confirm }) => {
      if (confirm) wx.openSetting({ complete: () => onEnd('', false) })
      else onEnd('', false)
    },
    fail: () => onEnd('没有相册权限，图片没有保存', false),
  })
}
