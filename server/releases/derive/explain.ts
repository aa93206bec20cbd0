import type { Kysely } from 'kysely'
import type { Derivations } from '#server/releases/derive/derivations.ts'
import { figureInputs } from '#server/releases/derive/figureInputs.ts'
import { vintagesAt } from '#server/releases/vintageQueries.ts'
import type { Tables } from '#server/store/tables.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import type { Explanation } from '#shared/formula/explanation.ts'
import { terms } from '#shared/formula/formula.ts'
import { formulaReads } from '#shared/formula/reads.ts'
import type { Period } from '#shared/period.ts'
import { indicatorOf, seriesKey, subjectOf, type SeriesKey } from '#shared/series.ts'

/** How a derived figure came about with what was published up to `seq`; null for a figure that is not derived. */
export async function explain(
  read: Kysely<Tables>,
  { catalogue, of }: Derivations,
  series: SeriesKey,
  period: Period,
  seq: number,
): Promise<Explanation | null> {
  const derivation = of(indicatorOf(series))
  if (!derivation) return null
  const { formula, indicator, text } = derivation
  const subject = subjectOf(series)
  const keys = formulaReads(formula, period, catalogue).map((input) => ({
    series: seriesKey(input.code, subject),
    period: input.period,
  }))
  const nameOf = (key: { series: SeriesKey; period: Period }): string => `${key.series} ${key.period}`
  const known = new Map((await vintagesAt(read, keys, seq)).map((row) => [nameOf(row), row]))
  const inputs = figureInputs(catalogue, subject, (key) => {
    const row = known.get(nameOf(key))
    return row && { value: row.value, missing: row.missing ?? undefined }
  })
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
    value: result === 'unknown' ? null : result.value,
  }
}
