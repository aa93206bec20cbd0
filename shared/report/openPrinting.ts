import type { MissingFigure, UsedFigure } from '#shared/report/document.ts'
import { pickFigure } from '#shared/report/pickFigure.ts'
import type { NotPicked, Picked, Printing } from '#shared/report/printing.ts'
import type { ReportFigures, ReportTerms } from '#shared/report/reportFigures.ts'
import { periodEnd, periodLabel } from '#shared/period.ts'
import { cellKey, seriesKey, subjectOf } from '#shared/series.ts'

/** A printing with its account. */
export interface OpenPrinting extends Printing {
  readonly used: readonly Picked[]
  readonly missing: readonly MissingFigure[]
}

export function openPrinting(figures: ReportFigures, terms: ReportTerms): OpenPrinting {
  const { catalogue } = figures
  const ground = { figures, terms }
  const picks = new Map<string, Picked | NotPicked>()
  const used: Picked[] = []
  const indexes = new Map<string, number>()
  const missing: MissingFigure[] = []
  return {
    ...ground,
    used,
    missing,
    pick(code, subject = catalogue.site.home) {
      const key = seriesKey(code, subject)
      const picked = picks.get(key) ?? pickFigure(ground, code, subject)
      picks.set(key, picked)
      return picked
    },
    past: (code, subject = catalogue.site.home) =>
      figures.history(seriesKey(code, subject)).filter(({ period }) => periodEnd(period) <= terms.cutoff),
    use(picked) {
      const key = cellKey(picked.series, picked.known.period)
      const known = indexes.get(key)
      if (known !== undefined) return known
      indexes.set(key, used.length)
      return used.push(picked) - 1
    },
    miss(code, why, then) {
      const at = missing.findIndex((one) => one.code === code)
      const before = missing[at]
      // 待报 stands in the text, so that it says more than the sentence that is not there.
      if (before && then === 'awaited') missing[at] = { ...before, then }
      if (!before) missing.push({ code, name: catalogue.indicator(code)?.zh ?? code, why, then })
    },
  }
}

/** A figure that the report stands on, as its document keeps it. */
export function usedFigure({ figures: { catalogue } }: Printing, picked: Picked): UsedFigure {
  const { series, indicator, known } = picked
  const subject = subjectOf(series)
  const whose = subject === catalogue.site.home ? '' : (catalogue.subject(subject)?.zh ?? '')
  const janFebCombined = !catalogue.rule(indicator.rule).january
  return {
    series,
    period: known.period,
    name: whose + indicator.zh,
    periodLabel: periodLabel(known.period, { basis: indicator.basis, janFebCombined }),
    unit: catalogue.unit(indicator.unit).zh,
    value: known.value,
    status: known.status,
    vintage: known.vintage,
    seq: known.seq,
    ...(known.demo && { demo: true as const }),
  }
}
