import type { Indicator } from '#shared/indicator.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { MissingReason, ObservationStatus, RevisionKind } from '#shared/observation.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import type { RecordFields } from '#shared/release.ts'
import { NO_WALL_EDITS, type WallEdits } from '#shared/scenes/wallPlan.ts'
import type { SeriesKey } from '#shared/series.ts'

/** The current vintage of one observation, as screens need it; notes and sources are asked for over HTTP. */
export interface BoardObservation {
  readonly period: Period
  readonly value: number | null
  readonly status: ObservationStatus
  readonly vintage: number
  readonly missing?: MissingReason
  readonly demo?: true
}

export interface BoardRecord {
  readonly id: string
  readonly version: number
  readonly fields: RecordFields
  readonly demo?: true
}

/** An indicator that the bureau has changed or added since the catalogue was delivered. */
export interface CatalogueEdit {
  readonly version: number
  /** The release that made it so. */
  readonly seq: number
  readonly entry: Indicator
}
/** By code, in what the catalogue differs from its files. */
export type CatalogueEdits = Readonly<Record<string, CatalogueEdit>>

/** A ledger that the bureau has changed or added since the definitions were delivered. */
export interface LedgerEdit {
  readonly version: number
  /** The release that made it so. */
  readonly seq: number
  readonly entry: Ledger
}
/** By code, in what the definitions differ from their files. */
export type LedgerEdits = Readonly<Record<string, LedgerEdit>>

/** One line of "latest releases": the release and the first figure it changed. */
export interface ReleaseSummary {
  readonly seq: number
  readonly at: string
  readonly title: string
  readonly owner: string
  /** All of it, or the figure it is told by, is for demonstration. */
  readonly demo?: true
  readonly changes: number
  readonly first?: {
    readonly series: SeriesKey
    readonly period: Period
    readonly value: number | null
    /** Why there is none. */
    readonly missing?: MissingReason
    readonly revised: boolean
    /** The published number that it took the place of, where the board still had it. */
    readonly was?: number
    readonly revision?: RevisionKind
  }
}

/** The public state at one `seq`. A value, never edited: `applyRelease` makes the next one. */
export interface Board {
  /** Identity of the log that `seq` counts in; another epoch means another log. */
  readonly epoch: string
  readonly seq: number
  /** Instant of the newest release, or the empty string on an empty log. */
  readonly at: string
  /** Per series the newest {@link BOARD_WINDOW} periods, ascending. */
  readonly series: Readonly<Record<SeriesKey, readonly BoardObservation[]>>
  readonly records: Readonly<Record<string, Readonly<Record<string, BoardRecord>>>>
  readonly catalogue: CatalogueEdits
  readonly ledgers: LedgerEdits
  readonly wall: WallEdits
  /** Newest first, at most {@link RECENT_RELEASES}. */
  readonly recent: readonly ReleaseSummary[]
}

/** Three and a half years of months: what any screen draws without asking; older periods are fetched. */
export const BOARD_WINDOW = 40
export const RECENT_RELEASES = 20

export const emptyBoard = (epoch: string): Board => ({
  epoch,
  seq: 0,
  at: '',
  series: {},
  records: {},
  catalogue: {},
  ledgers: {},
  wall: NO_WALL_EDITS,
  recent: [],
})

const NONE: readonly BoardObservation[] = []

/** All observations of a series on the board, oldest first; empty for a series nobody has published. */
export const observationsOf = (board: Board, key: SeriesKey): readonly BoardObservation[] =>
  board.series[key] ?? NONE

/** The newest observation of a series. */
export const latestOf = (board: Board, key: SeriesKey): BoardObservation | undefined =>
  observationsOf(board, key).at(-1)

/** The observation of exactly this period. */
export const observationAt = (board: Board, key: SeriesKey, period: Period): BoardObservation | undefined =>
  observationsOf(board, key).find((o) => o.period === period)

/** The newest observation at or before a period. */
export const observationUpTo = (board: Board, key: SeriesKey, period: Period): BoardObservation | undefined =>
  observationsOf(board, key).findLast((o) => comparePeriods(o.period, period) <= 0)
