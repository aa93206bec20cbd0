import { compareLights } from '#shared/light.ts'
import type { Judgement } from '#shared/light/judgement.ts'

/** The judgement that decides: the worst light, and of equal ones the one with the larger number. */
export const worstOf = (judgements: readonly Judgement[]): Judgement | undefined =>
  judgements.toSorted((a, b) => compareLights(a.light, b.light) || (b.amount ?? 0) - (a.amount ?? 0))[0]
