/** What is wrong with a whitelist document, and what to do about it. */

export interface Problem {
  /** warning: it is served and read as it stands, but perhaps not meant so. */
  severity: 'error' | 'warning'
  /** Where in the document: ['domains', 0]; [] = the document as a whole. */
  path: (string | number)[]
  /** Where in the text, from 1; undefined where there is no such place. */
  place?: { line: number; column: number }
  /** What is wrong and how to mend it, as a sentence without the file's name. */
  message: string
}

/** `file:line:column message` */
export function problemLine(file: string, { severity, place, message }: Problem): string {
  const where = place ? `${file}:${place.line}:${place.column}` : file
  return `${where}: ${severity === 'warning' ? 'warning: ' : ''}${message}`
}
