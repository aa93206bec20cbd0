import type { Kysely } from 'kysely'
import type { Derivations } from '#server/releases/derive/derivations.ts'
import { figureInputs } from '#server/releases/derive/figureInputs.ts'
import { vintagesAt } from '#server/releases/vintageQueries.ts'
import type { Tables } from '#server/store/tables.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import type { Explanation } from '#shared/formula/explanation.ts'
import { terms, type RecordsTerm } from '#shared/formula/formula.ts'
import { toNumber } from '#shared/formula/rational.ts'
import type { Tallied } from '#shared/formula/records.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { formulaReads } from '#shared/formula/reads.ts'
import type { Period } from '#shared/period.ts'
import { indicatorOf, seriesKey, subjectOf, type SeriesKey } from '#shared/series.ts'

interface Question {
  readonly series: SeriesKey
  readonly period: Period
  /** Nothing that was published later is looked at. */
  readonly seq: number
  /** What a term over records came to then. */
  readonly tallied: (term: RecordsTerm, period: Period) => Tallied | undefined
}

/**
 * How a derived figure came about with what was published up to `seq`; null for a figure that is not derived, and for
 * one whose ledgers have no records, as it was filed.
 */
export async function explain(
  read: Kysely<Tables>,
  { catalogue, of }: Derivations,
  ledgers: ReadonlyMap<string, Ledger>,
  { series, period, seq, tallied }: Question,
): Promise<Explanation | null> {
  const derivation = of(indicatorOf(series))
  if (!derivation) return null
  const counts = derivation.counted.map(({ term }) => ({ term, found: tallied(term, period) }))
  if (counts.some(({ found }) => found === undefined)) return null
  const { formula, indicator, text } = derivation
  const subject = subjectOf(series)
  const keys = formulaReads(formula, period, catalogue).map((input) => ({
    series: seriesKey(input.code, subject),
    period: input.period,
  }))
  const nameOf = (key: { series: SeriesKey; period: Period }): string => `${key.series} ${key.period}`
  const known = new Map((await vintagesAt(read, keys, seq)).map((row) => [nameOf(row), row]))
  const inputs = figureInputs(
    catalogue,
    subject,
    (key) => {
      const row = known.get(nameOf(key))
      return row && { value: row.value, missing: row.missing ?? undefined }
    },
    (term, at) => tallied(term, at)?.value,
  )
  const result = evaluate(formula, indicator, period, catalogue, inputs)
  return {
    text,
    inputs: keys.map((key) => {
      const row = known.get(nameOf(key))
      return { ...key, value: row?.value ?? null, vintage: row?.vintage ?? 0 }
    }),
    schedules: terms(formula).flatMap((term) => {
      const value = term.type === 'schedule' ? inputs.scheduled(term.list, period) : undefined
      return term.type === 'schedule' && value !== undefined ? [{ list: term.list, period, value }] : []
    }),
    records: counts.flatMap(({ term, found }) => {
      const ledger = ledgers.get(term.entity)
      if (!ledger || !found) return []
      const { code, zh, en, exposure } = ledger
      const isTold = exposure.kind === 'board' || (exposure.kind === 'told' && exposure.from === undefined)
      const records = isTold ? found.records : null
      return [{ ledger: code, zh, en, records, value: toNumber(found.value) }]
    }),
    value: result === 'unknown' ? null : result.value,
  }
}
