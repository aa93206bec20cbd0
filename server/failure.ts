import type { FieldCode } from '#server/fieldSentences.ts'
import type { FailureCode } from '#server/sentences.ts'

export interface FieldFailure {
  /** JSON pointer into the body, or the name of a query parameter. */
  readonly pointer: string
  readonly code: FieldCode
  /** What the sentence needs; also handed to the client as `detail`. */
  readonly params?: Readonly<Record<string, string | number | boolean | null>>
}

/** An expected failure: the reader can do something about it. Anything else that is thrown is a bug. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly fields: readonly FieldFailure[]
  readonly params: Readonly<Record<string, string | number>>
  constructor(
    code: FailureCode,
    fields: readonly FieldFailure[] = [],
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code)
    this.name = 'Failure'
    this.code = code
    this.fields = fields
    this.params = params
  }
}
