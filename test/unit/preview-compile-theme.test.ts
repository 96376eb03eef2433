import { compileFolder, hostFiles, removeFolders } from './preview-compile-folder'

afterEach(removeFolders)

const themed = (more: object = {}) => ({
  pages: ['pages/a/a'],
  darkmode: true,
  themeLocation: 'theme.json',
  window: { navigationBarBackgroundColor: '@nav' },
  ...more,
})
const theme = { light: { nav: '#ffffff' }, dark: { nav: '#191919' } }

it('goes with the mini-program, which keeps the names', async () => {
  const result = await compileFolder(hostFiles({ 'app.json': themed(), 'theme.json': theme }))
  expect(result.problems).toEqual([])
  const { app } = result.package()
  expect(app?.themes).toEqual(theme)
  expect(app?.window?.navigationBarBackgroundColor).toBe('@nav')
})

it.each<[string, Record<string, string | object>, string[]]>([
  [
    'there is no theme.json',
    { 'app.json': themed() },
    [
      'app.json:1:56 "themeLocation": there is no "theme.json"',
      'app.json:1:110 "window.navigationBarBackgroundColor"',
    ],
  ],
  [
    'a mode is missing',
    { 'app.json': themed(), 'theme.json': { light: { nav: '#fff' } } },
    [
      'theme.json:1:1 has no "dark"',
      '"window.navigationBarBackgroundColor": the variable @nav is not in dark',
    ],
  ],
  [
    'a page names what is not there',
    {
      'app.json': themed(),
      'theme.json': theme,
      'pages/a/a.json': { backgroundColor: '@paper' },
    },
    ['pages/a/a.json:1:20 "backgroundColor": the variable @paper is not in light and dark of theme.json'],
  ],
  [
    'dark mode is not on',
    { 'app.json': themed({ darkmode: false }), 'theme.json': theme },
    ['the variable @nav has no theme.json — Set "darkmode": true'],
  ],
  [
    'a tab names what is not there',
    {
      'app.json': themed({ tabBar: { list: [{ pagePath: 'pages/a/a', text: 'a', iconPath: '@icon' }] } }),
      'theme.json': theme,
    },
    ['"tabBar.list.0.iconPath": the variable @icon is not in light and dark of theme.json'],
  ],
])('%s: told', async (_name, files, expected) => {
  const { errors } = await compileFolder(hostFiles(files))
  expect(errors).toHaveLength(expected.length)
  expected.forEach((text, index) => expect(errors[index]).toContain(text))
})
