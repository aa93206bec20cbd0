import type { Kysely } from 'kysely'
import { Failure } from '#server/failure.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { newVersions, type MadeVersions } from '#server/records/newVersions.ts'
import { samePersonFaults } from '#server/records/samePerson.ts'
import { publicChanges } from '#server/records/publicChanges.ts'
import type { NewVersion, RecordBook } from '#server/records/records.ts'
import type { RecordTallies } from '#server/records/tallies/recordTallies.ts'
import { wallChanges } from '#server/releases/walls/changes.ts'
import { ledgerChanges } from '#server/releases/definitions/changes.ts'
import { catalogueChanges } from '#server/releases/catalogueChanges.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import { CurrentVintages } from '#server/releases/currentState.ts'
import type { Derivations } from '#server/releases/derive/derivations.ts'
import { countedRecords, type CountedRecords } from '#server/releases/derive/countedPeriods.ts'
import { derivedChanges } from '#server/releases/derive/derive.ts'
import { recordFigureChanges } from '#server/releases/derive/recordFigures.ts'
import type { Recalled } from '#server/releases/derive/recalled.ts'
import { recountedBy } from '#server/releases/derive/turned.ts'
import { standingAfter } from '#server/releases/derive/standing.ts'
import { reconcileObservations, type Reconciled, type StaleObservation } from '#server/releases/reconcile.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import * as repository from '#server/releases/repository.ts'
import { restored } from '#server/releases/restored.ts'
import { staleFailure } from '#server/releases/staleFailure.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { shanghaiDay } from '#shared/period.ts'
import type {
  CatalogueChange,
  LedgerChange,
  ObservationChange,
  RecordChange,
  WallChange,
} from '#shared/release.ts'

type Db = Kysely<Tables>

/** What a release is made over; `records` are at the newest release, and so is what `db` reads. */
export interface ChangePorts {
  readonly derivations: Derivations
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly records: RecordBook
  /** The counts and sums of formulas over these records. */
  readonly tallies: (ledgers: ReadonlyMap<string, Ledger>) => RecordTallies
  readonly clock: Clock
}

export interface RequestedChanges {
  /** Own changes first, then what is derived from them. */
  readonly observed: readonly ObservationChange[]
  /** What the release says of records to everybody. */
  readonly records: readonly RecordChange[]
  /** The versions of records that it makes, whole. */
  readonly versions: readonly NewVersion[]
  readonly catalogue: readonly CatalogueChange[]
  readonly ledgers: readonly LedgerChange[]
  readonly walls: readonly WallChange[]
}

/**
 * What a request comes to over what stands now, derived figures included; only reads. Throws Failure `conflict` or
 * `invalid` where it could not be published.
 */
export async function changesOf(
  db: Db,
  ports: ChangePorts,
  request: CheckedRelease,
): Promise<RequestedChanges> {
  const observations = await observationChanges(db, request)
  const records = versionsOf(ports, request)
  const catalogue = await catalogueChanges(db, request.catalogue?.edits ?? [])
  const ledgers = await ledgerChanges(db, request.ledgers ?? [])
  const walls = await wallChanges(db, request.walls ?? [])
  const faults = await samePersonFaults(db, records.versions, request.records, ports.ledgers)
  await refuse(db, observations, { ...records, faults: [...records.faults, ...faults] })
  const { versions, after } = records
  const defined = definedBy(ports, request)
  const standing = standingAfter(db, observations.changes)
  const ledgerName = (code: string): string => ports.ledgers.get(code)?.zh ?? code
  const read = await recordFigureChanges(versions, {
    ...{ catalogue: ports.catalogue, standing, after, ledgerName, recalled: request.recalled },
    today: shanghaiDay(ports.clock.now()),
  })
  const stated = [...observations.changes, ...read]
  const derived = await derivedChanges(stated, {
    derivations: ports.derivations,
    standing,
    records: countedAfter(records, { ...ports, ledgers: defined.ledgers }),
    recalled: request.recalled ?? request.catalogue?.recalled ?? defined.recalled,
    ledgerName,
  })
  const observed = [...stated, ...derived]
  const others = { versions, catalogue, ledgers, walls }
  if ([observed, ...Object.values(others)].every(({ length }) => length === 0))
    throw new Failure('invalid', [{ pointer: '', code: 'unchanged' }])
  return { observed, records: publicChanges(versions, ports.ledgers, after), ...others }
}

/** The definitions as the request makes them, and what has to be counted anew for that. */
function definedBy(
  { ledgers, derivations, clock }: ChangePorts,
  { ledgers: edits = [] }: CheckedRelease,
): Pick<ChangePorts, 'ledgers'> & { readonly recalled?: Recalled } {
  if (edits.length === 0) return { ledgers }
  const codes = new Set(edits.map(({ entry }) => entry.code))
  return {
    ledgers: new Map([...ledgers, ...edits.map(({ entry }) => [entry.code, entry] as const)]),
    recalled: recountedBy(derivations, codes, shanghaiDay(clock.now())),
  }
}

/** What formulas find in the records once the versions are kept. */
function countedAfter(
  { versions, after }: MadeVersions,
  { tallies, ledgers, clock }: ChangePorts,
): CountedRecords {
  const kept = tallies(ledgers)
  const movement = versions.length > 0 ? kept.movement(versions, after) : undefined
  return countedRecords(kept, shanghaiDay(clock.now()), movement)
}

async function observationChanges(db: Db, { observations, source }: CheckedRelease) {
  const { observations: proposed, faults } = await restored(db, observations)
  const current = new CurrentVintages(await repository.currentVintages(db, proposed))
  const reconciled = reconcileObservations(proposed, (observation) => current.get(observation), source)
  return { ...reconciled, faults: [...faults, ...reconciled.faults] }
}

function versionsOf(
  { ledgers, catalogue, records, clock }: ChangePorts,
  request: CheckedRelease,
): MadeVersions {
  const now = instantOf(clock.now())
  const time = { now, today: shanghaiDay(clock.now()) }
  return newVersions(request.records, { ...time, ledgers, catalogue, book: records, seq: records.seq() + 1 })
}

async function refuse(
  db: Db,
  observations: Reconciled<ObservationChange, StaleObservation>,
  records: MadeVersions,
): Promise<void> {
  if (observations.stale.length + records.stale.length > 0)
    throw await staleFailure(db, observations.stale, records.stale)
  const faults = [...observations.faults, ...records.faults]
  if (faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN))
}
