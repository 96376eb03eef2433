/** The server's events: load again when something new is built, tell what cannot be built. */
import type { CompileProblem } from '../package-format'

export interface ReloadHooks {
  reload(): void
  problems(problems: CompileProblem[]): void
}

export function followServer(eventsUrl: string, hooks: ReloadHooks): () => void {
  // jsdom and pages opened without a server have none.
  if (eventsUrl === '' || typeof EventSource === 'undefined') return () => undefined
  const source = new EventSource(eventsUrl)
  source.addEventListener('reload', () => hooks.reload())
  source.addEventListener('problems', (event: MessageEvent<string>) => {
    hooks.problems(JSON.parse(event.data) as CompileProblem[])
  })
  return () => source.close()
}
