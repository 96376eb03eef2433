/** wx.getFileSystemManager: files in the page's memory, under WeChat's paths and error words. */
import { tempFiles } from '../temp-files'
import { CallFailure, optionsOf, run, tell, type Implementation } from './async'
import { bytesOf, decoded } from './file-bytes'
import { isUserPath, notFound, userDataPath, writeUserFile } from './files'
import { perShell, type WxArea } from './home'
import { optionalString, requireString } from './parameters'

export const fileSystemArea: WxArea = (home) => ({
  env: { USER_DATA_PATH: userDataPath },
  getFileSystemManager: () => managerOf(home.shell),
})

type SyncCall = (...args: unknown[]) => unknown

/** Each call once, with positional arguments; the asynchronous form names them. */
const managerOf = perShell((shell) => {
  const home = { shell, packageId: '' }
  const folders = new Set([userDataPath])
  const exists = (path: string) => tempFiles.get(path) !== undefined || folders.has(path.replace(/\/$/, ''))
  const bytes = (path: string) => bytesOf(home, path)

  const calls: Record<string, { names: string[]; call: SyncCall }> = {
    access: {
      names: ['path'],
      call: (path) => {
        if (!exists(String(path))) throw notFound(String(path))
      },
    },
    readFile: {
      names: ['filePath', 'encoding'],
      call: (path, encoding) => decoded(bytes(String(path)), encoding),
    },
    writeFile: {
      names: ['filePath', 'data', 'encoding'],
      call: (path, data, encoding) => writeUserFile(String(path), blobOf(data, encoding)),
    },
    appendFile: {
      names: ['filePath', 'data', 'encoding'],
      call: (path, data, encoding) =>
        writeUserFile(String(path), new Blob([bytes(String(path)), blobOf(data, encoding)])),
    },
    copyFile: {
      names: ['srcPath', 'destPath'],
      call: (from, to) => writeUserFile(String(to), new Blob([bytes(String(from))])),
    },
    rename: {
      names: ['oldPath', 'newPath'],
      call: (from, to) => {
        writeUserFile(String(to), new Blob([bytes(String(from))]))
        tempFiles.remove(String(from))
      },
    },
    saveFile: {
      names: ['tempFilePath', 'filePath'],
      call: (from, to) => {
        const target = typeof to === 'string' ? to : `${userDataPath}/${String(from).split('/').pop() ?? ''}`
        writeUserFile(target, new Blob([bytes(String(from))]))
        tempFiles.remove(String(from))
        return target
      },
    },
    unlink: {
      names: ['filePath'],
      call: (path) => {
        if (!tempFiles.get(String(path))) throw notFound(String(path))
        tempFiles.remove(String(path))
      },
    },
    mkdir: {
      names: ['dirPath', 'recursive'],
      call: (path) => {
        if (!isUserPath(String(path))) throw new CallFailure(`permission denied, open "${String(path)}"`)
        folders.add(String(path).replace(/\/$/, ''))
      },
    },
    readdir: {
      names: ['dirPath'],
      call: (path) => {
        const folder = String(path).replace(/\/$/, '')
        const inside = [...tempFiles.paths(), ...folders].filter((file) => file.startsWith(`${folder}/`))
        if (inside.length === 0 && !exists(folder)) throw notFound(folder)
        return [...new Set(inside.map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''))]
      },
    },
    stat: {
      names: ['path'],
      call: (path) => {
        const file = tempFiles.get(String(path))
        if (!file && !exists(String(path))) throw notFound(String(path))
        return {
          size: file?.size ?? 0,
          isFile: () => file !== undefined,
          isDirectory: () => file === undefined,
        }
      },
    },
    getFileInfo: { names: ['filePath'], call: (path) => ({ size: bytes(String(path)).byteLength }) },
  }

  return Object.fromEntries(
    Object.entries(calls).flatMap(([name, { names, call }]) => [
      [name, asyncForm(name, (options) => named(name, call(...names.map((key) => options[key]))), names[0])],
      [`${name}Sync`, syncForm(name, call)],
    ]),
  )
})

/** The manager's calls know no promise. */
function asyncForm(name: string, implementation: Implementation, firstParameter = '') {
  return (given: unknown): void => {
    const options = optionsOf(given)
    const checked: Implementation = (all) => {
      requireString(all, firstParameter)
      return implementation(all)
    }
    tell(name, options, run(checked, options))
  }
}

function syncForm(name: string, call: SyncCall): SyncCall {
  return (...args) => {
    try {
      return call(...args)
    } catch (error) {
      throw new Error(`${name}Sync:fail ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
  }
}

/** Under which name the asynchronous form hands its result over. */
function named(name: string, result: unknown): object | void {
  const keys: Record<string, string> = {
    readFile: 'data',
    saveFile: 'savedFilePath',
    readdir: 'files',
    stat: 'stats',
  }
  const key = keys[name]
  if (key !== undefined) return { [key]: result }
  return typeof result === 'object' && result !== null ? result : undefined
}

function blobOf(data: unknown, encoding: unknown): Blob {
  if (data instanceof ArrayBuffer) return new Blob([data])
  if (typeof data !== 'string') {
    throw new CallFailure('parameter error: parameter.data should be String or ArrayBuffer;', { errno: 1001 })
  }
  if (optionalString({ encoding }, 'encoding') !== 'base64') return new Blob([data])
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))])
}
