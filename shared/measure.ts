import type { Indicator } from '#shared/indicator.ts'

/**
 * What a number is, beyond its unit. `cumulative` adds up from January, `count` counts up from January, `single-period`
 * stands for one month or quarter, `stock` for one day, `average` for a stretch without adding up.
 */
export type Measure =
  | 'cumulative'
  | 'count'
  | 'single-period'
  | 'stock'
  | 'average'
  | 'index'
  | 'growth'
  | 'rate'
  | 'rank'
  | 'target'

declare const measureBrand: unique symbol
/** A number that remembers what it is: a cumulative amount cannot be passed where a growth rate is wanted. */
export type Quantity<M extends Measure> = number & { readonly [measureBrand]: M }

export const measureOf = ({ kind, basis, unit }: Pick<Indicator, 'kind' | 'basis' | 'unit'>): Measure => {
  switch (kind) {
    case 'growth-yoy':
      return 'growth'
    case 'completion-rate':
      return 'rate'
    case 'rank':
    case 'target':
      return kind
    case 'cumulative-ytd':
      return 'cumulative'
    case 'count-ytd':
      return 'count'
    case 'level':
      if (unit === 'percent') return 'rate'
      if (unit === 'index') return 'index'
      return basis === 'single' ? 'single-period' : basis === 'ytd' ? 'average' : 'stock'
  }
}

/** The number as the measure that its indicator says it is; undefined when it is another one. */
export const quantityOf = <M extends Measure>(
  value: number,
  indicator: Pick<Indicator, 'kind' | 'basis' | 'unit'>,
  measure: M,
): Quantity<M> | undefined => (measureOf(indicator) === measure ? (value as Quantity<M>) : undefined)
