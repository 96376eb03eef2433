/** The preview's whitelist in a bad hour: each fault as a phone would meet it, and the way back. */
import path from 'node:path'
import { startWhitelist, type WhitelistFault, type WhitelistService } from '../../preview/services/whitelist'

let service: WhitelistService
const lines: string[] = []

beforeAll(async () => {
  service = await startWhitelist(path.resolve(__dirname, '../../preview/whitelist'), (line) =>
    lines.push(line),
  )
})

afterAll(async () => {
  await service.stop()
  expect(lines).toEqual([])
})

/** `patienceMs`: how long the phone waits; for all but silence longer than any busy machine takes. */
async function asked(patienceMs = 20_000): Promise<string> {
  const url = `${service.origin}/1250000001.json`
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const response = await fetch(url, { signal })
    const text = await response.text()
    return `${response.status} ${text.slice(0, 6)}`
  } catch {
    return signal.aborted ? 'silence' : 'no connection'
  }
}

test.each<[WhitelistFault, string]>([
  ['down', 'no connection'],
  ['silence', 'silence'],
  ['error', '503 Servic'],
  ['garbage', '200 <html>'],
])('%s: %s; then it is well again', async (fault, met) => {
  service.fail(fault)
  expect(await asked(fault === 'silence' ? 500 : undefined)).toBe(met)
  service.fail(undefined)
  expect(await asked()).toMatch(/^200 \{/)
})

test('whoever waits in silence hears when it ends', async () => {
  service.fail('silence')
  const before = service.requests
  const waiting = asked()
  while (service.requests === before) await new Promise((done) => setTimeout(done, 5))
  service.fail(undefined)
  expect(await waiting).toBe('no connection')
})

test('counts what it was asked', async () => {
  const before = service.requests
  await asked()
  expect(service.requests).toBe(before + 1)
})
