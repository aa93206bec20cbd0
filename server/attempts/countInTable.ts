import { createHmac, randomBytes } from 'node:crypto'
import { secondsUntil } from '#server/attempts/secondsUntil.ts'
import type { AttemptPorts, Attempts, Limit } from '#server/attempts/attempts.ts'
import type { Trx } from '#server/accounts/ports.ts'

const TIDY_EVERY_MS = 10 * 60_000
/** A name that is over is refused for so long without asking: whoever goes on trying does not keep the store busy. */
const REFUSED_UNASKED_MS = 1_000
const SECRET = 'attempts'

/**
 * Counts in the store, where all nodes find it. Names are kept as keyed hashes until their time is over, since a
 * password may have been typed into the field of the name.
 */
export async function countInTable({ store, clock, log }: AttemptPorts): Promise<Attempts> {
  const secret = await store.write(sharedSecret)
  const hashOf = (name: string): string => createHmac('sha256', secret).update(name).digest('hex')
  const refused = new Map<string, { readonly asked: number; readonly until: number }>()

  const tidy = async (): Promise<void> => {
    refused.clear()
    await store.write((trx) => trx.deleteFrom('attempt').where('until', '<=', clock.now()).execute())
  }
  const warn = (error: unknown): void => log.warn({ err: error }, 'attempts could not be counted right')
  let work: Promise<void> = Promise.resolve()
  const timer = setInterval(() => void (work = tidy().catch(warn)), TIDY_EVERY_MS)

  return {
    take: async (plain, limit) => {
      const name = hashOf(plain)
      const now = clock.now()
      const known = refused.get(name)
      if (known && known.until > now && now - known.asked < REFUSED_UNASKED_MS)
        return { isOver: true, seconds: secondsUntil(known.until, now) }
      const { isOver, until } = await store.write((trx) => takeIn(trx, name, limit, now))
      if (isOver) refused.set(name, { asked: now, until })
      return { isOver, seconds: secondsUntil(until, now) }
    },
    giveBack: (plain) =>
      store
        .write(async (trx) => {
          await trx
            .updateTable('attempt')
            .set((row) => ({ hits: row('hits', '-', 1) }))
            .where('name', '=', hashOf(plain))
            .where('hits', '>', 0)
            .execute()
        })
        .catch(warn),
    close: async () => {
      clearInterval(timer)
      await work
    },
  }
}

interface TakenIn {
  readonly isOver: boolean
  readonly until: number
}

/** The condition is in the statement that counts: two nodes at once do not both have the last one. */
async function takeIn(trx: Trx, name: string, { most, windowMs }: Limit, now: number): Promise<TakenIn> {
  for (;;) {
    const counted = await trx
      .updateTable('attempt')
      .set((row) => ({ hits: row('hits', '+', 1) }))
      .where('name', '=', name)
      .where('until', '>', now)
      .where('hits', '<', most)
      .returning('until')
      .executeTakeFirst()
    if (counted) return { isOver: false, until: Number(counted.until) }
    const full = await trx
      .selectFrom('attempt')
      .select('until')
      .where('name', '=', name)
      .where('until', '>', now)
      .where('hits', '>=', most) // another node may have begun the window between the two questions
      .executeTakeFirst()
    if (full) return { isOver: true, until: Number(full.until) }
    await trx.deleteFrom('attempt').where('name', '=', name).where('until', '<=', now).execute()
    const until = now + windowMs
    const begun = await trx
      .insertInto('attempt')
      .values({ name, hits: 1, until })
      .onConflict((on) => on.column('name').doNothing())
      .returning('name')
      .executeTakeFirst()
    if (begun) return { isOver: false, until }
  }
}

/** One for all nodes, made by the first. */
async function sharedSecret(trx: Trx): Promise<string> {
  await trx
    .insertInto('meta')
    .values({ key: SECRET, value: randomBytes(32).toString('base64url') })
    .onConflict((on) => on.column('key').doNothing())
    .execute()
  const { value } = await trx
    .selectFrom('meta')
    .select('value')
    .where('key', '=', SECRET)
    .executeTakeFirstOrThrow()
  return value
}
