import { Failure } from '#server/failure.ts'
import type { Looking } from '#server/ledgers/looking.ts'
import type { RecordQuery } from '#shared/contract/ledgers.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { terms, type RecordsTerm } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { countedRecords, dayOfPeriod } from '#shared/formula/records.ts'
import { recordSource } from '#shared/formula/recordSource.ts'
import type { KeptRecord } from '#shared/ledger/record.ts'
import { isPeriod, shanghaiDay, type Day } from '#shared/period.ts'

/** The records of a ledger behind a figure. */
export interface Counted {
  readonly records: readonly KeptRecord[]
  /** The day as of which they were looked at; undefined where they were as last said. */
  readonly on: Day | undefined
}

/**
 * The very records of a ledger that a figure of a period counts, by the code that counts them; undefined where no figure
 * is asked about. Throws Failure `invalid` for a figure or period that is none.
 */
export function countedBy(
  { catalogue, ledgers, book }: Looking,
  entity: string,
  { figure, period }: Pick<RecordQuery, 'figure' | 'period'>,
  now: number,
): Counted | undefined {
  if (figure === undefined) return undefined
  const [code = ''] = figure.split('@')
  if (!catalogue.indicator(code))
    throw new Failure('invalid', [
      { pointer: 'figure', code: 'unknown-indicator', params: { indicator: figure } },
    ])
  if (!isPeriod(period))
    throw new Failure('invalid', [
      { pointer: 'period', code: 'malformed-period', params: { period: period ?? '' } },
    ])
  const { workingDays } = catalogue
  const today = shanghaiDay(now)
  const source = recordSource({ view: book, ledger: (one) => ledgers.get(one), workingDays }, today)
  const counting = termsBehind(code, catalogue.indicator).filter((term) => term.entity === entity)
  const ids = new Set(
    counting.flatMap((term) => (countedRecords(term, period, source) ?? []).map(({ id }) => id)),
  )
  return {
    records: [...ids].flatMap((id) => book.record(entity, id) ?? []),
    on: counting.some(isByPeriod) ? undefined : dayOfPeriod(period, today),
  }
}

/** What a figure counts, and what the figures count that it is made of at the same period. */
function termsBehind(
  code: string,
  indicator: Looking['catalogue']['indicator'],
  seen = new Set<string>(),
): readonly RecordsTerm[] {
  const text = seen.has(code) ? undefined : indicator(code)?.derivedFrom
  seen.add(code)
  if (text === undefined || text === null) return []
  return terms(parseFormula(text)).flatMap((term) => {
    if (term.type === 'records') return [term]
    return term.type === 'figure' && !term.lastYear ? termsBehind(term.code, indicator, seen) : []
  })
}
