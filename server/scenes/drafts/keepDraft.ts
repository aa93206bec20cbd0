import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { judgeDraft } from '#server/scenes/drafts/draftFaults.ts'
import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import type { Db, PlanPorts, Trx } from '#server/scenes/ports.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import { NewWallDraft, WallDraftPatch, type WallDraft } from '#shared/contract/scenes.ts'
import type { Actor } from '#shared/contract/roles.ts'

export type DraftRow = Tables['wall_draft']

/** All drafts, those saved last first, each with what keeps it from being released. */
export async function listDrafts(ports: PlanPorts): Promise<readonly WallDraft[]> {
  const { read } = ports.store
  const rows = await read.selectFrom('wall_draft').selectAll().orderBy('at', 'desc').orderBy('id').execute()
  const ground = await ports.ground(read)
  return rows.map((row) => shown(row, judgeDraft(row, ground).faults))
}

/** Keeps what is typed, be it whole or not. */
export async function beginDraft(ports: PlanPorts, actor: Actor, body: unknown): Promise<WallDraft> {
  const { part, basedOn, entry } = parseOrFail(NewWallDraft, body)
  const at = instantOf(ports.clock.now())
  const row: DraftRow = {
    ...{ id: randomUUID(), version: 1, part, code: codeIn(entry), based_on: basedOn },
    ...{ entry: JSON.stringify(entry), account: actor.id, by_name: actor.name, at },
  }
  await ports.store.write(async (trx) => {
    await trx.insertInto('wall_draft').values(row).execute()
    await tell(trx, row, { at, actor: actor.id, action: 'wall.draft-begun' })
  })
  return told(ports, row)
}

/** Throws Failure `draft-changed` where somebody else has saved it since: nothing of either is lost. */
export async function saveDraft(
  ports: PlanPorts,
  actor: Actor,
  id: string,
  body: unknown,
): Promise<WallDraft> {
  const { version, entry, basedOn } = parseOrFail(WallDraftPatch, body)
  const at = instantOf(ports.clock.now())
  const row = await ports.store.write(async (trx) => {
    const kept = await draftAt(trx, ports.store.engine, id, version)
    const based_on = basedOn === undefined ? kept.based_on : basedOn
    const saved: DraftRow = {
      ...{ ...kept, version: version + 1, based_on, entry: JSON.stringify(entry) },
      // A new one may still be renamed; what is known is known by its code.
      ...{ code: based_on === null ? codeIn(entry) : kept.code, account: actor.id, by_name: actor.name, at },
    }
    await trx.updateTable('wall_draft').set(saved).where('id', '=', id).execute()
    return saved
  })
  return told(ports, row)
}

export async function discardDraft({ store, clock }: PlanPorts, actor: Actor, id: string): Promise<void> {
  await store.write(async (trx) => {
    const row = await trx.selectFrom('wall_draft').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new Failure('not-found')
    await dropDraft(trx, id)
    const at = instantOf(clock.now())
    await tell(trx, row, { at, actor: actor.id, action: 'wall.draft-discarded' })
  })
}

/** The draft at the version that somebody saw, locked. Throws Failure `not-found` or `draft-changed`. */
export async function draftAt(
  trx: Trx,
  engine: Store['engine'],
  id: string,
  version: number,
): Promise<DraftRow> {
  const query = trx.selectFrom('wall_draft').selectAll().where('id', '=', id)
  // SQLite's BEGIN IMMEDIATE holds the whole file already.
  const row = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Failure('not-found')
  if (row.version !== version) throw new Failure('draft-changed')
  return row
}

export async function dropDraft(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('wall_draft').where('id', '=', id).execute()
}

const tell = (
  trx: Trx,
  { id, part, code }: DraftRow,
  act: { readonly at: string; readonly actor: string; readonly action: string },
): Promise<void> => appendAudit(trx, { ...act, object: `${part}:${code}`, detail: { draft: id } })

const told = async (ports: PlanPorts, row: DraftRow): Promise<WallDraft> => {
  const read: Db = ports.store.read
  return shown(row, judgeDraft(row, await ports.ground(read)).faults)
}

const shown = (
  { id, version, part, code, based_on, entry, by_name, at }: DraftRow,
  faults: readonly PlanFault[],
): WallDraft => ({
  ...{ id, version, part, code, basedOn: based_on, author: by_name, at, faults: [...faults] },
  entry: JSON.parse(entry) as WallDraft['entry'], // as typed: whoever reads it looks at the faults first
})

function codeIn(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null || !('code' in entry)) return ''
  return typeof entry.code === 'string' ? entry.code.slice(0, 80) : ''
}
