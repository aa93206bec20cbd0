import type { z } from 'zod'
import type { FieldFailure } from '#server/failure.ts'
import { Failure } from '#server/failure.ts'

/** The value as its schema reads it; throws a {@link Failure} that names each wrong field. */
export function parseOrFail<S extends z.ZodType>(
  schema: S,
  value: unknown,
  pointer: (path: readonly PropertyKey[]) => string,
): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Failure(
    'invalid',
    parsed.error.issues.flatMap((issue) => fieldFailures(issue, pointer)),
  )
}

/** RFC 6901: `/observations/0/value`. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Query and path parameters are flat: the name alone. */
export const parameterName = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const EXPECTED: Readonly<Record<string, string>> = {
  string: '文本 text',
  number: '数字 number',
  int: '整数 integer',
  object: '对象 object',
  array: '数组 array',
}

function fieldFailures(
  issue: z.core.$ZodIssue,
  pointer: (path: readonly PropertyKey[]) => string,
): FieldFailure[] {
  const at = pointer(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: pointer([...issue.path, key]),
        code: 'unknown-key',
        params: { key },
      }))
    case 'invalid_type':
      if (issue.input === undefined) return [{ pointer: at, code: 'required' }]
      return [
        { pointer: at, code: 'wrong-type', params: { expected: EXPECTED[issue.expected] ?? issue.expected } },
      ]
    case 'too_big':
      return [{ pointer: at, code: 'too-long', params: { max: Number(issue.maximum) } }]
    case 'too_small':
      return [{ pointer: at, code: 'too-short', params: { min: Number(issue.minimum) } }]
    case 'custom':
    case 'invalid_format':
      return [byName(at, issue.message)]
    default:
      return [{ pointer: at, code: 'invalid' }]
  }
}

/** Our own schemas name their rule in the message. */
function byName(pointer: string, rule: string): FieldFailure {
  if (rule === 'period') return { pointer, code: 'malformed-period', params: { period: '' } }
  if (rule === 'series') return { pointer, code: 'malformed-series' }
  return { pointer, code: 'invalid' }
}
