/**
 * The kinds of tests, by what they run in: unit (node), published (some of these, with tim-live-sell as it is published),
 * component (miniprogram-simulate), host (WeChat's component framework in jsdom), browser (a real Chromium). Types are
 * checked by `npm run types`, so here they are only removed.
 */
'use strict'

/** Packages that are ES modules only; jest runs CommonJS. */
const esModules = ['chokidar', 'readdirp']

/** @type {import('jest').Config} */
const common = {
  transform: {
    '^.+\\.(ts|mts|js|mjs)$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.jest.json', diagnostics: false }],
  },
  transformIgnorePatterns: [
    `/node_modules/(?!(${esModules.join('|')})/)`,
    '<rootDir>/dist/',
    '<rootDir>/build/',
  ],
  // The library as it is now, built or not.
  moduleNameMapper: {
    '^tim-live-sell$': '<rootDir>/tim-live-sell/src/index.ts',
    '^tim-live-sell/user-sig$': '<rootDir>/tim-live-sell/src/user-sig.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  restoreMocks: true,
}

/** @type {import('jest').Config} */
const built = { ...common, globalSetup: '<rootDir>/test/setup/built.ts' }

/** @type {import('jest').Config} */
const jsdom = {
  ...built,
  testEnvironment: 'jsdom',
  // Packages answer as in node: what they offer browsers is often ES modules only.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  setupFiles: ['<rootDir>/test/setup/jsdom.ts'],
}

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  // Compilers and browsers on two busy cores; what hangs still ends.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/scripts/jest-end.js'],
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
    },
    {
      // The library as apps get it: the build makes one closure of its parts.
      ...built,
      displayName: 'published',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/test/unit/tsl-{contract,early,life,leaving,moving,deferred,outgoing,following,notices,walk}.test.ts',
      ],
      moduleNameMapper: { '/tim-live-sell/src$': '<rootDir>/tim-live-sell/dist/index.cjs' },
    },
    { ...jsdom, displayName: 'component', testMatch: ['<rootDir>/test/component/**/*.test.ts'] },
    { ...jsdom, displayName: 'host', testMatch: ['<rootDir>/test/host/**/*.test.ts'] },
    {
      ...built,
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/setup/browser.ts'],
    },
    {
      // Needs what `npm run examples` installs and builds, and is run by it alone.
      ...common,
      displayName: 'examples',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/examples/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/setup/browser.ts'],
    },
  ],
}
