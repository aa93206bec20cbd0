import type { Kysely } from 'kysely'
import { Failure, type FieldFailure } from '#server/failure.ts'
import type { MadeVersions } from '#server/records/newVersions.ts'
import type { StaleObservation } from '#server/releases/reconcile.ts'
import { vintageAt } from '#server/releases/repository.ts'
import type { Tables } from '#server/store/tables.ts'

/** What stands where there is no value to name. */
const NOTHING = '—'

/** Failure `conflict` with what each author had seen and what stands now. */
export async function staleFailure(
  db: Kysely<Tables>,
  observations: readonly StaleObservation[],
  records: MadeVersions['stale'],
): Promise<Failure> {
  const fields: FieldFailure[] = []
  for (const { observation, current } of observations) {
    const { pointer, series, period, basedOn = 0, value } = observation
    const seen = await vintageAt(db, { series, period, vintage: basedOn })
    const params = { series, period, yours: value, seenVintage: basedOn, vintage: current?.vintage ?? 0 }
    fields.push({
      pointer: `${pointer}/basedOn`,
      code: 'stale-base',
      params: { ...params, seen: seen?.value ?? NOTHING, current: current?.value ?? NOTHING },
    })
  }
  for (const { order, current } of records) {
    const { pointer, entity, id = '', basedOn = 0 } = order
    const params = { entity, id, seen: basedOn, current }
    fields.push({ pointer: `${pointer}/basedOn`, code: 'stale-record', params })
  }
  return new Failure('conflict', fields)
}
