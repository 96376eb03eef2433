/** What went wrong in a page while it ran: the page tells it, and it becomes one line in the terminal. */
import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { formatProblem } from '../compile'
import { displayPath } from '../compile/problems'
import { isRecord } from '../compile/read-json'
import type { CompileProblem } from '../package-format'

/** A message is a sentence; what is longer than this is none of ours. */
const limitBytes = 64 * 1024

/** Reads a problem that a page posted, and hands it on. Answers 204, or 400 to what is none. */
export function receiveProblem(
  request: IncomingMessage,
  response: ServerResponse,
  tell: (problem: CompileProblem) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= limitBytes) chunks.push(chunk)
  })
  request.on('end', () => {
    const problem = size <= limitBytes ? problemFrom(Buffer.concat(chunks).toString('utf8')) : undefined
    if (problem) tell(problem)
    response.writeHead(problem ? 204 : 400).end()
  })
}

function problemFrom(body: string): CompileProblem | undefined {
  const given = parsed(body)
  if (!isRecord(given) || typeof given.file !== 'string' || typeof given.message !== 'string')
    return undefined
  return {
    file: printable(given.file),
    message: printable(given.message),
    ...(typeof given.hint === 'string' ? { hint: printable(given.hint) } : {}),
    severity: 'error',
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** One line, and nothing a terminal would take as a command. */
function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '')
}

/** Writes each problem once for as long as what is served stays the same: a page that loads again tells it again. */
export class PageProblems {
  private told = new Set<string>()
  private version = -1

  constructor(private readonly log: (line: string) => void) {}

  /** `hostRoot`: the folder that the page's own paths begin in. `version`: of what is served now. */
  tell(problem: CompileProblem, hostRoot: string | undefined, version: number): void {
    if (version !== this.version) this.told = new Set()
    this.version = version
    const line = formatProblem({
      ...problem,
      file: place(problem.file, hostRoot),
      hint: problem.hint ?? 'Mend it and save: the page loads again by itself.',
    })
    if (this.told.has(line)) return
    this.told.add(line)
    this.log(line)
  }
}

/** As the compiler names the file, where it is one of the host's. The line may stand behind it. */
function place(file: string, hostRoot: string | undefined): string {
  const [, name = file, line = ''] = /^(.*?)(:\d+)?$/.exec(file) ?? []
  const found = hostRoot === undefined ? undefined : path.join(hostRoot, name)
  return found !== undefined && fs.existsSync(found) ? displayPath(found, process.cwd()) + line : file
}
