/** Reads a host's theme.json and checks that every variable its configuration names (`@name`) stands there, light and dark. */
import type { AppConfig } from '../package-format'
import { resolvePath, type SourceTree } from './files'
import type { ProblemList } from './problems'
import { isRecord, readJsonObject, stringMembers, type JsonFile } from './read-json'
import type { Unit } from './units'

export type Themes = NonNullable<AppConfig['themes']>

/** Where WeChat takes variables: in the window, in the tab bar, and in a page's own .json. */
const windowKeys = [
  'navigationBarBackgroundColor',
  'navigationBarTextStyle',
  'backgroundColor',
  'backgroundTextStyle',
  'backgroundColorTop',
  'backgroundColorBottom',
]
const tabBarKeys = ['color', 'selectedColor', 'backgroundColor', 'borderStyle']
const tabKeys = ['iconPath', 'selectedIconPath']

/** undefined: the mini-program has no variables. What is wrong is reported. */
export function readThemes(tree: SourceTree, app: JsonFile, problems: ProblemList): Themes | undefined {
  const location = app.value.themeLocation
  if (app.value.darkmode !== true || location === undefined) return undefined
  const place = app.placeOf('themeLocation')
  const file = typeof location === 'string' ? resolvePath(location, 'app.json') : undefined
  if (file === undefined || !tree.has(file)) {
    problems.error(app.file, `"themeLocation": there is no ${JSON.stringify(location)}`, {
      place,
      hint: 'Create it: {"light": {"name": "#ffffff"}, "dark": {"name": "#191919"}}.',
    })
    return undefined
  }
  const json = readJsonObject(tree.absolute(file), problems)
  for (const mode of ['light', 'dark']) {
    if (json.value[mode] !== undefined) continue
    problems.error(json.file, `has no "${mode}"`, {
      place: json.placeOf(),
      hint: 'It needs "light" and "dark".',
    })
  }
  return { light: stringMembers(json, 'light', problems), dark: stringMembers(json, 'dark', problems) }
}

/** Every `@name` of app.json and of the pages' own .json. */
export function checkVariables(
  app: JsonFile,
  units: Iterable<Unit>,
  themes: Themes | undefined,
  problems: ProblemList,
): void {
  const check = (json: JsonFile, keys: (string | number)[], value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith('@')) return
    const name = value.slice(1)
    const missing = themes && (['light', 'dark'] as const).filter((mode) => themes[mode][name] === undefined)
    if (missing?.length === 0) return
    const why = missing ? `is not in ${missing.join(' and ')} of theme.json` : 'has no theme.json'
    problems.error(json.file, `"${keys.join('.')}": the variable ${value} ${why}`, {
      place: json.placeOf(...keys),
      hint: missing ? 'Add it there.' : 'Set "darkmode": true and "themeLocation": "theme.json" in app.json.',
    })
  }
  const { window, tabBar } = app.value
  if (isRecord(window)) for (const key of windowKeys) check(app, ['window', key], window[key])
  if (isRecord(tabBar)) {
    for (const key of tabBarKeys) check(app, ['tabBar', key], tabBar[key])
    const tabs: unknown[] = Array.isArray(tabBar.list) ? tabBar.list : []
    tabs.forEach((tab, index) => {
      if (isRecord(tab)) for (const key of tabKeys) check(app, ['tabBar', 'list', index, key], tab[key])
    })
  }
  for (const { isPage, json } of units)
    if (isPage && json) for (const key of windowKeys) check(json, [key], json.value[key])
}
