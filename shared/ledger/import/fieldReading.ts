import type { JsonValue } from '#shared/ledger/record.ts'
import type { RecordProblemCode, RecordQuestion } from '#shared/ledger/import/recordMapping.ts'

type Params = Readonly<Record<string, string | number>>

/** What one cell says of a field. Nothing is guessed: what is not plainly one value is asked about or wrong. */
export type FieldReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'ask'; readonly question: RecordQuestion }
  /** The answer was to leave it out. */
  | { readonly kind: 'skipped' }
  | { readonly kind: 'wrong'; readonly code: RecordProblemCode; readonly params: Params }

export const BLANK: FieldReading = { kind: 'blank' }
export const SKIPPED: FieldReading = { kind: 'skipped' }
export const saying = (value: JsonValue): FieldReading => ({ kind: 'value', value })
export const wrong = (code: RecordProblemCode, params: Params = {}): FieldReading => ({
  kind: 'wrong',
  code,
  params,
})

/** The answer in the place of the question where there is one. */
export function settled(
  question: RecordQuestion,
  answers: Readonly<Record<string, string>>,
  valueOf: (choice: string) => FieldReading,
): FieldReading {
  const choice = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined
  if (choice === undefined || !question.choices.some(({ key }) => key === choice))
    return { kind: 'ask', question }
  return choice === 'skip' ? SKIPPED : valueOf(choice)
}
