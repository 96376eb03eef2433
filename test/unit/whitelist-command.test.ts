/** The providers' command: what it says of documents, and what it writes. */
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { addTo } from '../../scripts/whitelist/add'
import { checkDocument } from '../../scripts/whitelist/document'
import { checkFolder } from '../../scripts/whitelist/folder'
import { problemLine } from '../../scripts/whitelist/problem'
import { TODAY } from '../fixtures/whitelist/world'

let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'whitelist-command-'))
})

afterEach(() => fs.rmSync(folder, { recursive: true }))

const write = (name: string, text: string): void => fs.writeFileSync(path.join(folder, name), text)
const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8')
const check = () => checkFolder(folder, 'docs', TODAY)

const says = (text: string, name = '5.json'): string[] =>
  checkDocument(name, text, TODAY).problems.map((problem) => problemLine(name, problem))

describe('check', () => {
  test('documents in order', () => {
    write('5.json', '{"liveAppID": 5, "domains": ["a.example.com", "*.b.example.com"]}')
    write(
      '6.json',
      '{"liveAppID": 6, "bizids": [1], "hosts": ["wx1234567890abcdef"], "until": "2030-12-31", "later": {}}',
    )
    write('README.md', 'other files may lie there')
    expect(check()).toEqual({ documents: 2, errors: [], warnings: [] })
  })

  test.each<[string, string]>([
    ['', '5.json: is empty: write'],
    ['{"liveAppID": 5,\n  "domains": ["a.com",]}', '5.json:2:23: is not JSON ('],
    ['[]', '5.json: must hold one object'],
    ['\ufeff{"liveAppID": 5, "domains": ["a.com"]}', '5.json: begins with a byte order mark'],
    ['{"domains": ["a.com"]}', '5.json: "liveAppID" is missing'],
    [
      '{"liveAppID": 6, "domains": ["a.com"]}',
      '5.json:1:15: is asked for liveAppID 5, so it must say "liveAppID": 5',
    ],
    [
      '{"liveAppID": "5", "domains": ["a.com"]}',
      '5.json:1:15: is asked for liveAppID 5, so it must say "liveAppID": 5',
    ],
    ['{"liveAppID": 5}', '5.json: allows nothing: add "domains"'],
    ['{"liveAppID": 5, "domains": "a.com"}', '5.json:1:29: "domains" must be a list of texts'],
    ['{"liveAppID": 5, "domains": [1]}', '5.json:1:30: "domains" holds 1: write it as a text'],
    [
      '{"liveAppID": 5, "domains": ["https://A.example.com:80/live"]}',
      '"domains" holds "https://A.example.com:80/live": write "a.example.com"',
    ],
    ['{"liveAppID": 5, "domains": ["user@a.example.com."]}', ': write "a.example.com"'],
    ['{"liveAppID": 5, "domains": ["直播.example.com"]}', ': write "xn--z6ut02b.example.com"'],
    ['{"liveAppID": 5, "domains": ["*.A.com"]}', ': write "*.a.com"'],
    ['{"liveAppID": 5, "domains": ["*.com"]}', 'would open a whole top-level domain'],
    ['{"liveAppID": 5, "domains": ["*.com.cn"]}', 'which anybody can register under'],
    ['{"liveAppID": 5, "domains": ["a.*.com"]}', '"*" stands for one label, and only in front'],
    ['{"liveAppID": 5, "domains": ["localhost"]}', 'a domain has at least two parts'],
    ['{"liveAppID": 5, "domains": ["127.0.0.1"]}', 'addresses in numbers are never allowed'],
    ['{"liveAppID": 5, "domains": ["[::1]"]}', 'addresses in numbers are never allowed'],
    ['{"liveAppID": 5, "domains": ["a b.com"]}', 'this is no domain'],
    ['{"liveAppID": 5, "domains": ["a.com", "a.com"]}', '5.json:1:39: "domains" lists "a.com" twice'],
    ['{"liveAppID": 5, "domains": ["*.liveplay.myqcloud.com"]}', 'list the number under "bizids"'],
    ['{"liveAppID": 5, "bizids": 1}', '5.json:1:28: "bizids" must be a list of whole numbers'],
    ['{"liveAppID": 5, "bizids": ["1"]}', '"bizids" must be a list of whole numbers above 0, without quotes'],
    ['{"liveAppID": 5, "bizids": [1.5]}', '"bizids" must be a list of whole numbers'],
    ['{"liveAppID": 5, "bizids": [1], "hosts": []}', '"hosts" is empty, which refuses every mini-program'],
    ['{"liveAppID": 5, "bizids": [1], "hosts": "wx1"}', '"hosts" must be a list of mini-program AppIDs'],
    [
      '{"liveAppID": 5, "bizids": [1], "hosts": ["gh_1"]}',
      '"hosts" holds "gh_1": an AppID of a mini-program is',
    ],
    ['{"liveAppID": 5, "bizids": [1], "until": "soon"}', '5.json:1:42: "until" must be a date'],
    ['{"liveAppID": 5, "bizids": [1], "until": "2030-02-30"}', '"until" must be a date'],
    ['{"liveAppID": 5, "bizids": [1], "until": "2030-02-01T25:00Z"}', '"until" must be a date'],
    ['{"liveAppID": 5, "bizids": [1], "until": 1924963199000}', 'looks like milliseconds: write 1924963199'],
    [
      '{"liveAppID": 5, "bizids": [1], "until": "2026-05-31"}',
      'warning: the contract has ended on 2026-05-31T15:59:59',
    ],
    [
      '{"liveAppID": 5, "domain": ["a.com"], "bizids": [1]}',
      '5.json:1:28: "domain" is not read: did you mean "domains"?',
    ],
    ['{"liveAppId": 5, "domains": ["a.com"]}', '"liveAppId" is not read: did you mean "liveAppID"?'],
    ['{"liveAppID": 5, "domains": ["a.com"], "unitl": 1}', '"unitl" is not read: did you mean "until"?'],
    ['{"liveAppID": 5, "domains": ["a.com"], "domains": ["b.com"]}', '"domains" stands there twice'],
    ['{"liveAppID": 5, "domains": []}', 'warning: allows nothing'],
  ])('%s', (text, expected) => expect(says(text).join('\n')).toContain(expected))

  test('a very long document', () => {
    const domains = Array.from({ length: 2000 }, (_, i) => `d${i}.example.com`)
    expect(says(JSON.stringify({ liveAppID: 5, domains }))).toEqual([
      '5.json: warning: has 39 kB: phones keep up to 32 kB for times without network; "*." may shorten it',
    ])
  })

  test.each(['x.json', '05.json', '5.JSON.json', '5 (1).json', '1234567890123456.json'])(
    'a file named %s is never asked for',
    (name) =>
      expect(says('{"liveAppID": 5, "domains": []}', name)[0]).toContain('is never asked for: name it'),
  )

  test('every problem of every document, in the order of the text, each place once', () => {
    write('5.json', '{"liveAppID": 5, "domains": ["A.com", 7, "a.com", "a.com"],\n "until": true}')
    write('6.json', '{')
    expect(check().errors).toEqual([
      'docs/5.json:1:30: "domains" holds "A.com": write "a.com"',
      'docs/5.json:1:39: "domains" holds 7: write it as a text, "play.example.com"',
      'docs/5.json:1:51: "domains" lists "a.com" twice: take one out',
      expect.stringContaining('docs/5.json:2:11: "until" must be a date'),
      expect.stringContaining('docs/6.json:1:1: is not JSON'),
    ])
  })

  test('a folder that is empty, missing, or a file', () => {
    expect(check().errors).toEqual([expect.stringContaining('docs: holds no document; make one with')])
    expect(checkFolder(path.join(folder, 'no'), 'no', TODAY).errors[0]).toContain(
      'no: there is no such folder',
    )
    write('5.json', '{}')
    expect(checkFolder(path.join(folder, '5.json'), '5.json', TODAY).errors[0]).toContain('5.json: is a file')
  })

  test('a folder in the place of a document is named', () => {
    fs.mkdirSync(path.join(folder, '5.json'))
    expect(check().errors[0]).toContain('docs/5.json: cannot be read')
  })
})

describe('add', () => {
  const nothing = { domains: [], bizids: [], hosts: [] }
  const add = (changes: Partial<Parameters<typeof addTo>[2]>): string =>
    addTo(folder, 'docs', { liveAppID: '5', ...nothing, ...changes }, TODAY)

  test('makes a document, and the folder', () => {
    folder = path.join(folder, 'new')
    add({ domains: ['Play.Example.com', '*.live.example.com'], bizids: ['3891'], until: '2030-12-31' })
    expect(JSON.parse(read('5.json'))).toEqual({
      liveAppID: 5,
      domains: ['play.example.com', '*.live.example.com'],
      bizids: [3891],
      until: '2030-12-31',
    })
    expect(check()).toMatchObject({ errors: [], warnings: [] })
    expect(fs.readdirSync(folder)).toEqual(['5.json'])
    folder = path.dirname(folder)
  })

  test('adds to one: what stands there stays, unknown fields too, and nothing stands twice', () => {
    write('5.json', '{"note": {"of": "ours"}, "liveAppID": 5, "domains": ["a.com"], "until": "2030-12-31"}')
    add({ domains: ['a.com', 'b.com'], hosts: ['wx1234567890abcdef'] })
    expect(JSON.parse(read('5.json'))).toEqual({
      note: { of: 'ours' },
      liveAppID: 5,
      domains: ['a.com', 'b.com'],
      hosts: ['wx1234567890abcdef'],
      until: '2030-12-31',
    })
    add({ until: '' })
    expect(JSON.parse(read('5.json'))).not.toHaveProperty('until')
  })

  test.each<[string, Parameters<typeof add>[0], string]>([
    ['a domain that is none', { domains: ['https://a.com'] }, 'write "a.com"'],
    ['a bizid that is none', { bizids: ['x'] }, '"bizids" must be'],
    ['a host that is none', { hosts: ['me'] }, '"hosts" holds "me"'],
    ['an end that is none', { domains: ['a.com'], until: 'soon' }, '"until" must be a date'],
    ['nothing', {}, 'allows nothing'],
  ])('%s is refused, and nothing is written', (_, changes, words) => {
    expect(() => add(changes)).toThrow(words)
    expect(fs.readdirSync(folder)).toEqual([])
  })

  test('a document that is broken is named, and left as it is', () => {
    write('5.json', '{"liveAppID": 5')
    expect(() => add({ domains: ['a.com'] })).toThrow('docs/5.json:1:16: is not JSON')
    expect(read('5.json')).toBe('{"liveAppID": 5')
  })
})

describe('npm run whitelist', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', path.resolve(__dirname, '../../scripts/whitelist.ts'), ...args],
      { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } },
    )
    return { status, stdout, stderr }
  }

  test('adds and checks, with folders meant from where it was typed', () => {
    const added = run('add', '--app', '5', '--domain', 'a.com', '--dir', 'docs')
    expect(added.status).toBe(0)
    expect(added.stdout).toContain('docs/5.json')
    expect(run('check', 'docs')).toEqual({ status: 0, stdout: 'docs: 1 document in order\n', stderr: '' })
    fs.writeFileSync(path.join(folder, 'docs/6.json'), '{}')
    const checked = run('check', 'docs')
    expect(checked.status).toBe(1)
    expect(checked.stderr).toContain('docs/6.json: "liveAppID" is missing')
  })

  test.each([
    [[], 2],
    [['--help'], 0],
    [['look'], 2],
    [['add', '--domain', 'a.com'], 2],
    [['add', '--app', 'x'], 2],
    [['check', 'a', 'b'], 2],
    [['check', '--what'], 2],
    [['check', 'nowhere'], 1],
  ])('%j ends with %d, and says why in a line or shows the help', (args, status) => {
    const result = run(...args)
    expect(result.status).toBe(status)
    expect(result.stderr + result.stdout).not.toMatch(/\n {4}at /)
    expect(result.stderr + result.stdout).not.toBe('')
  })

  test('the preview’s own documents are in order', () => {
    expect(run('check')).toMatchObject({ status: 0 })
  })
})
