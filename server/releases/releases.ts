import type { Logger } from 'pino'
import type { Permit } from '#server/releases/commitRelease.ts'
import type { Consider } from '#server/releases/considerRelease.ts'
import type { ImportOptions } from '#server/releases/importHistory.ts'
import type { Decide } from '#server/releases/decideRelease.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/nodes/bus.ts'
import type { RecordBook } from '#server/records/records.ts'
import type { Store } from '#server/store/store.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { AsOfPoint } from '#shared/asOf.ts'
import type { Observations, ReleaseDays, SeriesList, Vintages } from '#shared/contract/answers.ts'
import type { CatalogueRehearsal, IndicatorHistory } from '#shared/contract/catalogueEdit.ts'
import type { LedgerHistory, LedgerRehearsal } from '#shared/contract/ledgerEdit.ts'
import type { WallHistory } from '#shared/contract/scenes.ts'
import type { Provenance } from '#shared/contract/provenance.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { MissingReason, ObservationStatus, RevisionKind, Source } from '#shared/observation.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Day, Period } from '#shared/period.ts'
import type { Change, ObservationChange, RecordFields, Release, WallChange } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

/** What this concern needs from outside. */
export interface ReleasePorts {
  readonly store: Store
  /** As delivered, or as it stands where a single question is answered. */
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Tells the other nodes of each release, where there are any. */
  readonly bus?: Pick<Bus, 'tellWith'>
}

/** The log of releases, the board it folds to, and the figures behind both. */
export interface Releases {
  /**
   * Makes the body public as one release; resolves once it is committed and on the board. `replayed` where the key
   * had been answered before. Throws {@link Failure}; then nothing was published.
   */
  readonly publish: (
    actor: Actor,
    body: unknown,
    idempotencyKey: string | undefined,
    permit?: Permit,
  ) => Promise<PublishAnswer>
  /**
   * For whoever decides over a release in one transaction with it: runs the step under the lock that makes publishing
   * serial, so that what it reads stays true. What it publishes is on the board when this resolves.
   */
  readonly decide: Decide
  /** The same for whoever only looks at what a release would be: nobody waits for the step, and it keeps nothing. */
  readonly consider: Consider
  /**
   * What publishing the body would come to now: the very changes that its release would hold, derived ones too. Nothing
   * is kept, counted or told. Throws {@link Failure} where publishing would.
   */
  readonly rehearse: (actor: Actor, body: unknown, permit?: Permit) => Promise<Rehearsal>
  /** What taking a release back would put in the place of each of its own figures. Throws Failure `not-found`. */
  readonly undoOf: (seq: number) => Promise<Undo>
  /**
   * Changes the catalogue, and targets with it, as one release; as strict as the start is with the files. Throws
   * {@link Failure}; then nothing was changed.
   */
  readonly editCatalogue: (actor: Actor, body: unknown) => Promise<ReleaseReceipt>
  /** What that would come to now. */
  readonly rehearseCatalogue: (actor: Actor, body: unknown) => Promise<CatalogueRehearsal>
  /** What has become of an indicator since it was delivered. */
  readonly indicatorHistory: (code: string) => Promise<IndicatorHistory>
  /**
   * Changes or adds definitions of ledgers as one release; as strict as the start is with the files, and with what the
   * records need. Throws {@link Failure}; then nothing was changed.
   */
  readonly editLedgers: (actor: Actor, body: unknown) => Promise<ReleaseReceipt>
  /** What that would come to now. */
  readonly rehearseLedgers: (actor: Actor, body: unknown) => Promise<LedgerRehearsal>
  /** What has become of the definition of a ledger since it was delivered. */
  readonly ledgerHistory: (code: string) => Promise<LedgerHistory>
  /** What the bureau has made of a scene or playlist since it was delivered. */
  readonly wallHistory: (part: WallChange['part'], code: string) => Promise<WallHistory>
  /** Appends history in the order of its instants, all of it or nothing; the board moves once, at the end. */
  readonly importHistory: (
    history: Iterable<HistoricRelease>,
    options?: ImportOptions,
  ) => Promise<ImportReceipt>
  readonly board: () => Board
  /** The catalogue at the seq of the board. */
  readonly catalogue: () => Catalogue
  /** The definitions of the ledgers by code, at the seq of the board. */
  readonly ledgers: () => ReadonlyMap<string, Ledger>
  /** The records of all ledgers, at the seq of the board or the next one. */
  readonly records: RecordBook
  /** The catalogue as it was at a seq; at 0 as it was delivered. */
  readonly catalogueAt: (seq: number) => Promise<Catalogue>
  /** The board as it goes over the wire, encoded and compressed once per seq. */
  readonly snapshot: () => BoardSnapshot
  /** The seq of the newest release that was public at a point of the past. Throws Failure `invalid` for the future. */
  readonly seqAsOf: (point: AsOfPoint) => Promise<number>
  /** The board as it was at a seq, byte for byte as it went out then; at the newest seq the one of `snapshot`. */
  readonly snapshotAt: (seq: number) => Promise<BoardSnapshot>
  /** That board itself. */
  readonly boardAt: (seq: number) => Promise<Board>
  /** The days on which anything was published. */
  readonly days: () => Promise<ReleaseDays>
  /** What a client at `seq` has missed, oldest first and at most `limit`, or the advice to take a snapshot instead. */
  readonly releasesAfter: (seq: number, limit?: number) => Promise<readonly Release[] | 'snapshot'>
  readonly observations: (key: SeriesKey, range: ObservationRange) => Promise<Observations>
  /** `named`: with the accounts that published them. */
  readonly vintages: (key: SeriesKey, period?: Period, named?: boolean) => Promise<Vintages>
  /** Everything that is known of one figure: 这个数怎么来的. */
  readonly provenance: (question: ProvenanceQuestion) => Promise<Provenance>
  readonly seriesList: (filter: SeriesFilter) => Promise<SeriesList>
  /** Calls the listener after the commit of each release, in seq order; the answer ends it. */
  readonly subscribe: (listener: (release: Release) => void) => () => void
  /** Applies what other processes have published since. */
  readonly catchUp: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface PublishAnswer {
  readonly receipt: ReleaseReceipt
  readonly replayed: boolean
}

/** A release that was not made. */
export interface Rehearsal {
  /** The newest release then: what stood is what stood after it. */
  readonly seq: number
  readonly title: string
  readonly owner: string
  readonly changes: readonly Change[]
  /** What stands where they come; nothing for a first figure. */
  readonly before: readonly (StandingKey & FormerValue)[]
  /** Figures of the body that are published already just so. */
  readonly unchanged: readonly StandingKey[]
}

interface StandingKey {
  readonly series: SeriesKey
  readonly period: Period
}

/** A release seen from behind: its own figures with what stood before each. */
export interface Undo {
  readonly release: Release
  readonly figures: readonly UndoneFigure[]
  /** Figures that are worked out from others, and follow them by themselves. */
  readonly derived: number
  /** Changes that are no figures: of ledgers and of the catalogue. */
  readonly others: number
}

export interface UndoneFigure {
  readonly change: ObservationChange
  /** The vintage before; undefined where this was the first. */
  readonly before: FormerValue | undefined
  /** The release that has revised the figure since. */
  readonly revisedBy: number | undefined
}

export interface FormerValue {
  readonly vintage: number
  readonly value: number | null
  readonly status: ObservationStatus
  readonly missing: MissingReason | undefined
  readonly demo: boolean
}

export interface ImportReceipt {
  readonly releases: number
  readonly observations: number
  readonly records: number
}

export interface ObservationRange {
  readonly from?: Period | undefined
  readonly to?: Period | undefined
  /** Answer as somebody would have been answered then. */
  readonly asOf?: AsOfPoint | undefined
}

export interface ProvenanceQuestion {
  readonly series: SeriesKey
  /** Left out: the newest one that was published. */
  readonly period?: Period | undefined
  /** Answer as somebody would have been answered then. */
  readonly asOf?: AsOfPoint | undefined
  /** With the accounts that published. */
  readonly named: boolean
}

export interface SeriesFilter {
  readonly indicator?: string | undefined
  readonly subject?: string | undefined
  readonly domain?: string | undefined
  /** Series key to go on after. */
  readonly after?: string | undefined
  readonly limit: number
}

export interface BoardSnapshot {
  readonly seq: number
  readonly epoch: string
  /** Strong entity tag, quotes included. */
  readonly etag: string
  readonly json: Buffer
  readonly gzip: () => Promise<Buffer>
  readonly brotli: () => Promise<Buffer>
}

/** A release of the past, for demonstration and back-filling. */
export interface HistoricRelease {
  readonly at: string
  readonly title: string
  readonly owner: string
  readonly source?: Source
  readonly demo?: true
  readonly observations: readonly HistoricObservation[]
  readonly records: readonly HistoricRecord[]
}

/** Value in the indicator's own unit. Left out, the status is final, revised or missing, whichever is the case. */
export interface HistoricObservation {
  readonly series: string
  readonly period: string
  readonly value: number | null
  readonly status?: ObservationStatus
  readonly missing?: MissingReason
  readonly demo?: true
  readonly note?: string
  readonly source?: Source
  readonly reason?: string
  /** Of which kind a revision is; left out, as for a request. */
  readonly revision?: RevisionKind
}

/** What a record came to be, whole. */
export interface HistoricRecord {
  readonly entity: string
  readonly id: string
  readonly fields: RecordFields
  /** Code of what happened; `pushed` where left out. */
  readonly event?: string
  /** The day from which it holds, not after that of the release; that day where left out. */
  readonly on?: Day
  readonly reason?: string
  readonly demo?: true
}

/** Signs what the demonstration publishes; all of it is marked as such. */
export const DEMO_CLERK: Actor = { id: 'demo-clerk', name: '演示数据员', role: 'publisher', owner: null }
