import type { RecordsTerm } from '#shared/formula/formula.ts'
import type { PeriodKind } from '#shared/period.ts'

/** A count or sum over records with the kind of period of the figure that it is a part of. */
export interface CountedTerm {
  readonly term: RecordsTerm
  readonly kind: PeriodKind
}

const keys = new WeakMap<RecordsTerm, string>()

/** The same for the same term wherever it is written. */
export function countedKey({ term, kind }: CountedTerm): string {
  const known = keys.get(term) ?? JSON.stringify(said(term))
  keys.set(term, known)
  return `${kind} ${known}`
}

const said = ({ aggregate, entity, field, where }: RecordsTerm) => [
  aggregate,
  entity,
  field,
  where.map((condition) => [condition.field, condition.test, condition.values]),
]
