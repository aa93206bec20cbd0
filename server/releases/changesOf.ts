import type { Kysely } from 'kysely'
import { Failure } from '#server/failure.ts'
import { catalogueChanges } from '#server/releases/catalogueChanges.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import { CurrentRecords, CurrentVintages } from '#server/releases/currentState.ts'
import type { Derivations } from '#server/releases/derive/derivations.ts'
import { derivedChanges } from '#server/releases/derive/derive.ts'
import { standingAfter } from '#server/releases/derive/standing.ts'
import {
  reconcileObservations,
  reconcileRecords,
  type Reconciled,
  type StaleObservation,
  type StaleRecord,
} from '#server/releases/reconcile.ts'
import * as repository from '#server/releases/repository.ts'
import { restored } from '#server/releases/restored.ts'
import { staleFailure } from '#server/releases/staleFailure.ts'
import type { Tables } from '#server/store/tables.ts'
import type { CatalogueChange, ObservationChange, RecordChange } from '#shared/release.ts'

type Db = Kysely<Tables>

export interface RequestedChanges {
  /** Own changes first, then what is derived from them. */
  readonly observed: readonly ObservationChange[]
  readonly records: readonly RecordChange[]
  readonly catalogue: readonly CatalogueChange[]
}

/**
 * What a request comes to over what stands now, derived figures included; only reads. Throws Failure `conflict` or
 * `invalid` where it could not be published.
 */
export async function changesOf(
  db: Db,
  derivations: Derivations,
  request: CheckedRelease,
): Promise<RequestedChanges> {
  const observations = await observationChanges(db, request)
  const records = await recordChanges(db, request)
  const catalogue = await catalogueChanges(db, request.catalogue?.edits ?? [])
  await refuse(db, observations, records, catalogue)
  const derived = await derivedChanges(
    derivations,
    observations.changes,
    standingAfter(db, observations.changes),
    request.catalogue?.recalled,
  )
  return { observed: [...observations.changes, ...derived], records: records.changes, catalogue }
}

async function observationChanges(db: Db, { observations, source }: CheckedRelease) {
  const { observations: proposed, faults } = await restored(db, observations)
  const current = new CurrentVintages(await repository.currentVintages(db, proposed))
  const reconciled = reconcileObservations(proposed, (observation) => current.get(observation), source)
  return { ...reconciled, faults: [...faults, ...reconciled.faults] }
}

async function recordChanges(db: Db, { records }: CheckedRelease) {
  const current = new CurrentRecords(await repository.currentRecords(db, records))
  return reconcileRecords(records, (record) => current.get(record))
}

async function refuse(
  db: Db,
  observations: Reconciled<ObservationChange, StaleObservation>,
  records: Reconciled<RecordChange, StaleRecord>,
  catalogue: readonly CatalogueChange[],
): Promise<void> {
  if (observations.stale.length + records.stale.length > 0)
    throw await staleFailure(db, observations.stale, records.stale)
  if (observations.faults.length > 0) throw new Failure('invalid', observations.faults)
  if (observations.changes.length + records.changes.length + catalogue.length === 0)
    throw new Failure('invalid', [{ pointer: '', code: 'unchanged' }])
}
