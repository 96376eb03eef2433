/** The whitelist as rooms see it: every open question, and the one switch that decides which registry they go to. */
import { checkSubject } from './check'
import type { Subject } from './check'
import type { WhitelistVerdict } from './reasons'
import type { Registry } from './registry'
import type { Kind } from './whitelist'

export interface GateSettings {
  registry: string
  testRegistry: string
}

interface OpenQuestion {
  ask(): void
  cancel(): void
}

export class Gate {
  private testing = false
  private readonly open = new Set<OpenQuestion>()

  constructor(
    private readonly registry: Registry,
    private readonly settings: GateSettings,
    private readonly hostAppId: () => string,
  ) {}

  /** A page's onLoad, where hosts call this, comes after its components have asked: they ask again. */
  useTestRegistry(on: boolean): void {
    if (on === this.testing) return
    this.testing = on
    for (const question of [...this.open]) {
      if (!this.open.has(question)) continue
      question.cancel()
      question.ask()
    }
  }

  /** The newest answer counts; see checkSubject. Gives the function that ends the question. */
  check(kind: Kind, subject: Subject, answer: (verdict: WhitelistVerdict) => void): () => void {
    let end = (): void => undefined
    const question: OpenQuestion = {
      ask: () => {
        const { registry, testRegistry } = this.settings
        const settings = { registry: this.testing ? testRegistry : registry, hostAppId: this.hostAppId() }
        end = checkSubject(this.registry, settings, kind, subject, answer)
      },
      cancel: () => end(),
    }
    this.open.add(question)
    question.ask()
    return () => {
      this.open.delete(question)
      question.cancel()
    }
  }
}
