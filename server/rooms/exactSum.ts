import { NOTHING } from '#shared/formula/records.ts'
import { plus, rational, toNumber } from '#shared/formula/rational.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

/** Numbers of records added up as the published figures are, without binary dust; what is no number adds nothing. */
export const exactSum = (values: Iterable<JsonValue | undefined>): number =>
  toNumber(
    [...values].reduce(
      (sum: typeof NOTHING, value) => (typeof value === 'number' ? plus(sum, rational(value)) : sum),
      NOTHING,
    ),
  )
