/** Looks through the whitelist's documents, at the start and after every change, and says in one line what is wrong with one. */
import { readFileSync, statSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { watch } from 'chokidar'

/** What is wrong with a document and what to do about it; undefined when it is fine. */
export function whitelistProblem(fileName: string, text: string): string | undefined {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return `is not JSON (${error instanceof Error ? error.message : String(error)}); mend it and start the room again`
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return 'must hold one object: {"liveAppID": 1250000001, "domains": ["play.example.com"]}'
  }
  const { liveAppID, domains, bizids } = document as Record<string, unknown>
  const id = fileName.replace(/\.json$/, '')
  if (String(liveAppID) !== id) return `is asked for liveAppID ${id}, so it must say "liveAppID": ${id}`
  if (domains === undefined && bizids === undefined)
    return 'allows nothing: add "domains": ["play.example.com"]'
  if (domains !== undefined && !listOf('string', domains)) return '"domains" must be a list of texts'
  if (bizids !== undefined && !listOf('number', bizids)) return '"bizids" must be a list of numbers'
  return undefined
}

function listOf(type: 'string' | 'number', value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === type)
}

export function watchDocuments(folder: string, log: (line: string) => void): { stop(): Promise<void> } {
  if (!isFolder(folder)) {
    log(
      `${shown(folder)}: no such folder, so every liveAppID is refused; make it or give another one with --whitelist`,
    )
  }
  const watcher = watch(folder, {
    depth: 0,
    ignored: (path, stats) => stats?.isFile() === true && !path.endsWith('.json'),
  })
  const check = (path: string): void => {
    try {
      const problem = whitelistProblem(basename(path), readFileSync(path, 'utf8'))
      if (problem !== undefined) log(`${shown(path)}: ${problem}`)
    } catch (error) {
      log(`${shown(path)}: cannot be read (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  watcher.on('add', check).on('change', check)
  watcher.on('error', (error) => log(`${shown(folder)}: changes are not seen any more (${String(error)})`))
  return { stop: () => watcher.close() }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function shown(path: string): string {
  return relative(process.cwd(), path) || path
}
