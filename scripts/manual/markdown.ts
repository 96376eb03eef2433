/** Markdown as the manual needs it: tables, and the places between markers that tables are written into. */

/** A cell's own `|` would end it. */
const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ')

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

export const code = (text: string): string => `\`${text}\``

const MARKED = /<!-- table: ([\w-]+) -->\n[^]*?<!-- \/table -->/g

/**
 * The document with each marked place filled: `<!-- table: name -->` … `<!-- /table -->`. Throws where a place names no
 * table, and where a table has no place: it would be missing in the manual without a word.
 */
export function fill(document: string, tables: Readonly<Record<string, string>>): string {
  const placed = new Set<string>()
  const filled = document.replace(MARKED, (_, name: string) => {
    const content = tables[name]
    if (content === undefined) {
      throw new Error(`there is no table "${name}"; there are ${Object.keys(tables).join(', ')}`)
    }
    placed.add(name)
    return `<!-- table: ${name} -->\n\n${content}\n\n<!-- /table -->`
  })
  const missing = Object.keys(tables).filter((name) => !placed.has(name))
  if (missing.length > 0) {
    throw new Error(
      `no place for ${missing.join(', ')}: write <!-- table: NAME --> and <!-- /table --> on lines of their own`,
    )
  }
  return filled
}
