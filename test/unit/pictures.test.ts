/** Every page of the demo has its picture, by day and by night, and the READMEs show pictures that are there. */
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
const taken = fs.readdirSync(path.join(root, 'doc/pictures'))
const { pages } = JSON.parse(read('miniprogram/app.json')) as { pages: string[] }
const modes = ['light', 'dark']

test.each(pages)('%s has a light and a dark picture', (page) => {
  for (const mode of modes) expect(taken).toContain(`${path.basename(page)}-${mode}.jpg`)
})

test('each is light and dark, a JPEG, and no larger than a page of text may load', () => {
  for (const file of taken) {
    expect(file).toMatch(/^[a-z-]+-(light|dark)\.jpg$/)
    const other = file.replace(/(light|dark)\.jpg$/, (end) => (end === 'dark.jpg' ? 'light.jpg' : 'dark.jpg'))
    expect(taken).toContain(other)
    const bytes = fs.readFileSync(path.join(root, 'doc/pictures', file))
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    expect(bytes.length).toBeLessThan(150 * 1024)
  }
})

test.each(['README.md', 'README.zh-CN.md'])('%s shows all of them, and none that is not there', (file) => {
  const shown = [...read(file).matchAll(/(?:src="|\]\()(doc\/[^")]+\.(?:jpg|png|svg))/g)].map(
    ([, name = '']) => name,
  )
  for (const name of shown) expect(fs.existsSync(path.join(root, name))).toBe(true)
  expect(shown.filter((name) => name.startsWith('doc/pictures/')).sort()).toEqual(
    taken.map((name) => `doc/pictures/${name}`).sort(),
  )
})
