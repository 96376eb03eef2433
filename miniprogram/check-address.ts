/** Checks what a visitor typed as their own room; the words stand under the field. '' means fine. */

export function checkAppId(text: string): string {
  const value = text.trim()
  if (!value) return '请填写 liveAppID'
  if (!/^\d+$/.test(value)) return 'liveAppID 只能是数字，例如 1250000001'
  if (Number(value) === 0) return 'liveAppID 不能是 0'
  return ''
}

export function checkPlayUrl(text: string): string {
  const value = text.trim()
  if (!value) return '请填写播放地址'
  if (/\s/.test(value)) return '地址里不能有空格'
  const parts = /^(rtmp|https?):\/\/([^/?#]+)(\/[^?#]*)?/i.exec(value)
  if (!parts) return '地址要以 rtmp://、http:// 或 https:// 开头'
  const path = parts[3] || ''
  if (!/^\/[^/]+\/[^/]+/.test(path)) return '地址要写全：域名/应用名/流名'
  const isRtmp = /^rtmp$/i.test(parts[1] || '')
  if (!isRtmp && !/\.flv$/i.test(path)) return 'http 地址要以 .flv 结尾'
  return ''
}
