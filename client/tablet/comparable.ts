import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'

/** How the same figure of two areas is set against each other: as a difference, or as a share of the larger one. */
export type Comparison = 'difference' | 'share' | 'none'

/** Amounts of a part add up to those of the whole; concentrations, indices and rates do not. */
const ADDING = new Set(['money', 'money-usd', 'mass', 'area', 'energy', 'count'])
/** Amounts per head, in a money unit though they never add up. */
const isPerHead = ({ group, code }: Indicator): boolean => group === 'income' || code.includes('per-capita')

/** What may be said of a district's figure beside its city's: same indicator and period are the caller's care. */
export function comparisonOf(catalogue: Catalogue, indicator: Indicator): Comparison {
  if (indicator.kind === 'rank' || indicator.kind === 'target') return 'none'
  const { dimension } = catalogue.unit(indicator.unit)
  return ADDING.has(dimension) && !isPerHead(indicator) ? 'share' : 'difference'
}
