import { entryLock, type EntryLock, type Person } from '#client/admin/entryLock.ts'
import { isOpen } from '#client/admin/entryPeriods.ts'
import { observationAt, observationsOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue, Named } from '#shared/catalogue/catalogue.ts'
import { lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import type { Day, Period } from '#shared/period.ts'
import { cellKey, seriesKey, type CellKey, type SeriesKey } from '#shared/series.ts'

/** What is being filed: the figures of a domain for one period and one area. */
export interface EntrySheet {
  readonly domain: string
  readonly period: Period
  readonly subject: string
}

/** One figure to file, with what stands beside it. */
export interface EntryRow {
  /** Which figure this is; a sheet may hold many periods and areas. */
  readonly key: CellKey
  readonly series: SeriesKey
  readonly indicator: Indicator
  readonly period: Period
  /** A true part of the row above it (其中). */
  readonly isPart: boolean
  readonly lastYear: BoardObservation | undefined
  readonly previous: BoardObservation | undefined
  readonly published: BoardObservation | undefined
  readonly history: readonly BoardObservation[]
  readonly lock: EntryLock | undefined
}

export interface EntrySection {
  readonly group: Named | null
  readonly rows: readonly EntryRow[]
}

export interface SheetSources {
  readonly board: Board
  readonly catalogue: Catalogue
  readonly person: Person
  readonly today: Day
}

/** The rows of a sheet under the headings of their groups, parts behind their totals. */
export function entrySections(sheet: EntrySheet, sources: SheetSources): readonly EntrySection[] {
  const { catalogue, today } = sources
  const indicators = catalogue.indicators.filter(
    (i) => i.domain === sheet.domain && isOpen(i, sheet.period, catalogue, today),
  )
  const headings: readonly (Named | null)[] = [...catalogue.groups, null]
  return headings.flatMap((group) => {
    const members = indicators.filter((i) => i.group === (group?.code ?? null))
    return members.length === 0
      ? []
      : [{ group, rows: totalsFirst(members).map((member) => entryRow(member, sheet, sources)) }]
  })
}

interface Placed {
  readonly indicator: Indicator
  readonly isPart: boolean
}

function totalsFirst(members: readonly Indicator[]): readonly Placed[] {
  const codes = new Set(members.map((m) => m.code))
  const hasTotalHere = ({ partOf }: Indicator): boolean => partOf !== null && codes.has(partOf)
  return members
    .filter((m) => !hasTotalHere(m))
    .flatMap((total) => [
      { indicator: total, isPart: false },
      ...members.filter((m) => m.partOf === total.code).map((indicator) => ({ indicator, isPart: true })),
    ])
}

function entryRow(
  { indicator, isPart }: Placed,
  { period, subject }: EntrySheet,
  { board, catalogue, person }: SheetSources,
): EntryRow {
  const series = seriesKey(indicator.code, subject)
  return {
    key: cellKey(series, period),
    series,
    indicator,
    period,
    isPart,
    lastYear: observationAt(board, series, lastYearPeriod(period)),
    previous: observationAt(board, series, stepPeriod(catalogue.rule(indicator.rule), period, -1)),
    published: observationAt(board, series, period),
    history: observationsOf(board, series),
    lock: entryLock(indicator, catalogue, person),
  }
}

/** Sections without the series that this area never published; all of them where it published none. */
export function knownSections(
  sections: readonly EntrySection[],
  alsoKeep: (row: EntryRow) => boolean,
): readonly EntrySection[] {
  const keep = (row: EntryRow): boolean => row.history.length > 0 || alsoKeep(row)
  const known = sections.map((s) => ({ ...s, rows: s.rows.filter(keep) })).filter((s) => s.rows.length > 0)
  return known.length > 0 ? known : sections
}
