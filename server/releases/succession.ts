import type { MissingReason, ObservationStatus, RevisionKind } from '#shared/observation.ts'

/** What stands for a series and period before a release. */
export interface CurrentVintage {
  readonly vintage: number
  readonly value: number | null
  readonly status: ObservationStatus
  readonly missing: MissingReason | undefined
  readonly demo: boolean
}

export interface ProposedValue extends Omit<CurrentVintage, 'vintage'> {
  /** Replaces a real figure even where it is of the demonstration: an undo puts it back, or it is worked out from one. */
  readonly overReal?: boolean
}

export interface Successor {
  readonly vintage: number
  readonly status: ObservationStatus
  /** A published number changes; that needs a reason. */
  readonly revises: boolean
  /** Where a published number is replaced or confirmed: as announced, or because it was wrong. */
  readonly revision?: RevisionKind | undefined
}

/**
 * The vintage that a proposed value becomes, or `unchanged` where it says nothing new. A changed number is called
 * revised unless its author called it preliminary. A figure of the demonstration never replaces a real one by
 * itself, and a real one that replaces it is no revision. `stated` is the kind of revision that the author names.
 */
export function succeed(
  current: CurrentVintage | undefined,
  proposed: ProposedValue,
  stated?: RevisionKind,
): Successor | 'unchanged' {
  const { value, status } = proposed
  const first = { status, revises: false, revision: undefined }
  if (!current) return { vintage: 1, ...first }
  const vintage = current.vintage + 1
  if (current.demo !== proposed.demo)
    return proposed.demo && !proposed.overReal ? 'unchanged' : { vintage, ...first }
  const replacesNumber = current.value !== null
  const revision = replacesNumber ? (stated ?? usualKind(current.status, status)) : undefined
  if (value === current.value) {
    const sameStatus = status === current.status || (status === 'final' && current.status === 'revised')
    return sameStatus && proposed.missing === current.missing
      ? 'unchanged'
      : { vintage, status, revises: false, revision }
  }
  const isRevised = replacesNumber && status === 'final'
  return { vintage, status: isRevised ? 'revised' : status, revises: replacesNumber, revision }
}

/** A preliminary number is announced as one that will be replaced. */
const usualKind = (before: ObservationStatus, after: ObservationStatus): RevisionKind =>
  before === 'preliminary' && after !== 'preliminary' ? 'scheduled' : 'correction'
