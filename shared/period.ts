/**
 * Statistical periods as text: `2020-05`, `2020-Q2`, `2020-H1`, `2020`, `2020-06-12`.
 * Nothing here knows a clock or a time zone; a period is a name, never an instant.
 */

declare const periodBrand: unique symbol
/** A well-formed period code; made by {@link asPeriod}, a contract schema or reckoning from another, nowhere else. */
export type Period = string & { readonly [periodBrand]: true }
/** A period code that names one day. */
export type Day = Period

export type PeriodKind = 'day' | 'month' | 'quarter' | 'half' | 'year'
/** What stretch of time a figure keyed by a period covers (the `basis` of the catalogue). */
export type Basis = 'ytd' | 'single' | 'as-of' | 'plan'
export type Locale = 'zh-CN' | 'en'

interface PeriodParts {
  readonly kind: PeriodKind
  readonly year: number
  /** Month, quarter or half within the year, counted from 1; 1 for a year; the month for a day. */
  readonly index: number
  /** Day of the month; 0 unless the kind is `day`. */
  readonly day: number
}

const PATTERN = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?$/
const PER_YEAR = { month: 12, quarter: 4, half: 2, year: 1 } as const
const MS_PER_DAY = 86_400_000

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Boards and ledgers know some thousands of periods and days and ask for each of them over and over. */
const KNOWN_PARTS = 16_384
const known = new Map<string, PeriodParts>()

function read(text: string): PeriodParts | undefined {
  const before = known.get(text)
  if (before) return before
  const parts = parsed(text)
  if (parts && known.size < KNOWN_PARTS) known.set(text, parts)
  return parts
}

function parsed(text: string): PeriodParts | undefined {
  const match = PATTERN.exec(text)
  if (!match) return undefined
  const [, y = '', m, d, q, h] = match
  const year = Number(y)
  if (q) return { kind: 'quarter', year, index: Number(q), day: 0 }
  if (h) return { kind: 'half', year, index: Number(h), day: 0 }
  if (!m) return { kind: 'year', year, index: 1, day: 0 }
  const month = Number(m)
  if (month < 1 || month > 12) return undefined
  if (!d) return { kind: 'month', year, index: month, day: 0 }
  const day = Number(d)
  return day >= 1 && day <= daysInMonth(year, month) ? { kind: 'day', year, index: month, day } : undefined
}

/** Years that anybody may write; reckoning goes beyond them, to the year before the first. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2999]

export function isPeriod(text: unknown): text is Period {
  const parts = typeof text === 'string' ? read(text) : undefined
  return parts !== undefined && parts.year >= FIRST_YEAR && parts.year <= LAST_YEAR
}

/** The text as a period. Throws a RangeError that names the text when it is not one. */
export function asPeriod(text: string): Period {
  if (!isPeriod(text)) throw new RangeError(`not a period: ${JSON.stringify(text)}`)
  return text
}

export function periodParts(period: Period): PeriodParts {
  const parts = read(period)
  if (!parts) throw new RangeError(`not a period: ${JSON.stringify(period)}`)
  return parts
}

const two = (n: number): string => String(n).padStart(2, '0')

function write(kind: PeriodKind, year: number, index: number, day = 0): Period {
  const head = String(year).padStart(4, '0')
  switch (kind) {
    case 'day':
      return `${head}-${two(index)}-${two(day)}` as Period
    case 'month':
      return `${head}-${two(index)}` as Period
    case 'quarter':
      return `${head}-Q${index}` as Period
    case 'half':
      return `${head}-H${index}` as Period
    case 'year':
      return head as Period
  }
}

const dayNumber = ({ year, index, day }: PeriodParts): number => Date.UTC(year, index - 1, day) / MS_PER_DAY

function dayFromNumber(n: number): Day {
  const date = new Date(n * MS_PER_DAY)
  return write('day', date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** Position of the period on the line of periods of its own kind. */
const ordinal = (p: PeriodParts): number =>
  p.kind === 'day' ? dayNumber(p) : p.year * PER_YEAR[p.kind] + p.index - 1

/** The period `steps` after this one, of the same kind; negative steps go back. */
export function addPeriods(period: Period, steps: number): Period {
  const parts = periodParts(period)
  const n = ordinal(parts) + steps
  if (parts.kind === 'day') return dayFromNumber(n)
  const size = PER_YEAR[parts.kind]
  return write(parts.kind, Math.floor(n / size), (n % size) + 1)
}

export const previousPeriod = (period: Period): Period => addPeriods(period, -1)
export const nextPeriod = (period: Period): Period => addPeriods(period, 1)

/** Same period last year; 29 February falls back to the 28th. */
export function samePeriodLastYear(period: Period): Period {
  const { kind, year, index, day } = periodParts(period)
  const lastDay = kind === 'day' ? Math.min(day, daysInMonth(year - 1, index)) : 0
  return write(kind, year - 1, index, lastDay)
}

/** Steps from one period to another of the same kind; throws a RangeError when the kinds differ. */
export function periodDistance(from: Period, to: Period): number {
  const a = periodParts(from)
  const b = periodParts(to)
  if (a.kind !== b.kind) throw new RangeError(`${from} and ${to} are periods of different kinds`)
  return ordinal(b) - ordinal(a)
}

/** The month in which the period ends, 1–12. */
export const endMonth = (period: Period): number => {
  const { kind, index } = periodParts(period)
  return kind === 'day' || kind === 'month' ? index : (index * 12) / PER_YEAR[kind]
}

/** Last day of the period. */
export function periodEnd(period: Period): Day {
  const { kind, year } = periodParts(period)
  if (kind === 'day') return period
  const month = endMonth(period)
  return write('day', year, month, daysInMonth(year, month))
}

/** First day of the period itself (not of the year that a cumulative figure starts with). */
export function periodStart(period: Period): Day {
  const { kind, year } = periodParts(period)
  if (kind === 'day') return period
  const months = 12 / PER_YEAR[kind]
  return write('day', year, endMonth(period) - months + 1, 1)
}

/** The letter of a quarter or half: with the length it tells the kind of a period. */
const kindLetter = (period: Period): string => (period.charAt(5) > '9' ? period.charAt(5) : '')

/** Order by last day, then the shorter period first; a total order over all periods. */
export function comparePeriods(a: Period, b: Period): number {
  if (a === b) return 0
  // Within one kind the texts themselves are in order; boards are folded with this, on every screen.
  if (a.length === b.length && kindLetter(a) === kindLetter(b)) return a < b ? -1 : 1
  const endA = periodEnd(a)
  const endB = periodEnd(b)
  if (endA !== endB) return endA < endB ? -1 : 1
  return periodStart(a) > periodStart(b) ? -1 : 1
}

export const addDays = (day: Day, days: number): Day => addPeriods(day, days)

/** The calendar day of an instant on the bureau's clock (Asia/Shanghai, UTC+8 all year since 1992). */
export const shanghaiDay = (epochMs: number): Day =>
  dayFromNumber(Math.floor((epochMs + 8 * 3_600_000) / MS_PER_DAY))

/** The last instant of a day on the bureau's clock: `2020-06-12T15:59:59.999Z`. */
export const shanghaiDayEnd = (day: Day): string =>
  new Date((dayNumber(periodParts(day)) + 1) * MS_PER_DAY - 8 * 3_600_000 - 1).toISOString()

/** The period of a kind that a day lies in. */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const { year, index } = periodParts(day)
  return kind === 'day' ? day : write(kind, year, Math.ceil((index * PER_YEAR[kind]) / 12))
}

/** Month of a day or month, quarter, half or year code at whose end the given day stands or last stood. */
export const monthOf = (period: Period): Period => write('month', periodParts(period).year, endMonth(period))

export interface PeriodLabelOptions {
  readonly locale?: Locale
  readonly basis?: Basis
  /** The indicator has no January: `YYYY-02` stands for January and February together. */
  readonly janFebCombined?: boolean
  /** Leave the year out where the surroundings say it. */
  readonly year?: boolean
}

const ZH_QUARTER = ['一季度', '二季度', '三季度', '四季度']
const EN_MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The period in official notation: `2020年1—5月`, `2020年上半年`, `Jan–May 2020`. */
export function periodLabel(period: Period, options: PeriodLabelOptions = {}): string {
  const { locale = 'zh-CN', basis = 'single', janFebCombined = false, year: withYear = true } = options
  const parts = periodParts(period)
  const spansFromJanuary =
    parts.kind === 'month' &&
    parts.index > 1 &&
    (basis === 'ytd' || (basis === 'single' && janFebCombined && parts.index === 2))
  return locale === 'en'
    ? labelEn(parts, basis, spansFromJanuary, withYear)
    : labelZh(parts, basis, spansFromJanuary, withYear)
}

function labelZh(p: PeriodParts, basis: Basis, spansFromJanuary: boolean, withYear: boolean): string {
  const year = withYear ? `${p.year}年` : ''
  const end = basis === 'as-of' ? '末' : ''
  switch (p.kind) {
    case 'day':
      return `${basis === 'as-of' ? '截至' : ''}${year}${p.index}月${p.day}日`
    case 'month':
      return `${year}${spansFromJanuary ? '1—' : ''}${p.index}月${end}`
    case 'quarter':
      if (basis !== 'ytd') return `${year}${ZH_QUARTER[p.index - 1]}${end}`
      return p.index === 4 ? `${p.year}年` : year + ['一季度', '上半年', '前三季度'][p.index - 1]
    case 'half':
      if (basis === 'ytd' && p.index === 2) return `${p.year}年`
      return `${year}${p.index === 1 ? '上' : '下'}半年${end}`
    case 'year':
      return `${p.year}年${end}`
  }
}

function labelEn(p: PeriodParts, basis: Basis, spansFromJanuary: boolean, withYear: boolean): string {
  const year = withYear ? ` ${p.year}` : ''
  const end = basis === 'as-of' ? 'end-' : ''
  const month = EN_MONTH[p.index - 1]
  switch (p.kind) {
    case 'day':
      return `${basis === 'as-of' ? 'to ' : ''}${p.day} ${month}${year}`
    case 'month':
      return `${end}${spansFromJanuary ? 'Jan–' : ''}${month}${year}`
    case 'quarter':
      if (basis !== 'ytd') return `${end}Q${p.index}${year}`
      return p.index === 4 ? `${p.year}` : ['Q1', 'H1', 'Q1–Q3'][p.index - 1] + year
    case 'half':
      return basis === 'ytd' && p.index === 2 ? `${p.year}` : `${end}H${p.index}${year}`
    case 'year':
      return `${end}${p.year}`
  }
}
