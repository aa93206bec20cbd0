import { comparability, seriesTraits } from '#shared/comparability.ts'
import { isAccumulated, stepPeriod } from '#shared/indicator.ts'
import {
  comparePeriods,
  monthOf,
  periodEnd,
  periodOf,
  periodParts,
  samePeriodLastYear,
  type Period,
} from '#shared/period.ts'
import {
  figureAt,
  newestOf,
  pointOf,
  shortNames,
  type Drawing,
  type DrawnLine,
} from '#shared/report/pictures/drawing.ts'
import { labelOf, spanOf, unitOf, yearOf } from '#shared/report/pictures/pictureWords.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'

/** How many periods a path goes back: a year and the same month of the last, or about two years of quarters. */
const STEPS_BACK = { day: 30, month: 12, quarter: 8, half: 4, year: 5 } as const
const YEARS_BESIDE = 2

/** Where the figures have gone: an amount that adds up from January beside the same months of the last years. */
export function trend(codes: readonly string[], printing: Printing): Drawing | null {
  const [first, ...more] = newestOf(printing, codes)
  if (!first) return null
  if (more.length === 0 && isAccumulated(first.indicator)) return yearsOf(first, printing)
  const { catalogue } = printing.figures
  const traits = ({ indicator }: Picked) => seriesTraits(catalogue, indicator, catalogue.site.home)
  const alike = more.filter((one) => comparability(traits(first), traits(one), 'axis').allowed)
  return pathsOf([first, ...alike], printing)
}

/** The years beside each other, the newest first, along the periods of one year. */
function yearsOf({ indicator, known }: Picked, printing: Printing): Drawing | null {
  const rule = printing.figures.catalogue.rule(indicator.rule)
  const year = yearOf(known.period)
  const past = printing.past(indicator.code)
  const periods: Period[] = []
  for (let at = lastOf(known.period); yearOf(at) === year; at = stepPeriod(rule, at, -1)) periods.unshift(at)
  const lines = Array.from({ length: YEARS_BESIDE + 1 }, (_, back): DrawnLine => ({
    name: `${year - back}年`,
    points: periods.map((period) =>
      pointOf(printing, figureAt(printing, indicator, yearsBefore(period, back))),
    ),
  })).filter(({ points }) => points.some(({ value }) => value !== null))
  const isOne = past.filter(({ value }) => value !== null).length < 2
  if (isOne || periods.length < 2) return null
  return {
    unit: unitOf(printing, indicator),
    span: spanOf(`${year - lines.length + 1}年`, labelOf(printing, indicator, known.period)),
    notes: [],
    labels: periods.map((period) => labelOf(printing, indicator, period, false)),
    lines,
  }
}

const yearsBefore = (period: Period, years: number): Period =>
  years === 0 ? period : yearsBefore(samePeriodLastYear(period), years - 1)

/** The last period of its kind in the year. */
function lastOf(period: Period): Period {
  const { kind, year } = periodParts(period)
  return periodOf(kind, periodEnd(String(year) as Period))
}

/** The way of each figure up to the newest of them; months carry quarters, which have their points at their ends. */
function pathsOf(figures: readonly Picked[], printing: Printing): Drawing | null {
  const { catalogue } = printing.figures
  const ruleOf = ({ indicator }: Picked) => catalogue.rule(indicator.rule)
  const finest = figures.reduce((a, b) =>
    STEPS_BACK[ruleOf(b).periodKind] > STEPS_BACK[ruleOf(a).periodKind] ? b : a,
  )
  const rule = { ...ruleOf(finest), january: figures.some((one) => ruleOf(one).january) }
  const newest = figures.map(({ known }) => known.period).reduce((a, b) => (comparePeriods(a, b) < 0 ? b : a))
  let at = periodOf(rule.periodKind, periodEnd(newest))
  const periods = [at]
  for (let i = 0; i < STEPS_BACK[rule.periodKind]; i++) periods.unshift((at = stepPeriod(rule, at, -1)))
  const lines = figures.map(({ indicator }) =>
    periods.map((period) => {
      const { periodKind } = catalogue.rule(indicator.rule)
      const own = periodOf(periodKind, periodEnd(period))
      return monthOf(own) === monthOf(period)
        ? pointOf(printing, figureAt(printing, indicator, own))
        : pointOf(printing, undefined)
    }),
  )
  const begin = periods.findIndex((_, i) => lines.some((points) => points[i]?.value !== null))
  const known = lines.flat().filter(({ value }) => value !== null).length
  if (begin < 0 || begin === periods.length - 1 || known < 2) return null
  const labels = periods.slice(begin).map((period) => labelOf(printing, finest.indicator, period))
  const names = shortNames(figures.map(({ indicator }) => indicator))
  return {
    unit: unitOf(printing, finest.indicator),
    span: spanOf(labels[0] ?? '', labels.at(-1) ?? ''),
    notes: [],
    labels,
    lines: lines.map((points, i) => ({ name: names[i] ?? '', points: points.slice(begin) })),
  }
}
