import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/** A published value that a formula was worked out from; `vintage` is 0 where nothing was published. */
export interface FormulaInput {
  readonly series: SeriesKey
  readonly period: Period
  /** In the unit of its own indicator. */
  readonly value: number | null
  readonly vintage: number
}

/** A count or sum over the records of a ledger. */
export interface FormulaCount {
  readonly ledger: string
  readonly zh: string
  readonly en: string
  /** How many records were counted; null where not everybody may know of each of them. */
  readonly records: number | null
  /** In plain units: yuan, square metres, records. */
  readonly value: number
}

/** How a derived figure came about: enough to work it out again and get the same number. */
export interface Explanation {
  /** The formula as the catalogue has it. */
  readonly text: string
  readonly inputs: readonly FormulaInput[]
  /** 序时进度 of the lists that the formula names, in percent. */
  readonly schedules: readonly { readonly list: string; readonly period: Period; readonly value: number }[]
  /** Its counts and sums over records, in the order in which they are written. */
  readonly records: readonly FormulaCount[]
  /** Unrounded, in the unit of the derived indicator. */
  readonly value: number | null
}
