import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { partsCheck } from '#shared/partsCheck.ts'
import type { Period } from '#shared/period.ts'
import { indicatorOf, seriesKey, subjectOf } from '#shared/series.ts'
import type { TableProblem } from '#shared/tables/fate.ts'
import type { HistoryOf } from '#shared/tables/fates.ts'
import type { Judged } from '#shared/tables/judgeCell.ts'

/** Warns where a total of the catalogue and its parts, taken or published, do not add up as they are shown (S12). */
export function knownPartsProblems(
  judged: readonly Judged[],
  sheet: string,
  catalogue: Catalogue,
  history: HistoryOf,
): readonly TableProblem[] {
  const values = new Map<string, number | null>()
  const checks = new Map<
    string,
    { readonly total: string; readonly subject: string; readonly period: Period; cell: string }
  >()
  for (const { place, judgement } of judged) {
    if (judgement.kind !== 'taken') continue
    const { series, value, target } = judgement
    const { indicator, period } = target
    const total =
      indicator.partOf ?? (catalogue.partsOf(indicator.code).length > 0 ? indicator.code : undefined)
    if (total === undefined) continue
    values.set(`${series} ${period}`, value)
    const key = `${total}@${subjectOf(series)} ${period}`
    const known = checks.get(key)
    if (!known || indicatorOf(series) === total)
      checks.set(key, { total, subject: subjectOf(series), period, cell: place.address })
  }
  return [...checks.values()].flatMap(({ total, subject, period, cell }): TableProblem[] => {
    const indicator = catalogue.indicator(total)
    if (!indicator) return []
    const valueOf = (code: string) => {
      const series = seriesKey(code, subject)
      const taken = values.get(`${series} ${period}`)
      return taken === undefined ? history(series).find((o) => o.period === period)?.value : taken
    }
    const check = partsCheck(catalogue, indicator, valueOf, catalogue.site.conventions.rounding)
    if (check?.kind !== 'differs') return []
    const params = {
      label: '',
      indicator: total,
      total: valueOf(total) ?? 0,
      sum: check.sum,
      difference: check.difference,
      parts: check.parts.length,
    }
    return [{ severity: 'warning', code: 'parts-differ', params, sheet, cell }]
  })
}
