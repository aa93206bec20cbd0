import type { Trx } from '#server/accounts/ports.ts'
import { LIFETIMES, sessionEnd } from '#server/accounts/lifetimes.ts'
import { addSession } from '#server/accounts/sessions.ts'
import { instantOf } from '#server/clock.ts'

const MINUTE_MS = 60_000
/** A credential of this age is replaced; with a page that asks every few minutes, well within a day. */
export const REPLACED_AFTER_MS = 20 * 60 * MINUTE_MS
/** So long a new credential is in use before the one before it ends: what a power cut takes with it is younger. */
export const PROVEN_AFTER_MS = 10 * MINUTE_MS
/** A credential that has been replaced is remembered, so that whoever kept a copy of it is noticed. */
const REMEMBERED_MS = 400 * 24 * 60 * MINUTE_MS
/** Its use is written down no more often than this. */
const TOUCH_AFTER_MS = 60 * MINUTE_MS

/** Whether a paired screen's credential is due to be replaced. */
export const isDue = (createdAt: string, now: number): boolean =>
  now - Date.parse(createdAt) >= REPLACED_AFTER_MS

/** The screen's next credential. The present one stays good until the new one has proved itself. */
export const replaceCredential = (trx: Trx, screen: string, now: number) =>
  addSession(trx, { kind: 'screen', account: null, screen, now })

/** Whether a use at this instant is to be written down. */
export const countsAsUse = (
  session: { readonly created_at: string; readonly seen_at: string },
  now: number,
): boolean => {
  const [made, seen] = [Date.parse(session.created_at), Date.parse(session.seen_at)]
  return now - seen >= TOUCH_AFTER_MS || (seen - made < PROVEN_AFTER_MS && now - made >= PROVEN_AFTER_MS)
}

/**
 * Writes down that a credential is in use. Once that is so for ten minutes, all before it become former ones: a device
 * that lost the new one with its power still comes back with the old, and one that did not never uses the old again.
 * Hands back those that ended by this.
 */
export async function useCredential(trx: Trx, hash: string, now: number): Promise<readonly string[]> {
  const session = await trx
    .updateTable('session')
    .set({
      seen_at: instantOf(now),
      expires_at: instantOf(sessionEnd(LIFETIMES.screen, now, now)),
    })
    .where('hash', '=', hash)
    .where('kind', '=', 'screen')
    .returning(['screen', 'created_at'])
    .executeTakeFirst()
  if (!session || now - Date.parse(session.created_at) < PROVEN_AFTER_MS) return []
  const ended = await trx
    .updateTable('session')
    .set({ kind: 'former', expires_at: instantOf(now + REMEMBERED_MS) })
    .where('screen', '=', session.screen)
    .where('kind', '=', 'screen')
    .where('created_at', '<', session.created_at)
    .returning('hash')
    .execute()
  return ended.map(({ hash: former }) => former)
}
