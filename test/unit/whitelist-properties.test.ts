/**
 * Whatever the address and the document: what the whitelist allows is an address of a listed domain, by the web's own parser and by the
 * plain parsers that players are known to have.
 */
import fc from 'fast-check'
import { checkSubject } from '../../plugin/whitelist/check'
import type { WhitelistVerdict } from '../../plugin/whitelist/reasons'
import { reasons } from '../../plugin/whitelist/reasons'
import { hostile } from '../fixtures/whitelist/hostile'
import { APP_ID, World } from '../fixtures/whitelist/world'

const RUNS = 5000

interface Listed {
  domains: string[]
  bizids: number[]
}

function verdictOf(
  url: string,
  body: unknown,
  kind: 'play' | 'push' = 'play',
  mode = 'live',
): WhitelistVerdict {
  const world = new World()
  let verdict: WhitelistVerdict | undefined
  checkSubject(
    world.registry,
    { registry: 'https://r.example', hostAppId: 'wx1' },
    kind,
    { liveAppID: APP_ID, url, mode },
    (value) => {
      verdict = value
    },
  )
  if (!verdict) world.answer({ status: 200, body })
  if (!verdict) throw new Error('no verdict')
  return verdict
}

const allows = (url: string, { domains, bizids }: Listed, mode = 'live'): boolean =>
  verdictOf(url, { liveAppID: APP_ID, domains, bizids }, 'play', mode).allowed

/** The host as different parsers find it. */
const readings: Record<string, (url: string) => string | null> = {
  // It refuses what looks like Punycode and is none (xn--a), and then goes to no host at all.
  'the web’s': (url) => {
    const http = url.replace(/^[a-z]+:/i, 'http:')
    return URL.canParse(http) ? new URL(http).hostname : null
  },
  'up to the first slash, colon or question mark': (url) =>
    (/^[^:]+:\/\/([^/:?]*)/.exec(url)?.[1] ?? '').toLowerCase(),
  'behind the last @ of what comes before the first slash': (url) =>
    (url.split('/')[2] ?? '').replace(/^.*@/, '').replace(/:\d+$/, '').toLowerCase(),
  'behind the last @ before a slash, a question mark or a #': (url) =>
    (/^[^:]+:\/\/([^/?#]*)/.exec(url)?.[1] ?? '').replace(/^.*@/, '').replace(/:.*$/, '').toLowerCase(),
  'with backslashes taken for slashes': (url) =>
    (url.replace(/\\/g, '/').split('/')[2] ?? '').replace(/:\d+$/, '').toLowerCase(),
  'with percent-encoding undone': (url) =>
    (
      url
        .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        .split('/')[2] ?? ''
    )
      .replace(/^.*@/, '')
      .replace(/[:?#].*$/, '')
      .toLowerCase(),
}

/** By the letter of the rule, written another way than in the plugin. */
function isListed(host: string, { domains, bizids }: Listed): boolean {
  const labels = host.split('.')
  return (
    domains.some((domain) => {
      const listed = domain.trim().toLowerCase().split('.')
      if (listed[0] !== '*') return listed.join('.') === host
      return (
        listed.length >= 3 &&
        labels.length === listed.length &&
        listed.slice(1).join('.') === labels.slice(1).join('.')
      )
    }) || bizids.some((bizid) => host === `${bizid}.liveplay.myqcloud.com`)
  )
}

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/)
const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('com', 'cn', 'example', 'net'))
  .map(([labels, top]) => [...labels, top].join('.'))
const listed: fc.Arbitrary<Listed> = fc.record({
  domains: fc.array(
    fc.oneof(
      domain,
      domain.map((name) => `*.${name}`),
    ),
    { maxLength: 4 },
  ),
  bizids: fc.array(
    fc.nat({ max: 9999 }).map((n) => n + 1),
    { maxLength: 3 },
  ),
})

/** Pieces that addresses are made of, and pieces that break them. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'rtmp',
      'http',
      'https',
      'webrtc',
      'room',
      '://',
      ':/',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '?',
      '#',
      '%',
      '.',
      '..',
      '%2e',
    ],
    ...[
      '%2f',
      '%40',
      '%00',
      ' ',
      '\t',
      '\n',
      '\0',
      '[::1]',
      '127.0.0.1',
      '0x7f000001',
      '。',
      'ａ',
      '\u00ad',
      '\u202e',
      ';',
    ],
    ...[
      ':80',
      ':1935',
      ':',
      'live',
      'room',
      '.flv',
      '?vhost=',
      '...vhost...',
      '&',
      '=',
      '*',
      '*.',
      'xn--',
      '_',
      '-',
      'A',
    ],
  ),
  label,
)

/** A good address of a listed domain, or of another, with something put in at a place of its own. */
const address = (list: Listed): fc.Arbitrary<string> => {
  const good = [
    ...list.domains.map((name) => name.replace('*', 'a')),
    ...list.bizids.map((n) => `${n}.liveplay.myqcloud.com`),
  ]
  const host = good.length > 0 ? fc.oneof(fc.constantFrom(...good), domain) : domain
  const plain = fc
    .tuple(
      fc.constantFrom('rtmp', 'https', 'RTMP', 'webrtc'),
      host,
      fc.constantFrom('', ':1935', ':80'),
      label,
      label,
    )
    .map(([scheme, name, port, app, stream]) => `${scheme}://${name}${port}/${app}/${stream}`)
  const broken = fc
    .tuple(plain, fc.array(fc.tuple(fc.nat(), fc.oneof(piece, host)), { minLength: 1, maxLength: 3 }))
    .map(([url, cuts]) =>
      cuts.reduce((text, [place, extra]) => {
        const position = place % (text.length + 1)
        return text.slice(0, position) + extra + text.slice(position)
      }, url),
    )
  const built = fc.array(fc.oneof(piece, host), { maxLength: 12 }).map((parts) => parts.join(''))
  return fc.oneof(
    { weight: 3, arbitrary: broken },
    { weight: 1, arbitrary: plain },
    { weight: 1, arbitrary: built },
  )
}

const listAndAddress = listed.chain((list) => fc.tuple(fc.constant(list), address(list)))

test('no address whose host is not listed passes, by anybody’s reading', () => {
  let allowed = 0
  fc.assert(
    fc.property(listAndAddress, fc.constantFrom('live', 'rtc'), ([list, url], mode) => {
      if (!allows(url, list, mode)) return
      allowed++
      for (const [whose, read] of Object.entries(readings)) {
        const host = read(url)
        if (host !== null && !isListed(host, list))
          throw new Error(`${url} passes; ${whose} reading is ${host}`)
      }
    }),
    { numRuns: RUNS },
  )
  // Else the property says nothing.
  expect(allowed).toBeGreaterThan(RUNS / 50)
})

test('a plain address of a listed domain passes', () => {
  fc.assert(
    fc.property(domain, label, label, fc.boolean(), (name, app, stream, upper) => {
      const host = upper ? name.toUpperCase() : name
      const list = { domains: [name], bizids: [] }
      expect(allows(`rtmp://${host}/${app}/${stream}`, list)).toBe(true)
      expect(allows(`https://${host}/${app}/${stream}.flv?txSecret=1&txTime=2`, list)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a hostile address passes for no document of plain domains', () => {
  const texts = Object.values(hostile)
    .flat()
    .filter((url): url is string => typeof url === 'string')
  fc.assert(
    fc.property(listed, (list) => {
      // Whoever lists what an address names plainly, be it a domain or the number of an account, allows it.
      const domains = list.domains.filter((name) => !/evil|good|example\.(com|co)|myqcloud/.test(name))
      const bizids = list.bizids.filter((bizid) => !texts.some((url) => url.startsWith(`rtmp://${bizid}.`)))
      for (const url of texts) if (allows(url, { domains, bizids })) throw new Error(url)
    }),
    { numRuns: 100 },
  )
})

test('of any address, in any document, comes one verdict with a reason of the list, and nothing is thrown', () => {
  const body = fc.oneof(
    fc.anything(),
    fc.record(
      {
        liveAppID: fc.oneof(fc.constant(APP_ID), fc.constant(APP_ID), fc.anything()),
        domains: fc.oneof(fc.array(domain), fc.anything()),
        bizids: fc.oneof(fc.array(fc.nat()), fc.anything()),
        hosts: fc.oneof(fc.constant(['wx1']), fc.anything()),
        until: fc.oneof(fc.constant('2030-01-01'), fc.string(), fc.anything()),
      },
      { requiredKeys: [] },
    ),
  )
  const url = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    listAndAddress.map(([, text]) => text),
    domain.map((name) => `rtmp://${name}/live/a`),
  )
  fc.assert(
    fc.property(url, body, fc.constantFrom('play' as const, 'push' as const), (text, document, kind) => {
      const verdict = verdictOf(text, document, kind)
      if (verdict.allowed) return
      expect(reasons).toContain(verdict.reason)
      expect(verdict.detail).toMatch(/[\u4e00-\u9fff]/)
    }),
    { numRuns: RUNS },
  )
})
