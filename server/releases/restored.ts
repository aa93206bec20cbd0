import type { Kysely } from 'kysely'
import type { FieldFailure } from '#server/failure.ts'
import type { CheckedObservation } from '#server/releases/checkedRelease.ts'
import { vintagesNumbered } from '#server/releases/repository.ts'
import type { Tables } from '#server/store/tables.ts'
import { Source } from '#shared/observation.ts'

export interface Restored {
  readonly observations: readonly CheckedObservation[]
  readonly faults: readonly FieldFailure[]
}

/**
 * The observations, of which those that put an earlier vintage back take over its status, note, source and mark of the
 * demonstration. One that repeats another value than that vintage had is a fault.
 */
export async function restored(
  db: Kysely<Tables>,
  observations: readonly CheckedObservation[],
): Promise<Restored> {
  const wanted = observations.flatMap(({ series, period, restores: vintage }) =>
    vintage === undefined ? [] : [{ series, period, vintage }],
  )
  if (wanted.length === 0) return { observations, faults: [] }
  const rows = await vintagesNumbered(db, wanted)
  const known = new Map(rows.map((row) => [nameOf(row.series, row.period, row.vintage), row]))
  const faults: FieldFailure[] = []
  const all = observations.map((observation): CheckedObservation => {
    const { series, period, restores, value, missing, pointer } = observation
    if (restores === undefined) return observation
    const former = known.get(nameOf(series, period, restores))
    if (!former || former.value !== value || (former.missing ?? undefined) !== missing) {
      faults.push({ pointer: `${pointer}/restores`, code: 'restores-other', params: { vintage: restores } })
      return observation
    }
    return {
      ...observation,
      status: former.status,
      demo: former.demo === 1,
      ...(former.note !== null && { note: former.note }),
      ...(former.source !== null && { source: Source.parse(JSON.parse(former.source)) }),
    }
  })
  return { observations: all, faults }
}

const nameOf = (...parts: readonly (string | number)[]): string => parts.join(' ')
