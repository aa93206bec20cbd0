import { comparability, seriesTraits } from '#shared/comparability.ts'
import { samePeriodLastYear, type Period } from '#shared/period.ts'
import {
  figureAt,
  newestOf,
  pointOf,
  shortNames,
  type Drawing,
  type DrawnLine,
} from '#shared/report/pictures/drawing.ts'
import { labelOf, unitOf, yearOf } from '#shared/report/pictures/pictureWords.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'

const YEARS = 5

/** Amounts as bars: one figure in the same period of the last years, or several beside each other and last year's. */
export function levels(codes: readonly string[], printing: Printing): Drawing | null {
  const [first, ...more] = newestOf(printing, codes)
  if (!first) return null
  if (codes.length === 1) return overYears(first, printing)
  const { catalogue } = printing.figures
  const traits = ({ indicator }: Picked) => seriesTraits(catalogue, indicator, catalogue.site.home)
  const alike = more.filter((one) => comparability(traits(first), traits(one), 'axis').allowed)
  return alike.length === 0 ? null : beside([first, ...alike], printing)
}

function overYears({ indicator, known }: Picked, printing: Printing): Drawing | null {
  const periods = Array.from({ length: YEARS - 1 }).reduce<readonly Period[]>(
    ([earliest = known.period, ...rest]) => [samePeriodLastYear(earliest), earliest, ...rest],
    [known.period],
  )
  const found = periods.map((period) => figureAt(printing, indicator, period))
  const begin = found.findIndex((one) => one !== undefined)
  if (begin === found.length - 1) return null // one bar is no picture
  return {
    unit: unitOf(printing, indicator),
    span: `各年${labelOf(printing, indicator, known.period, false)}`,
    notes: [],
    labels: periods.slice(begin).map((period) => `${yearOf(period)}年`),
    lines: [{ name: indicator.zh, points: found.slice(begin).map((one) => pointOf(printing, one)) }],
    own: found.length - 1 - begin,
  }
}

function beside(figures: readonly [Picked, ...Picked[]], printing: Printing): Drawing {
  const [{ indicator: as, known: newest }] = figures
  const names = shortNames(figures.map(({ indicator }) => indicator))
  const now = figures.map((one) => pointOf(printing, one, as))
  const before = figures.map(({ indicator, known }) =>
    pointOf(printing, figureAt(printing, indicator, samePeriodLastYear(known.period)), as),
  )
  const span = labelOf(printing, as, newest.period)
  const isSame = figures.every(({ known }) => known.period === newest.period)
  const hasBefore = before.some(({ value }) => value !== null)
  const lines: DrawnLine[] = [{ name: isSame ? span : '本期', points: now }]
  if (hasBefore) lines.push({ name: '上年同期', points: before })
  return {
    unit: unitOf(printing, as),
    span: isSame ? span : '期别见各项',
    notes: [],
    labels: figures.map(({ indicator, known }, i) =>
      isSame ? (names[i] ?? '') : `${names[i] ?? ''}（${labelOf(printing, indicator, known.period)}）`,
    ),
    lines,
  }
}
