/** A file's bytes at once, as the synchronous file calls need them, and bytes as text. */
import { tempFiles } from '../temp-files'
import { CallFailure } from './async'
import { addressOf, isOwnPath, notFound } from './files'
import type { PackageHome } from './home'

/** A synchronous XMLHttpRequest is the one way a page has to read a blob or a packaged file at once. */
export function bytesOf(home: PackageHome, path: string): ArrayBuffer {
  if (!tempFiles.get(path) && (isOwnPath(path) || /^https?:/i.test(path))) throw notFound(path)
  const xhr = new XMLHttpRequest()
  xhr.open('GET', addressOf(home, path), false)
  xhr.overrideMimeType('text/plain; charset=x-user-defined')
  try {
    xhr.send()
  } catch (error) {
    throw new CallFailure(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (xhr.status >= 400) throw notFound(path)
  // In this character set each character's low byte is the byte of the file.
  return Uint8Array.from(xhr.responseText, (letter) => letter.charCodeAt(0) & 0xff).buffer
}

/** Without an encoding the bytes themselves, as on a phone. */
export function decoded(bytes: ArrayBuffer, encoding: unknown): string | ArrayBuffer {
  switch (encoding) {
    case undefined:
    case null:
    case '':
      return bytes
    case 'base64':
      return btoa(binary(bytes))
    case 'hex':
      return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'binary':
    case 'latin1':
    case 'ascii':
      return binary(bytes)
    default:
      return new TextDecoder(encoding === 'utf8' ? 'utf-8' : String(encoding)).decode(bytes)
  }
}

function binary(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join('')
}
