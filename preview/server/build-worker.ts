/** The build, in a process that stays: what has not changed is not parsed again. Builds once for each message it gets. */
import { createRequire } from 'node:module'
import { root } from './places'

export interface BuildProblem {
  file: string
  line?: number
  column?: number
  message: string
}

/** The answer to one message. */
export interface BuildAnswer {
  problems: BuildProblem[]
}

/** The part of build/ that is used here; build/ itself is JavaScript. */
interface BuildModule {
  createBuild: (options: { root: string }) => () => Promise<void>
}

const { createBuild } = createRequire(__filename)('../../build') as BuildModule
const build = createBuild({ root })

process.on('message', () => {
  build().then(
    () => answer({ problems: [] }),
    (error: unknown) => answer({ problems: problemsOf(error) }),
  )
})

// Without the preview there is nothing left to do.
process.on('disconnect', () => process.exit())

function answer(message: BuildAnswer): void {
  process.send?.(message)
}

function problemsOf(error: unknown): BuildProblem[] {
  if (error instanceof Error && 'problems' in error && Array.isArray(error.problems)) {
    return error.problems as BuildProblem[]
  }
  return [{ file: 'build', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }]
}
