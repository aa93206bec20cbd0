import type { MissingReason, ObservationStatus } from '#shared/observation.ts'

/** What stands for a series and period before a release. */
export interface CurrentVintage {
  readonly vintage: number
  readonly value: number | null
  readonly status: ObservationStatus
  readonly missing: MissingReason | undefined
  readonly demo: boolean
}

export type ProposedValue = Omit<CurrentVintage, 'vintage'>

export interface Successor {
  readonly vintage: number
  readonly status: ObservationStatus
  /** A published number changes; that needs a reason. */
  readonly revises: boolean
}

/**
 * The vintage that a proposed value becomes, or `unchanged` where it says nothing new. A changed number is called
 * revised unless its author called it preliminary. A figure of the demonstration never replaces a real one, and a
 * real one that replaces it is no revision.
 */
export function succeed(
  current: CurrentVintage | undefined,
  proposed: ProposedValue,
): Successor | 'unchanged' {
  const { value, status } = proposed
  if (!current) return { vintage: 1, status, revises: false }
  const vintage = current.vintage + 1
  if (current.demo !== proposed.demo) return proposed.demo ? 'unchanged' : { vintage, status, revises: false }
  if (value === current.value) {
    const sameStatus = status === current.status || (status === 'final' && current.status === 'revised')
    return sameStatus && proposed.missing === current.missing
      ? 'unchanged'
      : { vintage, status, revises: false }
  }
  const revises = current.value !== null
  return { vintage, status: revises && status === 'final' ? 'revised' : status, revises }
}
