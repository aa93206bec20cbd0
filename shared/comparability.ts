import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator, ReleaseRule } from '#shared/indicator.ts'
import { measureOf, type Measure } from '#shared/measure.ts'
import type { Basis, PeriodKind } from '#shared/period.ts'
import type { Scope, Subject } from '#shared/subject.ts'
import { areComparable, type Unit } from '#shared/unit.ts'

/** What decides whether two series can stand side by side. */
export interface Traits {
  readonly indicator: string
  readonly targetOf: string | null
  readonly measure: Measure
  readonly basis: Basis
  readonly periodKind: PeriodKind
  readonly unit: Unit
  /** Current or comparable prices (S5); null where prices do not enter. */
  readonly prices: string | null
  /** Made free of something, as of the spring festival (S3); null for the plain series. */
  readonly adjustment: string | null
  /** Whose area a district's figure covers (S17); null above the districts, where there is one scope only. */
  readonly scope: Scope | null
}

export type Use = 'axis' | 'comparison' | 'ranking'

/** In what two series differ. */
export type Difference =
  | { readonly in: 'measure'; readonly of: readonly [Measure, Measure] }
  | { readonly in: 'basis'; readonly of: readonly [Basis, Basis] }
  | { readonly in: 'period'; readonly of: readonly [PeriodKind, PeriodKind] }
  | { readonly in: 'unit'; readonly of: readonly [Unit, Unit] }
  | { readonly in: 'prices'; readonly of: readonly [string | null, string | null] }
  | { readonly in: 'adjustment'; readonly of: readonly [string | null, string | null] }
  | { readonly in: 'scope'; readonly of: readonly [Scope, Scope] }

export interface Comparability {
  readonly allowed: boolean
  /** Why not; the gravest first. Empty when it is allowed. */
  readonly barriers: readonly Difference[]
  /** What must be said beside the two where they are shown together. */
  readonly remarks: readonly Difference[]
}

export const traitsOf = (
  indicator: Indicator,
  rule: ReleaseRule,
  unit: Unit,
  subject: Pick<Subject, 'level' | 'scope'> | undefined,
): Traits => ({
  indicator: indicator.code,
  targetOf: indicator.targetOf,
  measure: measureOf(indicator),
  basis: indicator.basis,
  periodKind: rule.periodKind,
  unit,
  prices: indicator.priceBasis === 'none' ? null : indicator.priceBasis,
  adjustment: indicator.adjustment ?? null,
  scope: subject?.level === 'district' ? subject.scope : null,
})

/** The same, looked up for an indicator and a subject of the catalogue. */
export const seriesTraits = (catalogue: Catalogue, indicator: Indicator, subject: string): Traits =>
  traitsOf(
    indicator,
    catalogue.rule(indicator.rule),
    catalogue.unit(indicator.unit),
    catalogue.subject(subject),
  )

/**
 * Whether two series may share an axis, be compared as numbers, or be ranked together, and what stands against it
 * or has to be said with it. Alike in both directions.
 */
export function comparability(a: Traits, b: Traits, use: Use): Comparability {
  const found = differences(a, b)
  const barriers = found.filter((difference) => isBarrier(difference, use))
  return {
    allowed: barriers.length === 0,
    barriers,
    remarks: found.filter((difference) => !barriers.includes(difference)),
  }
}

/** A target is drawn and compared with what it is set for: of another kind and basis, and meant to be. */
const isItsTarget = (a: Traits, b: Traits): boolean =>
  a.targetOf === b.indicator || b.targetOf === a.indicator

function differences(a: Traits, b: Traits): readonly Difference[] {
  const found: Difference[] = []
  if (!isItsTarget(a, b)) {
    if (a.measure !== b.measure) found.push({ in: 'measure', of: [a.measure, b.measure] })
    if (a.basis !== b.basis) found.push({ in: 'basis', of: [a.basis, b.basis] })
    if (a.basis === 'single' && b.basis === 'single' && a.periodKind !== b.periodKind)
      found.push({ in: 'period', of: [a.periodKind, b.periodKind] })
    if (a.prices !== b.prices) found.push({ in: 'prices', of: [a.prices, b.prices] })
  }
  if (!areComparable(a.unit, b.unit)) found.push({ in: 'unit', of: [a.unit, b.unit] })
  if (a.adjustment !== b.adjustment) found.push({ in: 'adjustment', of: [a.adjustment, b.adjustment] })
  if (a.scope !== null && b.scope !== null && a.scope !== b.scope)
    found.push({ in: 'scope', of: [a.scope, b.scope] })
  return found
}

function isBarrier(difference: Difference, use: Use): boolean {
  switch (difference.in) {
    case 'measure':
    case 'basis':
    case 'period':
    case 'unit':
      return true
    // Two growth rates of other prices may be looked at together; their difference means nothing.
    case 'prices':
    case 'adjustment':
      return use !== 'axis'
    // A district by its boundary holds the zones within it: ranked beside them they would count twice.
    case 'scope':
      return use === 'ranking' && difference.of.includes('civil')
  }
}
