/** Watches folders and says, once things are quiet, in which of them something changed. */
import fs from 'node:fs'
import path from 'node:path'
import { watch as chokidar, type FSWatcher } from 'chokidar'

/** An editor saves several files, or one in several steps. */
const quietMs = 150
/** How often it is looked whether a folder that is gone has come back. */
const lookMs = 300

export class FolderWatch<Name extends string> {
  private readonly watchers = new Map<Name, FSWatcher>()
  private readonly changed = new Set<Name>()
  private readonly looking: NodeJS.Timeout
  private quiet: NodeJS.Timeout | undefined

  constructor(
    private readonly folders: Record<Name, string>,
    private readonly onChange: (changed: Set<Name>) => void,
    private readonly onError: (error: Error) => void,
  ) {
    for (const name of this.names()) this.watchWhereThere(name)
    this.looking = setInterval(() => this.look(), lookMs)
  }

  /** Resolves when every change from now on is noticed. */
  async ready(): Promise<void> {
    await Promise.all(
      [...this.watchers.values()].map(
        (watcher) => new Promise<void>((done) => watcher.once('ready', () => done())),
      ),
    )
  }

  async stop(): Promise<void> {
    clearInterval(this.looking)
    clearTimeout(this.quiet)
    await Promise.all([...this.watchers.values()].map((watcher) => watcher.close()))
  }

  /** Watching ends with the folder itself, so its end and its return are looked for. */
  private look(): void {
    for (const name of this.names()) {
      const there = fs.existsSync(this.folders[name])
      const watcher = this.watchers.get(name)
      if (there && !watcher) {
        // Only when every change from now on is noticed: what is written before is read by whoever hears of this.
        this.watchWhereThere(name)?.once('ready', () => this.note(name))
      } else if (!there && watcher) {
        this.watchers.delete(name)
        watcher.close().catch(this.onError)
        this.note(name)
      }
    }
  }

  private watchWhereThere(name: Name): FSWatcher | undefined {
    const folder = this.folders[name]
    if (!fs.existsSync(folder)) return undefined
    const watcher = chokidar(folder, {
      ignoreInitial: true,
      ignored: (file) => isIgnored(path.relative(folder, file)),
    })
    watcher.on('all', () => this.note(name))
    watcher.on('error', (error) => this.onError(error instanceof Error ? error : new Error(String(error))))
    this.watchers.set(name, watcher)
    return watcher
  }

  private note(name: Name): void {
    this.changed.add(name)
    clearTimeout(this.quiet)
    this.quiet = setTimeout(() => {
      const changed = new Set(this.changed)
      this.changed.clear()
      this.onChange(changed)
    }, quietMs)
  }

  private names(): Name[] {
    // Object.keys forgets the keys' type.
    return Object.keys(this.folders) as Name[]
  }
}

function isIgnored(relative: string): boolean {
  return relative
    .split(path.sep)
    .some((part) => part === 'node_modules' || (part.startsWith('.') && part !== '..'))
}
