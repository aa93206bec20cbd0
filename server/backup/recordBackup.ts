import { z } from 'zod'
import { appendAudit } from '#server/audit/appendAudit.ts'
import type { Manifest } from '#server/backup/manifest.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { Instant } from '#shared/contract/scalars.ts'

/** What all nodes know of backups. */
export const BackupState = z.object({
  /** Of which moment the newest is; null before the first. */
  newest: Instant.nullable(),
  /** Why the last attempt came to nothing; null where it did not. */
  failed: z.string().nullable(),
})
export type BackupState = z.output<typeof BackupState>

const KEY = 'backups'
interface Ports {
  readonly store: Pick<Store, 'read' | 'write'>
  readonly clock: Clock
}

export async function backupState({ read }: Pick<Store, 'read'>): Promise<BackupState> {
  const row = await read.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst()
  return row ? BackupState.parse(JSON.parse(row.value)) : { newest: null, failed: null }
}

/** Writes down that a backup was made, where all nodes find it and in the log of acts. */
export const recordBackup = (
  ports: Ports,
  by: string,
  place: string,
  { at, epoch, seq, audit, shelves }: Manifest,
): Promise<void> =>
  record(ports, { newest: at, failed: null }, by, 'backup.made', {
    ...{ place, at, epoch, seq, audit: audit.n },
    damaged: shelves.reduce((count, { damaged }) => count + damaged.length, 0),
  })

/** The same of one that came to nothing; the newest stays the newest. */
export async function recordFailure(ports: Ports, by: string, failed: string): Promise<void> {
  const { newest } = await backupState(ports.store)
  await record(ports, { newest, failed }, by, 'backup.failed', { reason: failed })
}

const record = (
  { store, clock }: Ports,
  state: BackupState,
  actor: string,
  action: string,
  detail: Parameters<typeof appendAudit>[1]['detail'],
): Promise<void> =>
  store.write(async (trx) => {
    const value = JSON.stringify(state)
    await trx
      .insertInto('meta')
      .values({ key: KEY, value })
      .onConflict((on) => on.column('key').doUpdateSet({ value }))
      .execute()
    await appendAudit(trx, { at: instantOf(clock.now()), actor, action, object: 'backup', detail })
  })
