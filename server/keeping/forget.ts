import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { KeepSettings } from '#server/backup/settings.ts'
import { instantOf } from '#server/clock.ts'
import { purgeExpired } from '#server/imports/index.ts'
import type { Store } from '#server/store/store.ts'

export const DAY_MS = 24 * 3_600_000
const BATCH = 500

/** How much of each kind was thrown away. */
export type Forgotten = Readonly<Record<keyof KeepSettings, number>>

type Ports = Pick<Store, 'read' | 'write'>

/** Throws away what has not counted for as long as the settings say, a little at a time so that nobody waits for it. */
export async function forget(store: Ports, keep: KeepSettings, now: number): Promise<Forgotten> {
  const before = (days: number): string => instantOf(now - days * DAY_MS)
  return {
    sessions: await forgetSessions(store, before(keep.sessions)),
    receipts: await forgetReceipts(store, before(keep.receipts)),
    answers: await forgetAnswers(store, before(keep.answers)),
    imports: await store.write((trx) => purgeExpired(trx, instantOf(now), before(keep.imports))),
    discarded: await emptyDiscarded(store, before(keep.discarded)),
  }
}

/** Sessions and one-time codes that have ended: nobody can use them, and the acts tell of them for ever. */
const forgetSessions = ({ write }: Ports, before: string): Promise<number> =>
  write(async (trx) => {
    const sessions = await trx.deleteFrom('session').where('expires_at', '<', before).executeTakeFirst()
    const codes = await trx.deleteFrom('sign_in_code').where('expires_at', '<', before).executeTakeFirst()
    const devices = await trx.deleteFrom('screen_pairing').where('expires_at', '<', before).executeTakeFirst()
    return Number(sessions.numDeletedRows + codes.numDeletedRows + devices.numDeletedRows)
  })

/** Of each screen the newest stays, whatever its age: the roll tells by it what the screen shows. */
async function forgetReceipts({ read, write }: Ports, before: string): Promise<number> {
  const newest = await read
    .selectFrom('screen_receipt')
    .select((eb) => ['screen', eb.fn.max<number | string>('seq').as('seq')])
    .groupBy('screen')
    .execute()
  let forgotten = 0
  for (const { screen, seq } of newest)
    forgotten += await write(async (trx) => {
      const old = trx.deleteFrom('screen_receipt').where('screen', '=', screen).where('at', '<', before)
      return Number((await old.where('seq', '<', Number(seq)).executeTakeFirst()).numDeletedRows)
    })
  return forgotten
}

/** An answer that says when it was given; one that does not is kept. */
const Answer = z.looseObject({ at: z.iso.datetime() })

/** Answers to repeated requests: a system that repeats one after so long publishes it anew. */
async function forgetAnswers({ read, write }: Ports, before: string): Promise<number> {
  let [forgotten, last] = [0, { actor: '', key: '' }]
  for (;;) {
    const rows = await read
      .selectFrom('idempotency')
      .select(['actor', 'key', 'receipt'])
      .where((eb) =>
        eb.or([
          eb('actor', '>', last.actor),
          eb.and([eb('actor', '=', last.actor), eb('key', '>', last.key)]),
        ]),
      )
      .orderBy('actor')
      .orderBy('key')
      .limit(BATCH)
      .execute()
    const old = rows.filter(({ receipt }) => givenAt(receipt) < before)
    if (old.length > 0)
      await write(async (trx) => {
        for (const { actor, key } of old)
          await trx.deleteFrom('idempotency').where('actor', '=', actor).where('key', '=', key).execute()
      })
    forgotten += old.length
    last = rows.at(-1) ?? last
    if (rows.length < BATCH) return forgotten
    await setImmediate() // others get their turn
  }
}

const NEVER = '9'

function givenAt(receipt: string): string {
  try {
    return Answer.safeParse(JSON.parse(receipt)).data?.at ?? NEVER
  } catch {
    return NEVER // damaged, which the check of the store tells of
  }
}

/** What was in drafts that were thrown away; that there was one, and who did what to it, stays. */
async function emptyDiscarded({ read, write }: Ports, before: string): Promise<number> {
  const filled = await read
    .selectFrom('draft')
    .select('id')
    .where('state', '=', 'discarded')
    .where('changed_at', '<', before)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom('draft_entry as e').select('e.draft').whereRef('e.draft', '=', 'draft.id')),
        eb.exists(eb.selectFrom('draft_record as r').select('r.draft').whereRef('r.draft', '=', 'draft.id')),
      ]),
    )
    .execute()
  for (const { id } of filled) {
    await write(async (trx) => {
      await trx.deleteFrom('draft_entry').where('draft', '=', id).execute()
      await trx.deleteFrom('draft_record').where('draft', '=', id).execute()
      const nothing = { entries: 0, indicators: '[]', records: 0, ledgers: '[]' }
      await trx.updateTable('draft').set(nothing).where('id', '=', id).execute()
    })
    await setImmediate()
  }
  return filled.length
}
