import { amountFilter, type AmountFilter } from '#shared/report/filters/amountFilters.ts'
import { approximately } from '#shared/report/filters/approx.ts'
import { changedRate } from '#shared/report/filters/filterTable.ts'
import { plainNumber } from '#shared/report/filters/plainNumber.ts'
import { isShared, placeWords } from '#shared/report/filters/rankPlace.ts'
import { percentOf, speedOf, yoyDiffWords } from '#shared/report/filters/rateWords.ts'
import { asOfWords, deadlineWords, spanWords } from '#shared/report/filters/spans.ts'
import { reportYear } from '#shared/report/pickFigure.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import type { FilterCall } from '#shared/report/template/template.ts'
import { samePeriodLastYear } from '#shared/period.ts'
import { areComparable, convert, shiftDecimal } from '#shared/unit.ts'
import { growthWords } from '#shared/wording/growth.ts'
import { scheduleWords } from '#shared/wording/schedule.ts'
import type { Tongue } from '#shared/wording/tongue.ts'

/** What stands where a figure would, unless its sentence is left out. */
export const AWAITED = '（待报）'
export const missingIn = (filters: readonly FilterCall[]): string =>
  filters.at(-1)?.name === 'speed' ? '—' : AWAITED

/** `time`: it says of which stretch of time what follows is; `term`: by when something is to be done. */
export interface Printed {
  readonly text: string
  readonly says: 'value' | 'time' | 'term'
}

/** A figure through the filters of its slot; undefined where they do not go with it, which the checker has said. */
export function printSlot(
  picked: Picked,
  filters: readonly FilterCall[],
  printing: Printing,
): Printed | undefined {
  const last = filters.at(-1)
  if (!last) return undefined
  const amount = amountFilter(last.name)
  const approx = filters.find(({ name }) => name === 'approx')?.argument ?? null
  if (amount) return valueSaid(amountWords(picked, amount, approx, printing))
  const time = timeWords(picked, last.name, printing)
  if (time === undefined) return valueSaid(valueWords(picked, last, printing))
  return { text: time, says: last.name === 'deadline' ? 'term' : 'time' }
}

const valueSaid = (text: string | undefined): Printed | undefined =>
  text === undefined ? undefined : { text, says: 'value' }

const roundingOf = ({ figures }: Printing) => figures.catalogue.site.conventions.rounding

function amountWords(
  { indicator, known }: Picked,
  { name, unit, decimals }: AmountFilter,
  approx: string | null,
  printing: Printing,
): string | undefined {
  const from = printing.figures.catalogue.unit(indicator.unit)
  const to = { ...from, ...unit }
  if (!areComparable(from, to)) return undefined
  const value = convert(known.value, from, to)
  const rounding = roundingOf(printing)
  if (approx !== null) return approximately(approx, { value, unit: name, decimals, rounding })
  return plainNumber(value, decimals, rounding) + name
}

function timeWords({ indicator, known }: Picked, filter: string, printing: Printing): string | undefined {
  const rule = printing.figures.catalogue.rule(indicator.rule)
  const dated = { indicator, rule, period: known.period, year: reportYear(printing.terms) }
  switch (filter) {
    case 'span':
      return spanWords(dated)
    case 'asof':
      return asOfWords(dated)
    case 'deadline':
      return deadlineWords(dated)
    default:
      return undefined
  }
}

function valueWords(picked: Picked, { name, argument }: FilterCall, printing: Printing): string | undefined {
  const { indicator, known } = picked
  const rounding = roundingOf(printing)
  const tongue: Tongue = { locale: 'zh-CN', rounding, about: indicator.about }
  switch (name) {
    case 'pct':
      return percentOf(known.value, rounding)
    case 'over':
      return `${percentOf(known.value, rounding)}以上`
    case 'speed':
      return speedOf(known.value, rounding)
    case 'growth':
      return growthWords(known.value, tongue)
    case 'gap':
      return scheduleWords(known.value, tongue)
    case 'yoy-diff':
      return changeWords(picked, printing, tongue)
    case 'rank':
      return argument === null ? undefined : placeWords(known.value, isShared(printing, picked), argument)
    case 'own':
      return (
        plainNumber(known.value, indicator.decimals, rounding) +
        printing.figures.catalogue.unit(indicator.unit).zh
      )
    default:
      return undefined
  }
}

/** The rate itself decides the words; last year's is the published one, or what the two of this year lead back to. */
function changeWords({ indicator, known }: Picked, printing: Printing, tongue: Tongue): string | undefined {
  const code = changedRate(indicator)
  if (code === undefined) return undefined
  const rates = printing.past(code)
  const at = (period: string) => rates.find((one) => one.period === period)
  const rate = printing.figures.catalogue.indicator(code)
  const now = at(known.period)
  if (!rate || !now || now.value === null) return AWAITED
  const before = at(samePeriodLastYear(known.period))?.value ?? difference(now.value, known.value)
  const home = printing.pick(code)
  if (isPicked(home) && home.known.period === known.period) printing.use(home)
  return yoyDiffWords(now.value, before, tongue)
}

const EXACT = 9
const difference = (a: number, b: number): number =>
  shiftDecimal(Math.round(shiftDecimal(a - b, EXACT)), -EXACT)
