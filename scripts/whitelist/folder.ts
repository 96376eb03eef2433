/** A folder of whitelist documents, as a static host serves it. */
import fs from 'node:fs'
import path from 'node:path'
import { checkDocument } from './document'
import { problemLine, type Problem } from './problem'

export interface CheckedFolder {
  documents: number
  /** One line each, in the order of the files. */
  errors: string[]
  warnings: string[]
}

/** Looks at every .json of the folder; other files may lie there. `shown`: the folder's name in what is said. */
export function checkFolder(folder: string, shown: string, now: number): CheckedFolder {
  const result: CheckedFolder = { documents: 0, errors: [], warnings: [] }
  const stat = fs.statSync(folder, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) {
    const what = stat ? 'is a file' : 'there is no such folder'
    result.errors.push(`${shown}: ${what}; give the folder that holds the documents`)
    return result
  }
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json'))
  for (const name of names.sort()) {
    result.documents++
    const file = path.join(shown, name)
    for (const problem of problemsOf(path.join(folder, name), name, now)) {
      const lines = problem.severity === 'error' ? result.errors : result.warnings
      lines.push(problemLine(file, problem))
    }
  }
  if (names.length === 0) {
    result.errors.push(
      `${shown}: holds no document; make one with "npm run whitelist -- add --app … --domain …"`,
    )
  }
  return result
}

function problemsOf(file: string, name: string, now: number): Problem[] {
  try {
    return checkDocument(name, fs.readFileSync(file, 'utf8'), now).problems
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [{ severity: 'error', path: [], message: `cannot be read (${reason})` }]
  }
}
