import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { NewReminder, Reminder } from '#shared/contract/duties.ts'
import type { Actor } from '#shared/contract/roles.ts'

export interface ReminderPorts {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly clock: Clock
}

/** Older ones are history: what was owed then has long been given up or filed. */
const KEPT_DAYS = 62
const DAY_MS = 86_400_000

const Cells = Reminder.shape.cells
const Records = z.array(z.object({ entity: z.string(), id: z.string() }))

export type NamedRecord = z.output<typeof Records>[number]
export type KeptReminder = Omit<Reminder, 'records'> & { readonly records: readonly NamedRecord[] }

/** The reminders of the last two months, newest first; of one office or of all. */
export async function recentReminders(
  { store, clock }: ReminderPorts,
  owner: string | null,
): Promise<readonly KeptReminder[]> {
  const since = instantOf(clock.now() - KEPT_DAYS * DAY_MS)
  const all = store.read.selectFrom('reminder').selectAll().where('at', '>=', since)
  const theirs = owner === null ? all : all.where('owner', '=', owner)
  const rows = await theirs.orderBy('at', 'desc').execute()
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at, by: row.by_name, owner: row.owner, remark: row.remark },
    cells: Cells.parse(JSON.parse(row.cells)),
    records: Records.parse(JSON.parse(row.records)),
    ...{ seenAt: row.seen_at, seenBy: row.seen_by },
  }))
}

/** Asks an office for what it owes. Throws Failure `invalid` for an office that is none. */
export async function remind(
  { store, catalogue, clock }: ReminderPorts,
  actor: Actor,
  body: unknown,
): Promise<Reminder> {
  const { owner, cells, remark } = parseOrFail(NewReminder, body)
  if (!catalogue.owner(owner))
    throw new Failure('invalid', [{ pointer: '/owner', code: 'unknown-owner', params: { owner } }])
  const reminder: Reminder = {
    ...{ id: randomUUID(), at: instantOf(clock.now()), by: actor.name, owner, cells, remark },
    ...{ records: [], seenAt: null, seenBy: null },
  }
  await store.write(async (trx) => {
    await trx
      .insertInto('reminder')
      .values({
        ...{ id: reminder.id, at: reminder.at, by_account: actor.id, by_name: actor.name, owner },
        ...{ cells: JSON.stringify(cells), records: '[]', remark, seen_at: null, seen_by: null },
      })
      .execute()
    await appendAudit(trx, {
      ...{ at: reminder.at, actor: actor.id, action: 'duty.reminded', object: `owner:${owner}` },
      detail: { reminder: reminder.id, cells: cells.length },
    })
  })
  return reminder
}

const Id = z.uuid()

/** Takes note of a reminder, once, for the office that it was sent to. Throws Failure `not-found` for any other. */
export async function takeNote({ store, clock }: ReminderPorts, actor: Actor, id: string): Promise<void> {
  if (!Id.safeParse(id).success || actor.owner === null) throw new Failure('not-found')
  const { owner } = actor
  const noted = await store.write((trx) =>
    trx
      .updateTable('reminder')
      .set((eb) => ({
        seen_at: eb.fn.coalesce('seen_at', eb.val(instantOf(clock.now()))),
        seen_by: eb.fn.coalesce('seen_by', eb.val(actor.name)),
      }))
      .where('id', '=', id)
      .where('owner', '=', owner)
      .returning('id')
      .executeTakeFirst(),
  )
  if (!noted) throw new Failure('not-found')
}
