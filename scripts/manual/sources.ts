/** The plugin's sources as text, for what no table of theirs says. */
import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(__dirname, '../..')

export const readSource = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

export const pluginSources = (): string[] =>
  fs
    .readdirSync(path.join(root, 'plugin'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.split(path.sep).includes('node_modules'))
    .sort()
    .map((file) => readSource(path.join('plugin', file)))
