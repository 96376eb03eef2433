/** dist/ through WeChat's own compiler, without its server; and up to that server, with a provider's key. */
import { fork } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Bytes of each file or package. */
export type Sizes = Map<string, number>

export interface Source {
  /** Holds project.config.json and the built dist/. */
  root: string
  appid: string
  /** Where miniprogram-ci is installed. */
  cache: string
}

export interface Upload {
  keyPath: string
  version: string
  desc: string
  /** 1 … 30 */
  robot: number
}

export const LIMIT = 2 * 1024 * 1024

export const kB = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`

/**
 * What would be uploaded, each file under plugin/ or miniprogram/.
 * @throws Error with the compiler's words, which name the file
 */
export async function compileOffline(source: Source): Promise<Sizes> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'live-room-key-'))
  try {
    // It wants a key; without a server any will do.
    const keyPath = path.join(folder, 'throwaway.key')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    fs.writeFileSync(keyPath, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 })
    return await ask({ task: 'compile', ...source, keyPath, version: '1.0.0', desc: 'check', robot: 1 })
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** @throws Error with the compiler's or the server's words */
export function upload(source: Source, how: Upload): Promise<Sizes> {
  return ask({ task: 'upload', ...source, ...how })
}

/** What counts against WeChat's 2 MB, by package. */
export function packagesOf(files: Sizes): Sizes {
  return new Map(
    ['plugin', 'miniprogram'].map((name) => [
      name,
      [...files].reduce((sum, [file, bytes]) => (file.startsWith(`${name}/`) ? sum + bytes : sum), 0),
    ]),
  )
}

function ask(job: object): Promise<Sizes> {
  return new Promise((resolve, reject) => {
    const worker = fork(path.join(__dirname, 'worker.mjs'), { execArgv: [], silent: true })
    let said = ''
    const hear = (text: Buffer): void => {
      said = `${said}${text.toString()}`.slice(-2000)
    }
    worker.stdout?.on('data', hear)
    worker.stderr?.on('data', hear)
    worker.once('message', (answer: { sizes?: [string, number][]; error?: string }) => {
      if (answer.sizes) resolve(new Map(answer.sizes))
      else reject(new Error(withoutKey(answer.error ?? 'no reason given')))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(`the compiler ended without an answer: ${withoutKey(said)}`)))
    worker.send(job)
  })
}

/** Whatever the compiler says, a key does not stand in it. */
export function withoutKey(text: string): string {
  return text.replace(/-----BEGIN [^-]*KEY-----[^]*?(-----END [^-]*KEY-----|$)/g, '<key>').trim()
}
