/** The schema and the phone agree: what keeps to the schema is read, and means what it says. */
import Ajv2020 from 'ajv/dist/2020'
import fc from 'fast-check'
import { readDocument } from '../../plugin/whitelist/document'
import { parseStreamUrl } from '../../plugin/whitelist/stream-url'
import { judge } from '../../plugin/whitelist/whitelist'
import schema from '../../plugin/whitelist/whitelist.schema.json'
import demoDocument from '../../preview/whitelist/1250000001.json'
import { TODAY } from '../fixtures/whitelist/world'

const validate = new Ajv2020({ allowUnionTypes: true, strictRequired: false }).compile(schema)

test('the demo’s document keeps to it', () => expect(validate(demoDocument)).toBe(true))

test.each<[string, unknown, boolean]>([
  ['domains alone', { liveAppID: 5, domains: ['a.com'] }, true],
  ['bizids alone', { liveAppID: 5, bizids: [1] }, true],
  ['unknown fields', { liveAppID: 5, domains: [], plan: 'gold' }, true],
  ['hosts', { liveAppID: 5, domains: [], hosts: ['wx1234567890abcdef'] }, true],
  ['a last day', { liveAppID: 5, domains: [], until: '2030-12-31' }, true],
  ['a last moment', { liveAppID: 5, domains: [], until: '2030-12-31T18:00:00+08:00' }, true],
  ['an end in seconds', { liveAppID: 5, domains: [], until: 1924963199 }, true],
  ['no AppID', { domains: ['a.com'] }, false],
  ['nothing that could be allowed', { liveAppID: 5 }, false],
  ['AppID as text', { liveAppID: '5', domains: [] }, false],
  ['AppID 0', { liveAppID: 0, domains: [] }, false],
  ['a domain with a scheme', { liveAppID: 5, domains: ['rtmp://a.com'] }, false],
  ['a domain with a port', { liveAppID: 5, domains: ['a.com:1935'] }, false],
  ['a domain in capital letters', { liveAppID: 5, domains: ['A.com'] }, false],
  ['a domain with a blank', { liveAppID: 5, domains: [' a.com'] }, false],
  ['a whole top-level domain', { liveAppID: 5, domains: ['*.com'] }, false],
  ['a star elsewhere', { liveAppID: 5, domains: ['a.*.com'] }, false],
  ['one domain twice', { liveAppID: 5, domains: ['a.com', 'a.com'] }, false],
  ['no host', { liveAppID: 5, domains: [], hosts: [] }, false],
  ['an end in milliseconds', { liveAppID: 5, domains: [], until: 1924963199000 }, false],
  ['a list', [], false],
  ['null', null, false],
])('%s: %p is %p', (_, document, expected) => expect(validate(document)).toBe(expected))

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/)
const domain = fc
  .tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('com', 'cn'))
  .map(([star, labels, top]) => `${star ? '*.' : ''}${labels.join('.')}.${top}`)
const document = fc.record(
  {
    liveAppID: fc.integer({ min: 1, max: 2 ** 40 }),
    domains: fc.uniqueArray(domain, { maxLength: 5 }),
    bizids: fc.uniqueArray(fc.integer({ min: 1, max: 99999 }), { maxLength: 5 }),
    hosts: fc.constant(['wx1234567890abcdef']),
    until: fc.constantFrom('2030-12-31', '2030-12-31T18:00:00+08:00', 1924963199),
    later: fc.anything(),
  },
  { requiredKeys: ['liveAppID', 'domains'] },
)

test('every document that keeps to it is read on the phone, and allows each of its domains', () => {
  fc.assert(
    fc.property(document, (value) => {
      expect(validate(value)).toBe(true)
      const read = readDocument(JSON.parse(JSON.stringify(value)), value.liveAppID)
      if (typeof read === 'string') throw new Error(read)
      const addresses = [
        ...value.domains.map((name) => `rtmp://${name.replace('*', 'any')}/live/room`),
        ...(value.bizids ?? []).map((bizid) => `rtmp://${bizid}.liveplay.myqcloud.com/live/${bizid}_room`),
      ]
      for (const address of addresses) {
        const parsed = parseStreamUrl(address)
        if (!parsed.ok) throw new Error(parsed.problem)
        const question = {
          url: parsed.url,
          kind: 'play' as const,
          hostAppId: 'wx1234567890abcdef',
          now: TODAY,
        }
        expect(judge(read, question)).toEqual({ allowed: true })
      }
    }),
    { numRuns: 500 },
  )
})
