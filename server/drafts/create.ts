import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { instantOf } from '#server/clock.ts'
import { partIn } from '#server/drafts/access.ts'
import { checkCells, filerOf } from '#server/drafts/checkCells.ts'
import { keep } from '#server/drafts/act.ts'
import { edit } from '#server/drafts/edit.ts'
import { EMPTY_HEAD } from '#server/drafts/head.ts'
import type { DraftPorts, DraftRow, Trx } from '#server/drafts/ports.ts'
import { record } from '#server/drafts/record.ts'
import { addAuthor, authorsOf, findDraft, insertDraft, lockDraft } from '#server/drafts/repository.ts'
import { handOver } from '#server/drafts/submit.ts'
import { topicsOf, type Topics } from '#server/drafts/topics.ts'
import { workingTitle } from '#server/drafts/workingTitle.ts'
import { Failure } from '#server/failure.ts'
import {
  idempotencyKey,
  rememberAnswer,
  rememberedAnswer,
  type IdempotencyKey,
} from '#server/releases/index.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import type { DraftEntryInput, DraftHead, DraftOrigin, DraftSheet } from '#shared/contract/drafts.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'

export interface Beginning {
  readonly origin: DraftOrigin
  readonly sheet: DraftSheet | null
  /** Whose figures these are; left out, the actor's own office, or the desk that copies the releases of others. */
  readonly owner?: string | undefined
  readonly head?: Partial<DraftHead> | undefined
  readonly entries: readonly DraftEntryInput[]
  readonly records?: readonly RecordRequest[] | undefined
  /** Handed over to the reviewers at once: then everything is asked that submitting asks. */
  readonly submit?: boolean | undefined
}

export interface Begun {
  readonly id: string
  /** False where the sheet had an open draft already, or the same request had been answered before. */
  readonly isNew: boolean
}

/**
 * What is done in the same transaction for a draft that was just begun, before it is handed over; answers with the
 * accounts of others who have a hand in it.
 */
export type Alongside = (trx: Trx, draft: string) => Promise<readonly string[]>

const Remembered = z.object({ draft: z.string() })

/**
 * Begins a draft with this content, in one transaction. A filing sheet has one open draft an office: whoever begins a
 * second one comes to the first, which takes the cells that it does not have. Throws {@link Failure}.
 */
export async function beginDraft(
  ports: DraftPorts,
  actor: Actor,
  beginning: Beginning,
  idempotency?: string,
  alongside?: Alongside,
): Promise<Begun> {
  const { releases, clock } = ports
  const { origin, sheet, entries, records = [] } = beginning
  const topics = topicsOf(releases)
  const { catalogue } = topics
  const owner = beginning.owner ?? actor.owner ?? keeperOf(records, topics) ?? catalogue.site.releaseDesk
  const isForOthers = actor.role === 'filer' && actor.owner !== owner
  if (isForOthers || !mayCall(POLICY['POST /api/v1/drafts'], actor.role)) throw new Failure('forbidden')
  refuseSheet(sheet, catalogue)
  await checkCells(ports, filerOf({ owner, origin, author: actor.id, area: actor.area ?? null }, actor), {
    entries,
  })
  refuseUnknown(records, topics)
  const key = idempotency === undefined ? undefined : keyOf(actor, idempotency, beginning)
  const at = instantOf(clock.now())
  return releases.decide(async (trx, desk) => {
    const answered = key && (await rememberedAnswer(trx, key))
    if (answered !== undefined) return { id: Remembered.parse(answered).draft, isNew: false }
    const open = origin === 'sheet' && sheet ? await openDraft(trx, ports, actor, owner, sheet) : undefined
    const row = open ?? newRow({ actor, owner, origin, sheet, at, topics })
    if (!open) {
      await insertDraft(trx, row)
      await addAuthor(trx, row.id, actor.id)
    }
    const set = entries.map((entry) => ({ ...entry, base: 0 }))
    const head = open ? undefined : beginning.head
    const patch = { ...(head && { head }), set, clear: [], records: [] }
    await edit(trx, row, patch, { topics, actor, at }, records)
    const filled = (await findDraft(trx, row.id)) ?? row
    if (!open) await record(trx, filled, { act: 'created', at, actor: actor.id, base: 0 })
    for (const author of (await alongside?.(trx, row.id)) ?? []) await addAuthor(trx, row.id, author)
    if (beginning.submit)
      await keep(trx, filled, actor.id, at, await handOver(trx, filled, desk, { actor: actor.id, at }))
    if (key) await rememberAnswer(trx, key, { draft: row.id })
    return { id: row.id, isNew: !open }
  })
}

/** A key of `POST /releases` never holds a space, so that the two do not get into each other's way. */
const keyOf = (actor: Actor, key: string, body: unknown): IdempotencyKey => {
  const checked = idempotencyKey(actor.id, key, body)
  return { ...checked, key: `drafts ${checked.key}` }
}

/** The office that keeps the ledger of the first record, for those who have no office. */
const keeperOf = ([first]: readonly RecordRequest[], { ledgers }: Topics): string | undefined =>
  first && ledgers.get(first.entity)?.owner

function refuseUnknown(records: readonly RecordRequest[], { ledgers }: Topics): void {
  const faults = records.flatMap(({ entity }, i) =>
    ledgers.has(entity)
      ? []
      : [{ pointer: `/records/${i}/entity`, code: 'unknown-entity' as const, params: { entity } }],
  )
  if (faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN))
}

function refuseSheet(sheet: DraftSheet | null, catalogue: Catalogue): void {
  if (sheet && !catalogue.domains.some(({ code }) => code === sheet.domain))
    throw new Failure('invalid', [
      { pointer: '/sheet/domain', code: 'unknown-domain', params: { domain: sheet.domain } },
    ])
}

/** The oldest open draft of the sheet that this actor may type into; a reviewer knows of no other. */
async function openDraft(
  trx: Trx,
  { store }: DraftPorts,
  actor: Actor,
  owner: string,
  { domain, period }: DraftSheet,
): Promise<DraftRow | undefined> {
  const open = await trx
    .selectFrom('draft')
    .selectAll()
    .where('owner', '=', owner)
    .where('area', actor.area === undefined ? 'is' : '=', actor.area ?? null)
    .where('domain', '=', domain)
    .where('period', '=', period)
    .where('origin', '=', 'sheet')
    .where('state', 'in', ['draft', 'returned'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const authors = await authorsOf(
    trx,
    open.map(({ id }) => id),
  )
  const found = open.find((row) => partIn(row, authors.get(row.id) ?? new Set(), actor)?.files)
  return found && lockDraft(trx, store.engine, found.id)
}

interface NewRow extends Pick<Beginning, 'origin' | 'sheet'> {
  readonly actor: Actor
  readonly owner: string
  readonly at: string
  readonly topics: Topics
}

const NOTHING = { count: 0, first: undefined }

function newRow({ actor, owner, origin, sheet, at, topics }: NewRow): DraftRow {
  const place = { domain: sheet?.domain ?? null, period: sheet?.period ?? null }
  return {
    id: randomUUID(),
    version: 1,
    state: 'draft',
    origin,
    owner,
    area: actor.area ?? null,
    ...place,
    head: JSON.stringify(EMPTY_HEAD),
    title: workingTitle(place, NOTHING, NOTHING, topics),
    author: actor.id,
    entries: 0,
    indicators: '[]',
    records: 0,
    ledgers: '[]',
    author_role: null,
    created_at: at,
    changed_at: at,
    submitted_at: null,
    approved_by: null,
    release_at: null,
    released_seq: null,
    remark: null,
    failure: null,
  }
}
