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

/** How a derived figure came about: enough to work it out again and get the same number. */
export interface Explanation {
  /** The formula as the catalogue has it. */
  readonly text: string
  readonly inputs: readonly FormulaInput[]
  /** 序时进度 of the lists that the formula names, in percent. */
  readonly schedules: readonly { readonly list: string; readonly period: Period; readonly value: number }[]
  /** Unrounded, in the unit of the derived indicator. */
  readonly value: number | null
}
