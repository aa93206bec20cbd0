import { randomUUID } from 'node:crypto'
import { systemClock, type Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'

export interface Lease {
  /** False once it may have gone to somebody else, as after a long silence of the database. */
  readonly isHeld: () => boolean
}

export interface LeaseOptions {
  /** What is done under it, for things that happen once over all nodes: the day of a nightly job. */
  readonly once?: string
  readonly clock?: Clock
}

/**
 * Does the work while no other node does work of this name. The lease is renewed for as long as the work takes; should
 * this node die, another may begin after `ms`, by clocks that agree to within a fraction of it. Answers with nothing
 * where somebody else holds the lease, or has done what is done `once`; work that throws was not done.
 */
export async function withLease<T>(
  store: Pick<Store, 'write'>,
  name: string,
  ms: number,
  work: (lease: Lease) => Promise<T>,
  { once = '', clock = systemClock }: LeaseOptions = {},
): Promise<{ readonly result: T } | undefined> {
  const row: Leased = { store, name, holder: randomUUID() }
  if (!(await take(row, { now: clock.now(), ms, once }))) return undefined
  let heldUntil = performance.now() + ms
  let renewing = Promise.resolve()
  const renewal = setInterval(() => {
    const from = performance.now()
    renewing = hold(row, clock.now() + ms).then(
      (isOurs) => void (heldUntil = isOurs ? from + ms : 0),
      () => undefined, // the database is away: what was held is held until it ends
    )
  }, ms / 3)
  let done: string | undefined
  try {
    const result = await work({ isHeld: () => performance.now() < heldUntil })
    done = once
    return { result }
  } finally {
    clearInterval(renewal)
    await renewing
    await giveBack(row, done).catch(() => undefined) // it ends by itself
  }
}

interface Leased {
  readonly store: Pick<Store, 'write'>
  readonly name: string
  readonly holder: string
}

const take = (
  { store, name, holder }: Leased,
  { now, ms, once }: { readonly now: number; readonly ms: number; readonly once: string },
): Promise<boolean> =>
  store.write(async (trx) => {
    await trx
      .insertInto('lease')
      .values({ name, holder: '', until: 0, done: '' })
      .onConflict((on) => on.column('name').doNothing())
      .execute()
    const free = trx
      .updateTable('lease')
      .set({ holder, until: now + ms })
      .where('name', '=', name)
      .where('until', '<=', now)
    const { numUpdatedRows } = await (once ? free.where('done', '<>', once) : free).executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  })

const ours = ({ name, holder }: Leased, trx: Parameters<Parameters<Store['write']>[0]>[0]) =>
  trx.updateTable('lease').where('name', '=', name).where('holder', '=', holder)

const hold = (lease: Leased, until: number): Promise<boolean> =>
  lease.store.write(
    async (trx) => (await ours(lease, trx).set({ until }).executeTakeFirstOrThrow()).numUpdatedRows > 0n,
  )

const giveBack = (lease: Leased, done: string | undefined): Promise<unknown> =>
  lease.store.write((trx) =>
    ours(lease, trx)
      .set({ until: 0, holder: '', ...(done && { done }) })
      .execute(),
  )
