/** wx.downloadFile and wx.uploadFile, with their tasks' progress. */
import { tempFiles } from '../temp-files'
import { CallFailure, optionsOf, run, tell, type Options } from './async'
import { extensionOf, readFile, writeUserFile } from './files'
import type { WxArea, WxHome } from './home'
import { checkUrl, defaultTimeout, fetchWithin, headerObject, networkFailure, requestHeaders } from './http'
import { eventPair, Listeners } from './listeners'
import { optionalNumber, requireString } from './parameters'
import { mappedUrl } from './request-map'

interface Task {
  controller: AbortController
  headersReceived: Listeners
  progress: Listeners
}

export const transferArea: WxArea = (home) => ({
  downloadFile: taskCall('downloadFile', (options, task) => download(home, options, task)),
  uploadFile: taskCall('uploadFile', (options, task) => upload(home, options, task)),
})

function taskCall(name: string, work: (options: Options, task: Task) => Promise<object>) {
  return (given?: unknown) => {
    const options = optionsOf(given)
    const task: Task = {
      controller: new AbortController(),
      headersReceived: new Listeners(`${name} onHeadersReceived`),
      progress: new Listeners(`${name} onProgressUpdate`),
    }
    tell(
      name,
      options,
      run(() => work(options, task), options),
    )
    return {
      abort: () => task.controller.abort(),
      ...eventPair('HeadersReceived', task.headersReceived),
      ...eventPair('ProgressUpdate', task.progress),
    }
  }
}

async function download({ shell }: WxHome, options: Options, task: Task): Promise<object> {
  const url = requireString(options, 'url')
  checkUrl(url)
  const timeout = optionalNumber(options, 'timeout', defaultTimeout)
  const init = { headers: requestHeaders(options['header']) }
  const address = mappedUrl(shell, url)
  const { blob, header, statusCode } = await fetchWithin(
    timeout,
    task.controller,
    address,
    init,
    async (response) => {
      const header = headerObject(response.headers)
      task.headersReceived.emit({ header })
      return { blob: await collected(response, task), header, statusCode: response.status }
    },
  )
  const extension = extensionOf(url, blob.type)
  const filePath = options['filePath']
  const result = { statusCode, header, dataLength: blob.size }
  if (typeof filePath !== 'string') return { ...result, tempFilePath: tempFiles.put(blob, extension) }
  writeUserFile(filePath, blob)
  return { ...result, filePath }
}

async function collected(response: Response, task: Task): Promise<Blob> {
  const total = Number(response.headers.get('content-length') ?? 0)
  const type = response.headers.get('content-type') ?? ''
  const parts: BlobPart[] = []
  let written = 0
  const reader = response.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) return new Blob(parts, { type })
    parts.push(part.value)
    written += part.value.byteLength
    task.progress.emit({
      progress: total > 0 ? Math.min(100, Math.floor((written / total) * 100)) : 0,
      totalBytesWritten: written,
      totalBytesExpectedToWrite: total,
    })
  }
}

/** XMLHttpRequest, since fetch does not tell how much has been sent. */
async function upload(home: WxHome, options: Options, task: Task): Promise<object> {
  const url = requireString(options, 'url')
  checkUrl(url)
  const filePath = requireString(options, 'filePath')
  const form = new FormData()
  for (const [key, value] of Object.entries(optionsOf(options['formData']))) form.append(key, String(value))
  const fileName = filePath.split('/').pop() ?? 'file'
  form.append(requireString(options, 'name'), await readFile(home, filePath), fileName)
  if (task.controller.signal.aborted) throw new CallFailure('abort')
  const target = mappedUrl(home.shell, url)
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', target)
    xhr.timeout = optionalNumber(options, 'timeout', defaultTimeout)
    requestHeaders(options['header']).forEach((value, key) => {
      // The browser writes this one itself, with the boundary of the parts.
      if (key !== 'content-type') xhr.setRequestHeader(key, value)
    })
    xhr.upload.onprogress = (event) =>
      task.progress.emit({
        progress: event.total > 0 ? Math.floor((event.loaded / event.total) * 100) : 0,
        totalBytesSent: event.loaded,
        totalBytesExpectedToSend: event.total,
      })
    xhr.onload = () => resolve({ data: xhr.responseText, statusCode: xhr.status, header: xhrHeaders(xhr) })
    xhr.ontimeout = () => reject(new CallFailure('timeout', { errno: 5 }))
    xhr.onabort = () => reject(new CallFailure('abort'))
    xhr.onerror = () => void networkFailure(target, new Error('upload failed')).then(reject, reject)
    task.controller.signal.addEventListener('abort', () => xhr.abort())
    xhr.send(form)
  })
}

function xhrHeaders(xhr: XMLHttpRequest): Record<string, string> {
  const headers = new Headers()
  for (const line of xhr.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  return headerObject(headers)
}
