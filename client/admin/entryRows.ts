import { entryLock, type EntryLock, type Person } from '#client/admin/entryLock.ts'
import { observationAt, observationsOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue, Named } from '#shared/catalogue/catalogue.ts'
import { filingSections, type FilingLine } from '#shared/filing/filingSheet.ts'
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
  return filingSections(sheet.domain, sheet.period, catalogue, today).map(({ group, lines }) => ({
    group,
    rows: lines.map((line) => entryRow(line, sheet, sources)),
  }))
}

/** A figure with what stands beside it on the board. */
export function entryRow(
  { indicator, isPart }: FilingLine,
  { period, subject }: Pick<EntrySheet, 'period' | 'subject'>,
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
