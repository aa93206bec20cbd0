import type { FieldFailure } from '#server/failure.ts'
import { canonicalJson } from '#server/releases/canonicalJson.ts'
import type { CheckedObservation } from '#server/releases/checkedRelease.ts'
import { succeed, type CurrentVintage } from '#server/releases/succession.ts'
import type { Source } from '#shared/observation.ts'
import type { ObservationChange } from '#shared/release.ts'

/** What a request comes to, held against what stands: its changes, and what keeps them from being published. */
export interface Reconciled<Change, Stale> {
  readonly changes: Change[]
  /** Requests that build upon something that has been replaced since. */
  readonly stale: Stale[]
  readonly faults: FieldFailure[]
}

export interface StaleObservation {
  readonly observation: CheckedObservation
  readonly current: CurrentVintage | undefined
}

export function reconcileObservations(
  observations: readonly CheckedObservation[],
  currentOf: (observation: CheckedObservation) => CurrentVintage | undefined,
  releaseSource: Source | undefined,
): Reconciled<ObservationChange, StaleObservation> {
  const result: Reconciled<ObservationChange, StaleObservation> = { changes: [], stale: [], faults: [] }
  for (const observation of observations) {
    const { pointer, basedOn, demo, value, missing, reason } = observation
    const current = currentOf(observation)
    const overReal = observation.restores !== undefined
    const proposed = { value, status: observation.status, missing, demo, overReal }
    const next = succeed(current, proposed, observation.revision)
    if (next === 'unchanged') continue
    if (basedOn !== undefined && basedOn !== (current?.vintage ?? 0))
      result.stale.push({ observation, current })
    else if (next.revises && reason === undefined) {
      result.faults.push({
        pointer: `${pointer}/reason`,
        code: 'revision-needs-reason',
        params: { current: current?.value ?? null },
      })
    } else {
      const { series, period, note } = observation
      const source = sameSource(observation.source, releaseSource) ? undefined : observation.source
      result.changes.push({
        kind: 'observation',
        series,
        period,
        value,
        status: next.status,
        vintage: next.vintage,
        ...(missing && { missing }),
        ...(demo && { demo }),
        ...(note && { note }),
        ...(source && { source }),
        ...(reason && { reason }),
        ...(next.revision && { revision: next.revision }),
      })
    }
  }
  return result
}

const sameSource = (a: Source | undefined, b: Source | undefined): boolean =>
  canonicalJson(a) === canonicalJson(b)
