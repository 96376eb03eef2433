/** The documents of the repository: what they link to, name and tell to run exists. */
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const documents = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'doc/architecture.md',
  'doc/faults.md',
  'doc/frameworks.md',
  'doc/mutation.md',
  'doc/providers.md',
  'preview/README.md',
  'preview/chat/README.md',
  'tim-live-sell/README.md',
  'types/README.md',
]

const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

/** A heading as GitHub links to it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-')

const anchors = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading))

/** Where a relative link leads to; '' = it is there. */
function broken(document: string, link: string): string {
  const [file = '', heading] = link.split('#')
  const target = file === '' ? document : path.join(path.dirname(document), file)
  if (!fs.existsSync(path.join(root, target))) return `${document}: no file ${target}`
  if (heading === undefined || anchors(read(target)).includes(decodeURIComponent(heading))) return ''
  return `${document}: ${target} has no heading #${heading}`
}

test.each(documents)('%s links to files and headings that exist', (document) => {
  const text = read(document).replace(/^```[^]*?^```/gm, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  const relative = links.filter((link) => !/^https?:/.test(link))
  expect(relative.map((link) => broken(document, link)).filter((problem) => problem !== '')).toEqual([])
})

test.each(documents)('%s names npm scripts that exist', (document) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test.each(['README.md', 'README.zh-CN.md', 'doc/README.md', 'doc/frameworks.md'])(
  '%s has hosts declare a version that they can have: "dev" is the plugin’s own demo’s',
  (document) => {
    const declared = [...read(document).matchAll(/\bversion"?: ["']([^"']+)["']/g)].map(
      ([, version = '']) => version,
    )
    expect(declared).not.toEqual([])
    expect(declared.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  },
)

test.each(documents)('%s names workspaces that exist', (document) => {
  const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] }
  const known = workspaces.map(
    (folder) => (JSON.parse(read(`${folder}/package.json`)) as { name: string }).name,
  )
  const named = [...read(document).matchAll(/ -w ([\w-]+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

test('doc/architecture.md names files that exist', () => {
  const rows = read('doc/architecture.md').match(/^\| .+ \| `.+$/gm) ?? []
  const named = rows.flatMap((row) =>
    [...row.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map(([, name = '']) => name),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !fs.existsSync(path.join(root, name)))).toEqual([])
})

test('both READMEs begin with the same two commands', () => {
  const commands = (text: string): string[] =>
    [...text.matchAll(/^npm ci && npm (start|test)/gm)].map(([command]) => command)
  expect(commands(read('README.md'))).toEqual(['npm ci && npm start', 'npm ci && npm test'])
  expect(commands(read('README.zh-CN.md'))).toEqual(commands(read('README.md')))
})
