import { Failure } from '#server/failure.ts'

/** What the framework throws about a request, by the `type` or `status` of its errors. */
const BY_TYPE = {
  'entity.parse.failed': 'malformed-json',
  'entity.verify.failed': 'malformed-json',
  'request.aborted': 'malformed-json',
  'request.size.invalid': 'malformed-json',
  'entity.too.large': 'too-large',
  'encoding.unsupported': 'unsupported-media',
  'charset.unsupported': 'unsupported-media',
} as const

/** The expected failure behind an error, or undefined for a bug. */
export function toFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error
  if (!(error instanceof Error)) return undefined
  if ('type' in error && typeof error.type === 'string' && isKnown(error.type))
    return new Failure(BY_TYPE[error.type])
  // A path that is no UTF-8, such as /api/%ff.
  if (error instanceof URIError) return new Failure('not-found')
  // A compressed body that does not unpack has no type, only its status.
  return 'status' in error && error.status === 400 ? new Failure('malformed-json') : undefined
}

const isKnown = (type: string): type is keyof typeof BY_TYPE => Object.hasOwn(BY_TYPE, type)
