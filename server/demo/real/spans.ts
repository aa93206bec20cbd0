import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { hasPeriod } from '#shared/indicator.ts'
import { asPeriod, type Period } from '#shared/period.ts'

/**
 * The period under which an indicator keeps a span of the files: `2020`, `2020-07`, or months `2020-01/2020-05`, which
 * end with the period's last month. A year is December for a monthly indicator and Q4 for a quarterly one. Throws
 * where the indicator has no such period.
 */
export function periodOf(catalogue: Catalogue, indicator: string, span: string): Period {
  const entry = catalogue.indicator(indicator)
  if (!entry) throw new Error(`the catalogue has no ${indicator}`)
  const rule = catalogue.rule(entry.rule)
  const end = span.split('/').at(-1) ?? ''
  const [year = '', month = '12'] = end.split('-')
  const quarter = Number(month) / 3
  const text = {
    year,
    half: `${year}-H${Number(month) / 6}`,
    quarter: `${year}-Q${quarter}`,
    month: `${year}-${month}`,
    day: end,
  }
  const period = asPeriod(text[rule.periodKind])
  if (!hasPeriod(rule, period)) throw new Error(`${indicator} has no period for ${span}`)
  return period
}
