import type { ValueReading } from '#shared/cells/reading.ts'
import type { MissingReason } from '#shared/observation.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'
import type { SkipReason } from '#shared/tables/mapping.ts'

export interface CellPlace {
  readonly row: number
  readonly col: number
  /** `B7`. */
  readonly address: string
}

/** Numbers and words for a sentence; codes of units, indicators and subjects are put into words by the page. */
export type Params = Readonly<Record<string, string | number>>

/** An answer that a person may give; `key` is what `Answers` keeps. */
export interface Choice {
  /** `skip`, `keep`, `negative`, a code of a unit, an indicator or a missing reason. */
  readonly key: string
  /** What the cell will say, in the figure's unit. */
  readonly value?: number | null
}

export type QuestionCode =
  /** 10⁴, 10⁸ … away from history: another unit than was thought? */
  | 'unit-jump'
  /** As far from history, with no unit to explain it. */
  | 'value-jump'
  | 'brackets'
  | 'arrow'
  | 'mark'
  | 'remark'
  /** `1.23457E+11`: the sheet has shown it shortened, so digits may be lost. */
  | 'shortened'
  /** The name fits several indicators, or one only by likeness. */
  | 'indicator'
  /** Two cells say different things of one figure. */
  | 'duplicate'

export interface Question {
  readonly code: QuestionCode
  /** Cells with the same doubt share a key, so that one answer does for all. */
  readonly key: string
  readonly params: Params
  readonly choices: readonly Choice[]
  /** The choice to offer first. */
  readonly proposed?: string
}

export type CellFate =
  | (CellPlace & { readonly fate: 'taken'; readonly entry: number })
  | (CellPlace & { readonly fate: 'skipped'; readonly reason: SkipReason })
  | (CellPlace & { readonly fate: 'doubtful'; readonly question: Question })
  /** There is an error at the cell; see the problems. */
  | (CellPlace & { readonly fate: 'wrong'; readonly code: ProblemCode })

/** One figure taken from a table, in the indicator's own unit. */
export interface TakenEntry extends CellPlace {
  readonly series: SeriesKey
  readonly period: Period
  readonly value: number | null
  readonly missing?: MissingReason
  /** The cell as it stands in the sheet, and how it was read. */
  readonly text: string
  readonly reading?: ValueReading
}

export type ProblemCode =
  | 'text'
  | 'separators'
  | 'foreign-unit'
  | 'too-large'
  | 'whole'
  | 'date'
  | 'sheet-error'
  | 'hidden'
  | 'wrong-period-kind'
  | 'january-combined'
  | 'no-figures'
  | 'no-period'
  | 'parts-differ'
  | 'parts-exceed'

/** Something to be mended in the file (`error`: nothing is taken over until then) or only to be looked at. */
export interface TableProblem {
  readonly severity: 'error' | 'warning'
  readonly code: ProblemCode
  readonly params: Params
  readonly sheet: string
  /** Undefined where the trouble is the whole table's. */
  readonly cell?: string
}

/** What became of every cell, and what the table comes to. */
export interface Fates {
  readonly cells: readonly CellFate[]
  readonly entries: readonly TakenEntry[]
  readonly problems: readonly TableProblem[]
}
