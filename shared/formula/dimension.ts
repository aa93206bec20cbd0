import type { Basis } from '#shared/period.ts'
import type { Unit } from '#shared/unit.ts'

/** The dimension of a part of a formula. An amount of dimension or base `any` goes with every other. */
export type Dimension =
  | { readonly type: 'number' | 'ratio' | 'percent' | 'points' }
  | {
      readonly type: 'amount'
      readonly dimension: string
      readonly base: string
      /** Cumulative and single-period amounts are never added; records have none of their own. */
      readonly basis: Basis | null
    }

export const ANY = 'any'

export function dimensionOf({ dimension, base }: Unit, basis: Basis): Dimension {
  if (dimension === 'ratio') return { type: 'percent' }
  if (dimension === 'ratio-difference') return { type: 'points' }
  return { type: 'amount', dimension, base, basis }
}

const agrees = (a: string, b: string): boolean => a === b || a === ANY || b === ANY

export const sameDimension = (a: Dimension, b: Dimension): boolean =>
  a.type === 'amount' && b.type === 'amount'
    ? agrees(a.dimension, b.dimension) && agrees(a.base, b.base)
    : a.type === b.type

/** Whether a cumulative amount stands against one of another basis. A plan may stand against anything of its unit. */
export const basesDiffer = (a: Dimension, b: Dimension): boolean =>
  a.type === 'amount' && b.type === 'amount' && a.basis !== null && b.basis !== null && a.basis !== b.basis
