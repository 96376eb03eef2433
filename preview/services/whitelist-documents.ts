/** Looks through the whitelist's documents, at the start and after every change, and says in one line what is wrong with one. */
import { readFileSync, statSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { watch } from 'chokidar'
import { checkDocument } from '../../scripts/whitelist/document'

/** What is wrong with a document and what to do about it; undefined when it is fine. */
export function whitelistProblem(fileName: string, text: string): string | undefined {
  const { problems } = checkDocument(fileName, text, Date.now())
  const errors = problems.filter(({ severity }) => severity === 'error')
  const worst = errors.length > 0 ? errors : problems
  return worst.length === 0 ? undefined : worst.map(({ message }) => message).join('; ')
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
