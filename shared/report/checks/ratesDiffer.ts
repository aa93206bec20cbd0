import type { ReportRemark } from '#shared/report/document.ts'
import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import { fixed } from '#shared/report/filters/plainNumber.ts'
import { seriesKey, subjectOf } from '#shared/series.ts'
import { convert } from '#shared/unit.ts'

/** How far a rate may be from its two numbers: half of the decimal that is printed. */
const TOLERANCE = 0.05
const QUOTIENT = /^\{([^{}]+)\} \/ \{([^{}]+)\} \* 100$/

/** Rates that are not what their numerator and denominator make. */
export function ratesDiffer({ used, figures: known }: OpenPrinting): readonly ReportRemark[] {
  const { catalogue, history } = known
  return used.flatMap(({ indicator, series, known: { period, value } }, i): readonly ReportRemark[] => {
    const [, above, below] = QUOTIENT.exec(indicator.derivedFrom ?? '') ?? []
    if (above === undefined || below === undefined) return []
    const [a, b] = [above, below].map((code) => {
      const of = catalogue.indicator(code)
      const then = history(seriesKey(code, subjectOf(series))).find((one) => one.period === period)?.value
      return of && typeof then === 'number' ? { unit: catalogue.unit(of.unit), value: then } : undefined
    })
    if (!a || !b || b.value === 0 || a.unit.dimension !== b.unit.dimension) return []
    const made = (convert(a.value, a.unit, b.unit) / b.value) * 100
    if (Math.abs(made - value) < TOLERANCE) return []
    const [said, reckoned] = [value, made].map((rate) => `${fixed(rate, 2, 'half-up')}%`)
    return [
      {
        code: 'differs',
        zh: `${indicator.zh}为${said}，由在库分子、分母计算为${reckoned}`,
        en: `${indicator.en} is ${said}; its two numbers make ${reckoned}`,
        figures: [i],
      },
    ]
  })
}
