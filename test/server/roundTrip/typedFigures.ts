import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { hasPeriod, isWorkedOut, type Indicator } from '#shared/indicator.ts'
import type { MissingReason } from '#shared/observation.ts'
import { addPeriods, asPeriod, type Period } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import type { Unit } from '#shared/unit.ts'
import { MISSING_REASONS } from '#shared/wording/index.ts'

/** A figure as somebody types it: the text in the cell, and the number that was meant. */
export interface TypedFigure {
  readonly series: SeriesKey
  readonly indicator: Indicator
  readonly period: Period
  readonly text: string
  readonly value: number | null
  readonly missing?: MissingReason
}

const FIRST = asPeriod('2016-01')
/** No more than a board keeps of a series. */
const MONTHS = 40
const MISSING_EVERY = 50

/** Figures of many series over some years, each typed in one of the ways in which people write numbers. */
export function typedFigures(catalogue: Catalogue, count: number, seed: number): readonly TypedFigure[] {
  const random = mulberry32(seed)
  const indicators = catalogue.indicators.filter(
    (indicator) =>
      !isWorkedOut(indicator) &&
      indicator.kind !== 'target' &&
      catalogue.rule(indicator.rule).periodKind === 'month',
  )
  const figures: TypedFigure[] = []
  for (const subject of catalogue.subjects)
    for (const indicator of indicators)
      for (let month = 0; month < MONTHS; month++) {
        if (figures.length === count) return figures
        const period = addPeriods(FIRST, month)
        if (!hasPeriod(catalogue.rule(indicator.rule), period)) continue
        const series = seriesKey(indicator.code, subject.code)
        const given =
          figures.length % MISSING_EVERY === 0
            ? missingOf(figures.length)
            : typed(indicator, catalogue, random)
        figures.push({ series, indicator, period, ...given })
      }
  throw new Error(`the catalogue has room for ${figures.length} figures only`)
}

function missingOf(n: number): Pick<TypedFigure, 'text' | 'value' | 'missing'> {
  const missing = MISSING_REASONS[(n / MISSING_EVERY) % MISSING_REASONS.length] ?? 'not-filed'
  return { text: missing === 'below-unit' ? '…' : '—', value: null, missing }
}

function typed(indicator: Indicator, catalogue: Catalogue, random: () => number) {
  const unit = catalogue.unit(indicator.unit)
  const isWhole = unit.code === 'rank' || (unit.dimension === 'count' && unit.factor === 1)
  const magnitude = unit.code === 'rank' ? 1 : Math.floor(random() * 9)
  const whole = unit.code === 'rank' ? 1 + Math.floor(random() * 16) : Math.floor(random() * 10 ** magnitude)
  const decimals = isWhole ? 0 : Math.floor(random() * 7)
  const fraction = decimals === 0 ? '' : String(Math.floor(random() * 10 ** decimals)).padStart(decimals, '0')
  const isNegative = !isWhole && random() < 0.3
  const digits = fraction === '' ? String(whole) : `${whole}.${fraction}`
  const value = Number(`${isNegative ? '-' : ''}${digits}`) || 0
  const manners = MANNERS.map((write) => write(digits, isNegative, unit))
  return { text: manners[Math.floor(random() * manners.length)] ?? digits, value }
}

const grouped = (digits: string): string => {
  const [whole = '', fraction] = digits.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

type Manner = (digits: string, isNegative: boolean, unit: Unit) => string
const MANNERS: readonly Manner[] = [
  (digits, isNegative) => (isNegative ? '-' : '') + digits,
  (digits, isNegative) => (isNegative ? '−' : '+') + grouped(digits),
  (digits, isNegative) => ` ${isNegative ? '－' : ''}${digits}\u3000`,
  (digits, isNegative) => fullWidth((isNegative ? '-' : '') + digits),
  (digits, isNegative) => (isNegative ? `(${grouped(digits)})` : grouped(digits)),
  (digits, isNegative, { zh }) => `${isNegative ? '-' : ''}${digits}${zh}`,
  (digits, isNegative) => `'${isNegative ? '-' : ''}${digits}`,
]

/** A small generator whose numbers are the same on every machine for a seed. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
