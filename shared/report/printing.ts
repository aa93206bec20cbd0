import type { Indicator } from '#shared/indicator.ts'
import type { MissingFigure, ReportTable } from '#shared/report/document.ts'
import type { KnownFigure, ReportFigures, ReportTerms } from '#shared/report/reportFigures.ts'
import type { SeriesKey } from '#shared/series.ts'

/** A figure that may be printed. */
export interface Picked {
  readonly series: SeriesKey
  readonly indicator: Indicator
  readonly known: KnownFigure & { readonly value: number }
}
/** Why there is none. */
export interface NotPicked {
  readonly why: MissingFigure['why']
}

/**
 * A report while it is made: what it may print, and the account of what it has. Slots, pictures, tables and analyses
 * all take their figures from here, so that none of them can print one that is not accounted for.
 */
export interface Printing {
  readonly terms: ReportTerms
  readonly figures: ReportFigures
  /** The newest figure that the cutoff lets pass, of the district unless another subject is named. */
  readonly pick: (code: string, subject?: string) => Picked | NotPicked
  /** The series up to the cutoff, missing ones included; ascending. */
  readonly past: (code: string, subject?: string) => readonly KnownFigure[]
  /** Notes that the figure is printed: its index for `Run.figure`. The same figure has the same index. */
  readonly use: (picked: Picked) => number
  readonly miss: (code: string, why: MissingFigure['why'], then: MissingFigure['then']) => void
}

/** Rows of a room's view as a table; null for a view that the room does not have. The server reads rooms. */
export type ViewTable = (room: string, view: string, most: number | null) => ReportTable | null

export const isPicked = (found: Picked | NotPicked): found is Picked => 'known' in found
