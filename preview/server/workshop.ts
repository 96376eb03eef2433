/** Makes what is served out of the sources, and remembers the last state that had no errors. */
import { formatProblem } from '../compile'
import type { CompileProblem } from '../package-format'
import { Build } from './build'
import { bundleRuntime, type Bundle } from './bundle'
import { compilePackages, type Packages } from './packages'

/** What can change: the plugin, the host, and the preview's own part in the browser. */
export type Source = 'plugin' | 'host' | 'runtime'

export interface WorkshopOptions {
  hostDir: string
  pluginDir: string
  /** Sources that the repository's build must turn into the folders above first. */
  built: ReadonlySet<Source>
  log: (line: string) => void
}

export class Workshop {
  /** Counts the states without errors. */
  version = 0
  packages: Packages | undefined
  bundle: Bundle = { problems: [] }
  private buildProblems: CompileProblem[] = []
  private packageProblems: CompileProblem[] = []
  private readonly build = new Build()
  private told = new Set<string>()
  private stopped = false

  constructor(private readonly options: WorkshopOptions) {}

  async make(changed: ReadonlySet<Source>): Promise<void> {
    const { hostDir, pluginDir, built, log } = this.options
    const hadErrors = this.errors().length > 0
    if (changed.has('runtime')) this.bundle = await bundleRuntime()
    if ([...changed].some((source) => built.has(source))) this.buildProblems = await this.build.run()
    if (this.isStopped()) return
    // A build that failed has left its output as it was; problems of that older state would only confuse.
    if (this.buildProblems.length > 0) this.packageProblems = []
    else {
      const { packages, problems } = await compilePackages(hostDir, pluginDir)
      this.packages = packages ?? this.packages
      this.packageProblems = problems
    }
    this.tell()
    if (this.errors().length > 0) return
    this.version += 1
    if (hadErrors) log('Mended: no errors any more.')
  }

  /** What is wrong now, errors and warnings. */
  problems(): CompileProblem[] {
    return [...this.buildProblems, ...this.bundle.problems, ...this.packageProblems]
  }

  errors(): CompileProblem[] {
    return this.problems().filter((problem) => problem.severity === 'error')
  }

  /** Ends a build under way. */
  stop(): void {
    this.stopped = true
    this.build.stop()
  }

  /** What was told the last time and still holds is not told again: a host's warnings would bury the news. */
  private tell(): void {
    const lines = this.problems().map(formatProblem)
    for (const line of lines) if (!this.told.has(line)) this.options.log(line)
    this.told = new Set(lines)
  }

  private isStopped(): boolean {
    return this.stopped
  }
}
