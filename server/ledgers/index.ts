import type { Identity } from '#server/accounts/index.ts'
import { act, type ActPlace } from '#server/ledgers/act.ts'
import { actTogether } from '#server/ledgers/actTogether.ts'
import { comment, type Place } from '#server/ledgers/comments.ts'
import { openTallies } from '#server/ledgers/counts.ts'
import { recordDetail } from '#server/ledgers/detail.ts'
import { dueRecords } from '#server/ledgers/due.ts'
import {
  attach,
  refuseUpload,
  type BroughtFile,
  type EvidencePlace,
} from '#server/ledgers/evidence/attach.ts'
import { fileOf, type KeptFile } from '#server/ledgers/evidence/filesOf.ts'
import { listRecords } from '#server/ledgers/list.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { dueAmong, remind, type DueAmong } from '#server/ledgers/remind.ts'
import { ledgerFor, ledgerRoll } from '#server/ledgers/roll.ts'
import { ledgerExport, ledgerTemplate } from '#server/ledgers/sheets/listSheets.ts'
import { serialQueue } from '#server/store/serialQueue.ts'
import type {
  DueQuery,
  DueRecords,
  LedgerRoll,
  RecordActed,
  RecordComment,
  RecordDetail,
  RecordExportQuery,
  RecordFile,
  RecordList,
  RecordQuery,
} from '#shared/contract/ledgers.ts'
import type { RecordBatchActed } from '#shared/contract/recordBatch.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Locale } from '#shared/period.ts'
import type { ExportFile } from '#server/exports/index.ts'
import { LedgerEntry } from '#shared/ledger/ledgerEntry.ts'

export { claimFiles } from '#server/ledgers/evidence/claim.ts'
export { MOST_EVIDENCE_BYTES } from '#server/ledgers/evidence/attach.ts'
export type { KeptFile } from '#server/ledgers/evidence/filesOf.ts'
export { look, type Looking } from '#server/ledgers/looking.ts'
export { sightOf, type Sight } from '#server/ledgers/sight.ts'
export type { LedgerPorts } from '#server/ledgers/ports.ts'

/**
 * What people do with ledgers. Every use case judges for itself whether the actor may know of the ledger and the
 * record; for all others neither is there.
 */
export interface Ledgers {
  readonly roll: (actor: Actor) => Promise<LedgerRoll>
  readonly definition: (actor: Actor, entity: string) => Promise<LedgerEntry>
  readonly list: (actor: Actor, entity: string, query: RecordQuery) => Promise<RecordList>
  readonly detail: (actor: Actor, place: Place) => Promise<RecordDetail>
  readonly due: (actor: Actor, query: DueQuery) => Promise<DueRecords>
  /** Throws {@link Failure} with pointers into the body. */
  readonly act: (
    identity: Pick<Identity, 'kind' | 'actor'>,
    place: ActPlace,
    body: unknown,
    idempotencyKey: string | undefined,
  ) => Promise<RecordActed>
  /** Several things at one instant, or none of them. Throws {@link Failure} with pointers into the body. */
  readonly actTogether: (
    identity: Pick<Identity, 'kind' | 'actor'>,
    body: unknown,
    idempotencyKey: string | undefined,
  ) => Promise<RecordBatchActed>
  readonly comment: (actor: Actor, place: Place, body: unknown) => Promise<RecordComment>
  readonly remind: (actor: Actor, place: Place, body: unknown) => Promise<void>
  readonly dueAmong: DueAmong
  /** Throws Failure where somebody may bring nothing there. */
  readonly refuseUpload: (actor: Actor, place: EvidencePlace, field: string | undefined) => Promise<void>
  readonly attach: (actor: Actor, place: EvidencePlace, brought: BroughtFile) => Promise<RecordFile>
  readonly file: (actor: Actor, place: EvidencePlace, file: string) => Promise<KeptFile>
  /** A workbook to fill in, and the records of a list as a file; both can be sent back to the imports. */
  readonly template: (actor: Actor, entity: string, lang: Locale) => Promise<ExportFile>
  readonly export: (actor: Actor, entity: string, query: RecordExportQuery) => Promise<ExportFile>
  readonly close: () => void
}

export function openLedgers(ports: LedgerPorts): Ledgers {
  const tallies = openTallies(ports.releases.records, ports.releases.ledgers)
  // One after another: what one throws away another may just be bringing.
  const queue = serialQueue()
  return {
    roll: (actor) => ledgerRoll(ports, tallies, actor),
    definition: async (actor, entity) => LedgerEntry.parse(ledgerFor(ports, actor, entity)),
    list: (actor, entity, query) => listRecords(ports, actor, entity, query),
    detail: (actor, place) => recordDetail(ports, actor, place),
    due: (actor, query) => dueRecords(ports, tallies, actor, query),
    act: (identity, place, body, key) => act(ports, identity, place, body, key),
    actTogether: (identity, body, key) => actTogether(ports, identity, body, key),
    comment: (actor, place, body) => comment(ports, actor, place, body),
    remind: (actor, place, body) => remind(ports, actor, place, body),
    dueAmong: dueAmong(ports),
    refuseUpload: async (actor, place, field) => refuseUpload(ports, actor, place, field),
    attach: (actor, place, brought) => queue(() => attach(ports, actor, place, brought)),
    file: (actor, place, file) => fileOf(ports, actor, place, file),
    template: (actor, entity, lang) => ledgerTemplate(ports, actor, entity, lang),
    export: (actor, entity, query) => ledgerExport(ports, actor, entity, query),
    close: tallies.close,
  }
}
