/** Files as a mini-program names them: temporary ones, its own folder (USER_DATA_PATH) and its package, read as blobs. */
import { tempFiles } from '../temp-files'
import { CallFailure } from './async'
import type { PackageHome } from './home'

export const userDataPath = 'wxfile://usr'

/** The address the browser loads for a path. */
export function addressOf({ shell, packageId }: PackageHome, path: string): string {
  return tempFiles.url(path) ?? shell.resolveFile(path, packageId)
}

export async function readFile(home: PackageHome, path: string): Promise<Blob> {
  const stored = tempFiles.get(path)
  if (stored) return stored
  if (isOwnPath(path)) throw notFound(path)
  let response: Response
  try {
    response = await fetch(addressOf(home, path))
  } catch (error) {
    throw new CallFailure(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!response.ok) throw notFound(path)
  return response.blob()
}

export function writeUserFile(path: string, blob: Blob): void {
  if (!isUserPath(path)) {
    throw new CallFailure(`permission denied, open "${path}"`, { errno: 1300013 })
  }
  tempFiles.set(path, blob)
}

export const isUserPath = (path: string) => path.startsWith(`${userDataPath}/`)

/** A path only the page itself can hold: no server has it. */
export const isOwnPath = (path: string) => /^(wxfile:\/\/|http:\/\/(tmp|usr|store)\/)/.test(path)

export function notFound(path: string): CallFailure {
  return new CallFailure(`no such file or directory, open "${path}"`, { errno: 1300002 })
}

/** By the address, else by the type; 'unknown' when neither tells. */
export function extensionOf(address: string, type: string): string {
  const named = /\.([A-Za-z0-9]{1,5})(?:[?#]|$)/.exec(address.split('/').pop() ?? '')?.[1]
  if (named) return named.toLowerCase()
  const subtype = /^(?:image|audio|video|text|application)\/([a-z0-9]+)/.exec(type)?.[1]
  return subtype === 'jpeg' ? 'jpg' : subtype === 'plain' ? 'txt' : (subtype ?? 'unknown')
}
