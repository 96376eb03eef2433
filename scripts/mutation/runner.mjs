/**
 * Stryker's way to run the unit tests of a room: jest's own parts (describe and test, expect, mocks, timers) in one process that stays,
 * with a fresh copy of the project's modules for every mutant. Jest as a whole begins anew each time, which takes twenty times as long.
 */
import fs from 'node:fs'
import path from 'node:path'
import { ModernFakeTimers } from '@jest/fake-timers'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { expect } from 'expect'
import * as circus from 'jest-circus'
import { ModuleMocker } from 'jest-mock'
import { freshModules } from './modules.mjs'

/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */

/** What hangs has been noticed: none of these tests waits for a clock. ms. */
const PATIENCE = 4_000
/** How long each test took, by file, for a worker that is started later; in the sandbox. ms. */
const TIMES = 'times-of-tests.json'

const mocker = new ModuleMocker(globalThis)
/** The part of jest's configuration that timers look at. */
const config = /** @type {ConstructorParameters<typeof ModernFakeTimers>[0]['config']} */ (
  /** @type {unknown} */ ({ fakeTimers: {}, rootDir: process.cwd() })
)
const timers = new ModernFakeTimers({ config, global: globalThis })

/** What these tests use of it. */
const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  /** @param {Parameters<ModernFakeTimers['useFakeTimers']>[0]} settings */
  useFakeTimers: (settings) => timers.useFakeTimers(settings),
  useRealTimers: () => timers.useRealTimers(),
  /** @param {number} now */
  setSystemTime: (now) => timers.setSystemTime(now),
  getTimerCount: () => timers.getTimerCount(),
  /** @param {number} ms */
  advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
}
const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, it, test, expect, jest })

/** What Stryker's changes in the code look at. @type {import('@stryker-mutator/api/core').InstrumenterContext} */
const stryker = {}
Object.assign(globalThis, { __stryker__: stryker })

class Runner {
  static inject = /** @type {const} */ ([])

  async init() {}

  capabilities() {
    return { reloadEnvironment: true }
  }

  /** @returns {Promise<import('@stryker-mutator/api/test-runner').DryRunResult>} */
  async dryRun() {
    const mutantCoverage = { static: {}, perTest: {} }
    stryker.mutantCoverage = mutantCoverage
    /** @type {Times} */
    const times = {}
    /** @type {TestResult[]} */
    const results = []
    for (const file of testFiles()) {
      const { tests, problem } = await run([file])
      if (problem) return { status: DryRunStatus.Error, errorMessage: `${file}: ${problem}` }
      times[file] = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]))
      results.push(...tests.map((one) => ({ ...one, fileName: file })))
    }
    fs.writeFileSync(TIMES, JSON.stringify(times))
    delete stryker.mutantCoverage
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage }
  }

  /**
   * @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options
   * @returns {Promise<import('@stryker-mutator/api/test-runner').MutantRunResult>}
   */
  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    /** @type {Times} */
    const times = JSON.parse(fs.readFileSync(TIMES, 'utf8'))
    /** @type {Record<string, number>} */
    const all = Object.assign({}, ...Object.values(times))
    // Without a filter, tests count whose names come from what was changed, as well.
    const wanted = testFilter && new Set(testFilter)
    const files = Object.entries(times)
      .filter(([, tests]) => !wanted || Object.keys(tests).some((one) => wanted.has(one)))
      .map(([file]) => file)
    stryker.activeMutant = activeMutant.id
    if (hitLimit !== undefined) Object.assign(stryker, { hitLimit, hitCount: 0 })
    const { tests, problem } = await run(files, { wanted, times: all })
    const tooOften = determineHitLimitReached(stryker.hitCount, stryker.hitLimit)
    delete stryker.activeMutant
    delete stryker.hitLimit
    delete stryker.hitCount
    if (tooOften) return toMutantRunResult(tooOften)
    const [first = ''] = wanted ?? Object.keys(all)
    const results = problem ? [failed(first, problem)] : tests
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results }, false)
  }
}

/** Of the room that MUTATE names. */
function testFiles() {
  const rooms = JSON.parse(fs.readFileSync('scripts/mutation/rooms.json', 'utf8'))
  const wanted = new RegExp(rooms[process.env['MUTATE'] ?? ''].tests)
  const folder = path.resolve('test/unit')
  return fs
    .readdirSync(folder)
    .filter((file) => wanted.test(file))
    .map((file) => path.join(folder, file))
}

/** @typedef {Record<string, Record<string, number>>} Times ms by file and test */

/**
 * Loads the files as if they were one, and runs their tests; with a mutant in the code, those that are wanted, the quick ones first,
 * up to the first that fails.
 * @param {string[]} files
 * @param {{wanted: Set<string> | undefined, times: Record<string, number>}} [mutant]
 * @returns {Promise<{tests: TestResult[], problem: string}>} `problem`: what went wrong outside the tests; '' = nothing
 */
async function run(files, mutant) {
  circus.resetState()
  circus.getState().testTimeout = PATIENCE
  const load = freshModules()
  let noticed = false
  /** @param {import('jest-circus').Event} event */
  const listen = (event) => {
    if (event.name === 'test_start') {
      const id = nameOf(event.test)
      if (noticed || mutant?.wanted?.has(id) === false) event.test.mode = 'skip'
      else mocker.restoreAllMocks()
      stryker.currentTestId = id
    }
    if (event.name === 'test_done') {
      delete stryker.currentTestId
      noticed ||= mutant !== undefined && event.test.errors.length > 0
    }
  }
  circus.addEventHandler(listen)
  try {
    for (const file of files) load(file)
    if (mutant) quickFirst(circus.getState().rootDescribeBlock, mutant.times)
    const { testResults, unhandledErrors } = await circus.run()
    return { tests: testResults.map(toResult), problem: unhandledErrors[0] ?? '' }
  } catch (error) {
    return { tests: [], problem: String(error) }
  } finally {
    circus.removeEventHandler(listen)
    mocker.restoreAllMocks()
    timers.useRealTimers()
  }
}

/**
 * @param {import('jest-circus').State['rootDescribeBlock']} block
 * @param {Record<string, number>} times
 * @returns {number} how long it takes, ms
 */
function quickFirst(block, times) {
  const weighed = block.children.map((child) => ({
    child,
    ms: child.type === 'test' ? (times[nameOf(child)] ?? 0) : quickFirst(child, times),
  }))
  block.children = weighed.sort((a, b) => a.ms - b.ms).map(({ child }) => child)
  return weighed.reduce((sum, { ms }) => sum + ms, 0)
}

/** @typedef {{name: string, parent?: Named}} Named */

/**
 * As jest shows it: what stands around a test, and its own name.
 * @param {Named} test
 * @returns {string}
 */
const nameOf = ({ name, parent }) => (parent?.parent ? `${nameOf(parent)} ${name}` : name)

/**
 * @param {Awaited<ReturnType<typeof circus.run>>['testResults'][number]} result
 * @returns {TestResult}
 */
function toResult({ testPath, errors, status, duration }) {
  const id = testPath.slice(1).join(' ')
  const result = { id, name: id, timeSpentMs: duration ?? 0 }
  if (status === 'skip' || status === 'todo') return { ...result, status: TestStatus.Skipped }
  return errors.length === 0 ? { ...result, status: TestStatus.Success } : failed(id, String(errors[0]))
}

/**
 * @param {string} id
 * @param {string} failureMessage
 * @returns {TestResult}
 */
const failed = (id, failureMessage) => ({
  id,
  name: id,
  timeSpentMs: 0,
  status: TestStatus.Failed,
  failureMessage,
})

/**
 * A promise or a timer that fails behind a test's back fails the test.
 * @param {unknown} error
 */
const behind = (error) => {
  circus.getState().currentlyRunningTest?.errors.push(error)
}
process.on('unhandledRejection', behind)
process.on('uncaughtException', behind)

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'room', Runner)]
