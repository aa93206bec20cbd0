import type { z } from 'zod'
import type { FieldFailure } from '#server/failure.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** RFC 6901: `/observations/0/value`. */
const jsonPointer = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** More than a person mends at a time; the rest shows once these are mended. */
export const FAULTS_SHOWN = 200
const EXCERPT = 60

/** What the schema objects to in a body, told by what stands there: text for a number, full-width digits, 1e400. */
export const requestFaults = (body: unknown, issues: readonly Issue[]): readonly FieldFailure[] =>
  issues.flatMap((issue) => faultsOf(issue, valueAt(body, issue.path))).slice(0, FAULTS_SHOWN)

function faultsOf(issue: Issue, value: unknown): FieldFailure[] {
  const pointer = jsonPointer(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...issue.path, key]),
        code: 'unknown-key',
        params: { key },
      }))
    case 'invalid_type':
      return [wrongType(pointer, issue.path, issue.expected, value)]
    case 'invalid_value':
      return [{ pointer, code: 'wrong-type', params: { expected: issue.values.join(' / ') } }]
    case 'too_big':
      return [
        {
          pointer,
          code: isNumber(issue.origin) ? 'too-big' : 'too-long',
          params: { max: Number(issue.maximum) },
        },
      ]
    case 'too_small':
      return [
        {
          pointer,
          code: isNumber(issue.origin) ? 'too-small' : issue.origin === 'string' ? 'too-short' : 'invalid',
          params: { min: Number(issue.minimum) },
        },
      ]
    case 'invalid_format':
      return [{ pointer, code: issue.path.at(-1) === 'code' ? 'malformed-code' : 'invalid' }]
    case 'custom':
      return [byRule(pointer, issue.message, value)]
    default:
      return [{ pointer, code: 'invalid' }]
  }
}

const isNumber = (origin: string): boolean => origin === 'int' || origin === 'number'

const EXPECTED: Readonly<Record<string, string>> = {
  string: '文本 text',
  number: '数字 number',
  int: '整数 integer',
  object: '对象 object',
  record: '对象 object',
  array: '数组 array',
}

function wrongType(pointer: string, path: Path, expected: string, value: unknown): FieldFailure {
  if (value === undefined) return { pointer, code: 'required' }
  if (path.at(-1) === 'value') {
    if (typeof value === 'number') return { pointer, code: 'value-not-finite' }
    if (typeof value === 'string') return textForNumber(pointer, value)
  }
  if (path.at(-1) === 'period')
    return { pointer, code: 'malformed-period', params: { period: excerpt(value) } }
  return { pointer, code: 'wrong-type', params: { expected: EXPECTED[expected] ?? expected } }
}

function textForNumber(pointer: string, text: string): FieldFailure {
  const code = /[０-９．，－＋％]/.test(text) ? 'value-full-width' : 'value-is-text'
  return { pointer, code, params: { text: excerpt(text) } }
}

/** The schemas of the contract name their own rules in the message. */
function byRule(pointer: string, rule: string, value: unknown): FieldFailure {
  if (rule === 'period') return { pointer, code: 'malformed-period', params: { period: excerpt(value) } }
  if (rule === 'as-of') return { pointer, code: 'malformed-as-of', params: { asOf: excerpt(value) } }
  if (rule === 'series') return { pointer, code: 'malformed-series' }
  return { pointer, code: rule === 'empty-release' ? rule : 'invalid' }
}

const excerpt = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, EXCERPT)

function valueAt(body: unknown, path: Path): unknown {
  let value = body
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}
