/** The schema's verdict on a document: which places do not keep to it. The words for them: words.ts. */
import Ajv2020, { type ErrorObject } from 'ajv/dist/2020'
import schema from '../../plugin/whitelist/whitelist.schema.json'
import type { Problem } from './problem'
import { wordsFor } from './words'

// A field may be of one of several types, and "domains or bizids" names fields beside their description.
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(
  schema,
)

/** One problem for each place that is wrong. */
export function schemaProblems(document: object): Problem[] {
  if (validate(document)) return []
  const problems = new Map<string, Problem>()
  for (const error of validate.errors ?? []) {
    const path = pathOf(error)
    const id = `${path.join('/')} ${error.keyword === 'required' ? missing(error) : ''}`
    const message = wordsFor(path, error.keyword === 'uniqueItems', valueAt(document, path), missing(error))
    if (!problems.has(id) && message !== '') problems.set(id, { severity: 'error', path, message })
  }
  return [...problems.values()]
}

const missing = ({ params }: ErrorObject): string =>
  (params as { missingProperty?: string }).missingProperty ?? ''

function pathOf({ instancePath, keyword, params }: ErrorObject): (string | number)[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  // Of two equal entries the later one is too many.
  return keyword === 'uniqueItems' ? [...path, (params as { j: number }).j] : path
}

const valueAt = (document: object, path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], document)
