/** What must hold for any text a developer may have half typed: nothing throws, nothing hangs, and tags are found where the template compiler finds them. */
import fc from 'fast-check'
import { TmplGroup } from 'glass-easel-template-compiler'
import vm from 'node:vm'
import { readWxml } from '../../preview/compile/wxml-lexer'
import { renameNativeTags } from '../../preview/compile/wxml-rename'
import { judge, type WxmlFinding } from '../../preview/compile/wxml-rules'
import { compileWxs } from '../../preview/compile/wxs'
import { compileWxss } from '../../preview/compile/wxss'
import type { SourceTree } from '../../preview/compile/files'
import { ProblemList } from '../../preview/compile/problems'

const pieces = (list: string[], maxLength: number) =>
  fc.array(fc.constantFrom(...list), { maxLength }).map((parts) => parts.join(''))

const wxml = pieces(
  [
    ...[
      '<view',
      '<text',
      '<block',
      '<slot',
      '<wxs',
      '<wxs module="m">',
      '</wxs>',
      '<template name="t">',
      '</template>',
    ],
    ...['</view>', '</text>', '</ view>', '</', '>', '/>', '<', '<!--', '-->', '<!', '<?', '<import src="'],
    ...[
      ' a="',
      ' b',
      '=',
      ' class="',
      ' data-a="',
      ' wx:if="',
      ' wx:key="',
      ' wx:for="{{a}}"',
      ' model:a="{{b}}"',
    ],
    ...[
      ' generic:x="view"',
      ' slot:a="',
      ' bindtap="t"',
      ' 1a="',
      ' data="{{',
      '{{',
      '}}',
      "{{'",
      "'}}",
      '{',
      '}',
    ],
    ...['"', "'", '\\', '/*', '*/', '+', '?', ':', '.', '...', '1', 'y', 'view', '&lt;', '\n', ' '],
  ],
  14,
)

function compiled(text: string): { sound: boolean; codes: string; code: string } {
  const group = new TmplGroup()
  try {
    const findings = group.addTmpl('a', text) as WxmlFinding[]
    return {
      sound: findings.every((finding) => judge(finding, '')?.severity !== 'error'),
      codes: findings.map((finding) => finding.code).join(),
      code: group.getTmplGenObjectGroups(),
    }
  } finally {
    group.free()
  }
}

/** The compiler writes some lists in an order of chance. */
const sorted = (code: string) =>
  code
    .split(/[,;{}]/)
    .sort()
    .join()
const withoutPrefix = (text: string) => text.replaceAll('wx-', '')

test('native tags are renamed exactly where the template compiler reads a tag', () => {
  fc.assert(
    fc.property(wxml, (text) => {
      const renamed = renameNativeTags(text, readWxml(text), new Set())
      expect(withoutPrefix(renamed)).toBe(text)
      const before = compiled(text)
      if (!before.sound) return
      const after = compiled(renamed)
      expect(after.codes).toBe(before.codes)
      expect(after.code).not.toMatch(/\bE\("(view|text)"/)
      expect(sorted(withoutPrefix(after.code))).toBe(sorted(before.code))
    }),
    { numRuns: 3000 },
  )
})

test('a wxs script compiles to JavaScript or has an error', () => {
  const wxs = pieces(
    [
      'var a',
      'a',
      ' = ',
      '.constructor',
      '.b',
      '(',
      ')',
      '{',
      '}',
      'function f',
      'return ',
      ';',
      ',',
      '"s"',
      '1',
      '/*',
      '*/',
      '//',
      '\n',
      'require("./x.wxs")',
      ' === ',
      '[',
      ']',
      '`',
    ],
    12,
  )
  fc.assert(
    fc.property(wxs, (text) => {
      const { code, error } = compileWxs(text, 'a.wxs')
      expect((code === undefined) === (error === undefined)).toBe(false)
      if (code !== undefined) new vm.Script(`(require,exports,module)=>{${code}}`)
    }),
    { numRuns: 3000 },
  )
})

test('any wxss gives CSS or a problem', () => {
  const wxss = pieces(
    [
      '.a',
      'view',
      ':host',
      '#b',
      '*',
      '[c]',
      '>',
      ' ',
      ',',
      '{',
      '}',
      'top:1rpx',
      ';',
      '@import "x.wxss"',
      '@media (a: 1rpx)',
      'url(a.png)',
      '"',
      '/*',
      '*/',
      '(',
      ')',
      ':not(',
      '\\',
      '@keyframes k',
    ],
    12,
  )
  fc.assert(
    fc.property(wxss, (text) => {
      const problems = new ProblemList('/')
      const tree: Pick<SourceTree, 'has' | 'read' | 'absolute'> = {
        has: () => false,
        read: () => text,
        absolute: (file) => `/${file}`,
      }
      const css = compileWxss('a.wxss', {
        tree: tree as SourceTree,
        problems,
        filesUrl: '/f/',
        scope: 's',
        components: new Set(),
        hostTags: [],
      })
      expect(typeof css).toBe('string')
      expect(css !== '' || text.trim() === '' || problems.all.length > 0).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
