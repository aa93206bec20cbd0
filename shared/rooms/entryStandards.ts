import { addPeriods, asPeriod, periodParts, type Day } from '#shared/period.ts'

/** What a unit has to reach before it is listed among those above designated size (规模以上、限额以上). */
export interface EntryStandard {
  readonly code: string
  /** The sector under which it is counted when listed. */
  readonly sector: string
  readonly zh: string
  readonly en: string
  /** Plain yuan of a year's turnover; null where a qualification counts and no amount does. */
  readonly least: number | null
}

const standard = (
  code: string,
  sector: string,
  zh: string,
  en: string,
  millions: number | null,
): EntryStandard => ({ code, sector, zh, en, least: millions === null ? null : millions * 1_000_000 })

/**
 * S18: thresholds by trade (yingde.gov.cn 2025; cxs.gov.cn 2023). Services are in three classes: transport, post, IT,
 * water and health at 20 million; leasing, research, education and property services at 10; the rest at 5.
 */
export const ENTRY_STANDARDS: readonly EntryStandard[] = [
  standard('industry', 'industry', '规模以上工业', 'Industry', 20),
  standard('wholesale', 'trade', '限额以上批发业', 'Wholesale', 20),
  standard('retail', 'trade', '限额以上零售业', 'Retail', 5),
  standard('lodging-catering', 'lodging-catering', '限额以上住宿餐饮业', 'Lodging and catering', 2),
  standard('services-2000', 'services', '规模以上服务业（2000万元类）', 'Services, 20 million class', 20),
  standard('services-1000', 'services', '规模以上服务业（1000万元类）', 'Services, 10 million class', 10),
  standard('services-500', 'services', '规模以上服务业（500万元类）', 'Services, 5 million class', 5),
  standard('construction', 'construction', '有资质的建筑业', 'Construction', null),
  standard('real-estate', 'real-estate', '有开发经营的房地产业', 'Real estate', null),
]

/** From this percent of the threshold on a unit is near it. */
export const NEAR_PERCENT = 80

/** What is known of a unit that is watched. */
export interface WatchedUnit {
  readonly standard?: string | undefined
  readonly turnover?: number | undefined
  readonly qualified?: boolean | undefined
  readonly openedOn?: Day | undefined
}

/** `meets` its standard, is `near` it or `below`, or `unknown` while what decides it is not filled in. */
export type EntryVerdict = 'meets' | 'near' | 'below' | 'unknown'

export function entryVerdict({ standard: code, turnover, qualified }: WatchedUnit): EntryVerdict {
  const found = ENTRY_STANDARDS.find((one) => one.code === code)
  if (!found) return 'unknown'
  if (found.least === null) return qualified === undefined ? 'unknown' : qualified ? 'meets' : 'below'
  if (turnover === undefined) return 'unknown'
  if (turnover >= found.least) return 'meets'
  return turnover * 100 >= found.least * NEAR_PERCENT ? 'near' : 'below'
}

/** Turnover in percent of the threshold; null where no amount decides or it is not known. */
export function entryReach({ standard: code, turnover }: WatchedUnit): number | null {
  const least = ENTRY_STANDARDS.find((one) => one.code === code)?.least ?? null
  return least === null || turnover === undefined ? null : (turnover / least) * 100
}

export type EntryCycle = 'monthly' | 'annual'

/**
 * How a unit applies. By the month: what opened in this year, and what is listed by its qualification whenever it has
 * one; all others grow over their threshold and are examined once a year.
 */
export function entryCycle({ standard: code, openedOn }: WatchedUnit, day: Day): EntryCycle {
  const isByQualification = ENTRY_STANDARDS.find((one) => one.code === code)?.least === null
  const isNew = openedOn !== undefined && openedOn.slice(0, 4) === day.slice(0, 4)
  return isByQualification || isNew ? 'monthly' : 'annual'
}

export interface EntryWindow {
  readonly from: Day
  readonly until: Day
  readonly isOpen: boolean
}

/** Days of the month on which the monthly window is open; the higher authority's notice may move them. */
const MONTHLY_DAYS = ['01', '10'] as const
/** The annual window: when the year's turnover can be told. */
const ANNUAL_DAYS = ['11-01', '12-10'] as const

/** The window that is open on the day, or the next one to open. */
export function entryWindow(cycle: EntryCycle, day: Day): EntryWindow {
  const { year } = periodParts(day)
  const window = (from: string, until: string): EntryWindow => ({
    from: asPeriod(from),
    until: asPeriod(until),
    isOpen: from <= day && day <= until,
  })
  if (cycle === 'annual') {
    const shown = day > `${year}-${ANNUAL_DAYS[1]}` ? year + 1 : year
    return window(`${shown}-${ANNUAL_DAYS[0]}`, `${shown}-${ANNUAL_DAYS[1]}`)
  }
  const month = asPeriod(day.slice(0, 7))
  const shown = day.slice(8) > MONTHLY_DAYS[1] ? addPeriods(month, 1) : month
  return window(`${shown}-${MONTHLY_DAYS[0]}`, `${shown}-${MONTHLY_DAYS[1]}`)
}
