import type { Clock } from '#server/clock.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { AsOfPoint } from '#shared/asOf.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { MissingReason, ObservationStatus, RevisionKind } from '#shared/observation.ts'
import type { Locale, Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

export interface ExportPorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Pick<Releases, 'board' | 'seqAsOf' | 'catalogueAt'>
}

export type ExportFormat = 'csv' | 'xlsx' | 'sdmx-csv'

/** Which observations, in which form and language. */
export interface ExportRequest {
  readonly format: ExportFormat
  readonly lang: Locale
  readonly from?: Period | undefined
  readonly to?: Period | undefined
  /** As they were known then. */
  readonly asOf?: AsOfPoint | undefined
}

export interface ExportFilter {
  readonly indicator?: string | undefined
  readonly subject?: string | undefined
  readonly domain?: string | undefined
}

/** A file that is made while it is sent. */
export interface ExportFile {
  readonly name: string
  /** The same for clients that know ASCII alone. */
  readonly asciiName: string
  readonly type: string
  readonly body: AsyncIterable<string | Uint8Array>
}

/** The observations of one series or of many, as files for people, spreadsheets and statistical tools. */
export interface Exports {
  /** Throws Failure `not-found` for an indicator that the catalogue does not have. */
  readonly series: (key: SeriesKey, request: ExportRequest) => Promise<ExportFile>
  readonly all: (filter: ExportFilter, request: ExportRequest) => Promise<ExportFile>
}

/** One observation with everything public about it. */
export interface ExportRow {
  readonly series: SeriesKey
  readonly indicator: Indicator
  readonly subject: string
  readonly period: Period
  readonly value: number | null
  readonly status: ObservationStatus
  readonly missing: MissingReason | null
  readonly vintage: number
  readonly demo: boolean
  readonly note: string
  readonly reason: string
  /** Whether the standing value replaced another as announced, or because that was wrong (S13). */
  readonly revision: RevisionKind | null
  readonly source: string
  readonly seq: number
  readonly at: string
}
