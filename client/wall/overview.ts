/*
 * What the overview scene shows, as data: which figures, in which order, judged by what. Names on the wall are shorter
 * than the catalogue's and stand in the wall's strings under the same id.
 */

import type { Catalogue } from '#shared/catalogue/catalogue.ts'

export interface Headline {
  readonly id: string
  readonly code: string
  /** The published growth that stands for the movement of an amount; left out: the figure's own movement. */
  readonly growth?: string
  /** The series that the trend shows when this row is chosen. */
  readonly trend?: string
}

const growthOf = (id: string, code: string): Headline => ({ id, code, trend: code })

export const HEADLINES: readonly Headline[] = [
  growthOf('gdp', 'economy.gdp.growth'),
  growthOf('investment', 'economy.fixed-asset-investment.growth'),
  growthOf('retail', 'economy.retail-sales.growth'),
  growthOf('industry', 'economy.industry-value-added.growth'),
  {
    id: 'fiscal',
    code: 'economy.fiscal-revenue.level',
    growth: 'economy.fiscal-revenue.growth',
    trend: 'economy.fiscal-revenue.growth',
  },
  { id: 'units', code: 'stats.four-above.new-total' },
]

/** What is to be shown of these: all but what the bureau has retired. */
export const inUse = <T extends { readonly code: string }>(
  shown: readonly T[],
  { indicator }: Catalogue,
): readonly T[] => shown.filter(({ code }) => !indicator(code)?.retired)

/** Growth series that the trend goes through; investment first, since a wall opens with the busiest one. */
export const TRENDS: readonly string[] = [
  'economy.fixed-asset-investment.growth',
  'economy.retail-sales.growth',
  'economy.industry-value-added.growth',
  'economy.fiscal-revenue.growth',
  'economy.gdp.growth',
  'economy.services-revenue.growth',
]

/** A field of the bureau's work told by one figure; by which rule it is judged stands in the light rules. */
export interface Workstream {
  readonly id: string
  readonly code: string
}

export const WORKSTREAMS: readonly Workstream[] = [
  { id: 'projects', code: 'projects.key.completion-rate' },
  { id: 'ecology', code: 'ecology.projects.completion-rate' },
  { id: 'industry', code: 'industry.support.payout-rate' },
  { id: 'recovery', code: 'recovery.requests.closure-rate' },
  { id: 'planning', code: 'planning.fyp14.milestone-rate' },
  { id: 'statistics', code: 'stats.returns.on-time-rate' },
  { id: 'party', code: 'party.letters.signed-rate' },
  { id: 'pricing', code: 'pricing.cases.closure-rate' },
  { id: 'grain', code: 'grain.outlets.plaque-rate' },
  { id: 'bizenv', code: 'bizenv.evaluation.rank-city' },
  { id: 'credit', code: 'credit.double-publicity.records' },
  { id: 'trading', code: 'public-resources.transactions.handled' },
]
