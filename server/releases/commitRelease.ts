import type { Kysely, Transaction } from 'kysely'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { hashOfRows, rowOf } from '#server/records/recordRows.ts'
import { RELEASE_TOPIC } from '#server/nodes/bus.ts'
import type { NewVersion } from '#server/records/records.ts'
import { changesOf, type ChangePorts } from '#server/releases/changesOf.ts'
import { keepCatalogue } from '#server/releases/catalogueChanges.ts'
import { keepDefinitions } from '#server/releases/definitions/changes.ts'
import { keepWalls } from '#server/releases/walls/changes.ts'
import { lastEdit } from '#server/releases/catalogueHistory.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import { answerTo, rememberAnswer, type IdempotencyKey } from '#server/releases/idempotency.ts'
import type { ReleasePorts } from '#server/releases/releases.ts'
import * as repository from '#server/releases/repository.ts'
import { latestRows, releaseRow, vintageRow } from '#server/releases/rows.ts'
import type { Tables } from '#server/store/tables.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { ObservationChange, Release } from '#shared/release.ts'

type Trx = Transaction<Tables>

export interface Order {
  readonly request: CheckedRelease
  readonly actor: string
  readonly epoch: string
  readonly key: IdempotencyKey | undefined
  /** What the audit log keeps besides: the draft, its authors and who approved it. */
  readonly detail?: Readonly<Record<string, string | readonly string[] | null>> | undefined
  /** Asked under the lock, before anything is written. */
  readonly permit?: Permit | undefined
}

/** Throws where these figures must not be published so. */
export type Permit = (read: Kysely<Tables>, request: CheckedRelease) => Promise<void>

export interface CommitPorts extends Pick<ReleasePorts, 'store' | 'clock' | 'bus'>, ChangePorts {
  /** The release that changed the catalogue last, as far as whoever checked the request knew. */
  readonly catalogueSeq: number
}

/** The request was checked against a catalogue that stands no more. */
export class CatalogueMoved extends Error {}

export interface Committed {
  readonly receipt: ReleaseReceipt
  /** The release as the log has it; left out where an earlier answer was repeated. */
  readonly body?: string
  /** The versions of records that it made. */
  readonly versions: readonly NewVersion[]
}

/**
 * The one transaction that makes a release: vintages, those of derived figures too, latest, audit entry, number, log row and the answer to remember
 * are kept together or not at all. Throws Failure `conflict` or `invalid`, and then nothing has happened.
 */
export async function commitRelease(trx: Trx, ports: CommitPorts, order: Order): Promise<Committed> {
  const { store, clock, catalogueSeq } = ports
  const { request, actor, epoch, key } = order
  const base = await repository.lockSeq(trx, store.engine)
  const answered = key && (await answerTo(trx, key))
  if (answered) return { receipt: answered, versions: [] }
  if ((await lastEdit(trx)) !== catalogueSeq) throw new CatalogueMoved()

  await ports.records.catchUp(trx)
  await order.permit?.(trx, request)
  const { observed, records, versions, catalogue, ledgers, walls } = await changesOf(trx, ports, request)
  const rows = versions.map(rowOf)
  const { title, owner, source, demo } = request
  const [seq, at] = [base + 1, instantOf(clock.now())]
  const changes = [...walls, ...ledgers, ...catalogue, ...observed, ...records]
  const release: Release = {
    seq,
    at,
    title,
    owner,
    ...(source && { source }),
    ...(demo && { demo }),
    changes,
  }
  const row = releaseRow(release)
  const receipt = { seq, at, epoch, changes: changes.length }

  await repository.insertVintages(
    trx,
    observed.map((change) => vintageRow(change, seq)),
  )
  await repository.insertRecords(trx, rows)
  await keepLatest(trx, observed, seq)
  await keepCatalogue(trx, catalogue, request.catalogue?.edits ?? [], { seq, at, actor })
  await keepDefinitions(trx, ledgers, request.ledgers ?? [], { seq, at, actor })
  await keepWalls(trx, walls, request.walls ?? [], { seq, at, actor })
  await appendAudit(trx, {
    at,
    actor,
    action: 'release.published',
    object: `release:${seq}`,
    detail: {
      ...{ title, changes: changes.length, hash: row.hash },
      ...(rows.length > 0 && { recordsHash: hashOfRows(rows) }),
      ...order.detail,
    },
  })
  await repository.moveSeq(trx, seq)
  await repository.insertRelease(trx, row)
  if (key) await rememberAnswer(trx, key, receipt)
  await ports.bus?.tellWith(trx, RELEASE_TOPIC, { seq })
  return { receipt, body: row.body, versions }
}

async function keepLatest(trx: Trx, changes: readonly ObservationChange[], seq: number): Promise<void> {
  const newest = await repository.latestOf(
    trx,
    changes.map(({ series }) => series),
  )
  await repository.putLatest(
    trx,
    latestRows(changes, seq, new Map(newest.map(({ series, period }) => [series, period]))),
  )
}
