/**
 * ESLint: the usual rule sets, and the rules that keep the house in order — in the plugin, calls go one way:
 * components → room → (whitelist, chat) → platform, and only platform/ touches `wx`.
 */
'use strict'
const js = require('@eslint/js')
const { defineConfig, globalIgnores } = require('eslint/config')
const prettier = require('eslint-config-prettier/flat')
const jest = require('eslint-plugin-jest')
const tseslint = require('typescript-eslint')

/**
 * Forbids imports of these folders.
 * @param {string[]} files
 * @param {{folders: string[], types?: boolean, because: string}[]} rules `types`: types may still be imported
 * @returns {import('eslint').Linter.Config}
 */
function noImports(files, rules) {
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: rules.map(({ folders, types = false, because }) => ({
            regex: `^(\\.{1,2}/)+(.*/)?(${folders.join('|')})(/|$)`,
            allowTypeImports: types,
            message: because,
          })),
        },
      ],
    },
  }
}

const outside = {
  folders: ['miniprogram', 'preview', 'test', 'bench', 'build', 'scripts'],
  because: 'The plugin ships alone: it knows nothing of the demo, the preview and the tools.',
}
const oneWay = 'Calls go one way: components → room → (whitelist, chat) → platform.'
const handedIn = 'The platform is handed in, so that this runs in plain node; import its types only.'

module.exports = defineConfig(
  globalIgnores(['**/dist/', '.cache/', 'coverage/', 'bench/results/', '**/miniprogram_npm/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './tsconfig.tools.json',
          './tsconfig.build.json',
          './tim-live-sell/tsconfig.json',
          './types/tsconfig.json',
        ],
        tsconfigRootDir: __dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // `Promise<void> | void` is how a callback says that it may or may not be awaited.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Spreading a string is how its characters are counted here.
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: [{ from: 'lib', name: 'string' }, 'string'] },
      ],
      // Numeric const enums of other packages cannot be imported file by file; their numbers can be given.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      // The compiler checks these files too (tsconfig.build.json), and knows the globals.
      'no-undef': 'off',
      eqeqeq: 'error',
    },
  },
  {
    // WeChat turns whatever it is given into text, and so does its likeness.
    files: ['preview/browser/**/*.ts'],
    rules: { '@typescript-eslint/no-base-to-string': 'off' },
  },
  {
    files: ['plugin/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['plugin/**/*.ts'],
    ignores: ['plugin/platform/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'wx', message: 'Only plugin/platform/ calls wx; take it from there.' },
      ],
    },
  },
  noImports(['plugin/**/*.ts'], [outside]),
  noImports(
    ['plugin/room/**/*.ts'],
    [
      outside,
      { folders: ['components'], because: oneWay },
      { folders: ['platform'], types: true, because: handedIn },
    ],
  ),
  noImports(
    ['plugin/whitelist/**/*.ts', 'plugin/chat/**/*.ts'],
    [
      outside,
      { folders: ['components'], because: oneWay },
      { folders: ['room'], types: true, because: oneWay },
      { folders: ['platform'], types: true, because: handedIn },
    ],
  ),
  noImports(
    ['plugin/platform/**/*.ts'],
    [
      outside,
      { folders: ['components'], because: oneWay },
      { folders: ['room', 'whitelist', 'chat'], types: true, because: oneWay },
    ],
  ),
  noImports(
    ['miniprogram/**/*.ts'],
    [
      {
        folders: ['plugin', 'preview', 'test', 'bench', 'build', 'scripts'],
        because: 'The demo is a host like any other: it takes the plugin by requirePlugin and plugin://.',
      },
    ],
  ),
  noImports(
    ['tim-live-sell/src/**/*.ts'],
    [
      {
        folders: ['plugin', 'miniprogram', 'preview', 'test', 'bench', 'build', 'scripts'],
        because:
          'The library ships alone: it knows nothing of the plugin, the demo, the preview and the tools.',
      },
    ],
  ),
  {
    files: ['test/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/no-disabled-tests': 'error',
      // jest's own form of the rule knows that `expect(object.method)` calls nothing.
      '@typescript-eslint/unbound-method': 'off',
      'jest/unbound-method': 'error',
      // A table of cases says by its columns what is expected of a row.
      'jest/no-conditional-expect': 'off',
      'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['afterEach', 'afterAll'] }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert'] }],
    },
  },
  prettier,
)
