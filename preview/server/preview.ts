/** The preview as a whole: makes, serves, watches, and stops all of it. */
import type { Server } from 'node:http'
import path from 'node:path'
import type { CompileProblem } from '../package-format'
import { startServices, type RealChat, type Services } from '../services'
import { EventHub } from './events'
import { createHttpServer } from './http'
import { places } from './places'
import { PageProblems } from './page-problems'
import { listenFrom } from './ports'
import { createSite } from './site'
import { FolderWatch } from './watch'
import { Workshop, type Source } from './workshop'

export interface PreviewOptions {
  /** The host mini-program; unless told, the demo as the build writes it. */
  hostDir?: string
  /** The built plugin. */
  pluginDir?: string
  whitelistDir?: string
  /** Further names (app/stream) for the sample stream. */
  samples?: string[]
  /** An app of Tencent Cloud Chat: the SDKs that packages bring talk to it, not to the local cloud. */
  realChat?: RealChat
  /** First port to try. */
  port?: number
  /** Run the repository's build first, and again when its sources change. Without it dist/ must be there. */
  build?: boolean
  watch?: boolean
  /** Problems and notes, a line each; standard error unless told. */
  log?(line: string): void
}

export class Preview {
  /** `http://127.0.0.1:<port>/`; '' until started. */
  url = ''
  private readonly workshop: Workshop
  private readonly events: EventHub
  private readonly pageProblems: PageProblems
  private readonly hostDir: string
  private readonly pluginDir: string
  /** Sources that go through the build. */
  private readonly built: ReadonlySet<Source>
  private server: Server | undefined
  private services: Services | undefined
  private watch: FolderWatch<Source> | undefined
  private stopped = false
  /** What changed while an update was under way; undefined: none is. */
  private waiting: Set<Source> | undefined

  constructor(private readonly options: PreviewOptions) {
    this.hostDir = path.resolve(options.hostDir ?? places.demo)
    this.pluginDir = path.resolve(options.pluginDir ?? places.plugin)
    this.built = new Set(
      options.build === false ? [] : options.hostDir === undefined ? ['plugin', 'host'] : ['plugin'],
    )
    const { hostDir, pluginDir, built } = this
    this.workshop = new Workshop({ hostDir, pluginDir, built, log: (line) => this.log(line) })
    this.pageProblems = new PageProblems((line) => this.log(line))
    this.events = new EventHub(() => ({ version: this.workshop.version, problems: this.workshop.errors() }))
  }

  async start(): Promise<void> {
    const { port = 8080, watch = true } = this.options
    const [services] = await Promise.all([
      this.startServices(),
      this.workshop.make(new Set<Source>(['plugin', 'host', 'runtime'])),
    ])
    if (this.isStopped()) return
    const site = createSite({
      workshop: this.workshop,
      services,
      realChat: this.options.realChat !== undefined,
      pluginDir: this.pluginDir,
      log: (line) => this.log(line),
    })
    const server = createHttpServer(site, this.events, (problem) => {
      this.pageProblems.tell(problem, this.workshop.packages?.host.root, this.workshop.version)
    })
    this.server = server
    const taken = await listenFrom(server, port)
    if (watch && !this.isStopped()) await this.startWatching()
    if (!this.isStopped()) this.url = `http://127.0.0.1:${taken}/`
  }

  /** What is wrong now, errors and warnings. */
  problems(): CompileProblem[] {
    return this.workshop.problems()
  }

  /** The running services; streams can be interrupted there. */
  get running(): Services {
    if (!this.services) throw new Error('the preview has not been started')
    return this.services
  }

  async stop(): Promise<void> {
    if (this.stopped) return
    this.stopped = true
    this.workshop.stop()
    this.events.close()
    await Promise.all([closeServer(this.server), this.watch?.stop(), this.services?.stop()])
  }

  private async startServices(): Promise<Services> {
    const { whitelistDir = places.whitelist, samples = [], realChat } = this.options
    const log = (line: string) => this.log(line)
    const services = await startServices({ samples, whitelistDir: path.resolve(whitelistDir), realChat, log })
    // They may come up while everything is being stopped.
    if (this.stopped) await services.stop()
    this.services = services
    return services
  }

  private async startWatching(): Promise<void> {
    const folders = {
      plugin: this.built.has('plugin') ? places.pluginSource : this.pluginDir,
      host: this.built.has('host') ? places.demoSource : this.hostDir,
      runtime: places.runtimeSource,
    }
    this.watch = new FolderWatch<Source>(
      folders,
      (changed) => void this.update(changed),
      (error) => this.log(`watching: ${error.message}`),
    )
    await this.watch.ready()
  }

  /** One update at a time; what changes meanwhile makes the next. */
  private async update(changed: ReadonlySet<Source>): Promise<void> {
    if (this.waiting) {
      for (const source of changed) this.waiting.add(source)
      return
    }
    const next = new Set<Source>()
    this.waiting = next
    try {
      await this.workshop.make(changed)
      if (this.stopped) return
      if (this.workshop.errors().length > 0) this.events.problems()
      else this.events.reload()
    } catch (error) {
      this.log(`update: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    } finally {
      this.waiting = undefined
      if (next.size > 0 && !this.isStopped()) void this.update(next)
    }
  }

  private isStopped(): boolean {
    return this.stopped
  }

  private log(line: string): void {
    if (this.options.log) this.options.log(line)
    else process.stderr.write(`${line}\n`)
  }
}

async function closeServer(server: Server | undefined): Promise<void> {
  if (!server?.listening) return
  const closed = new Promise((done) => server.close(done))
  server.closeAllConnections()
  await closed
}
