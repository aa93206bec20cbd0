import { dirname, join, resolve } from 'node:path'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { backupMetrics } from '#server/backup/backupMetrics.ts'
import { backupName, pruneBackups } from '#server/backup/backupsIn.ts'
import { backupInThread, type BackupInThread } from '#server/backup/inThread.ts'
import { backupState, recordBackup, recordFailure, type BackupState } from '#server/backup/recordBackup.ts'
import { formerEpochs } from '#server/releases/formerEpochs.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import { eachNight } from '#server/keeping/eachNight.ts'
import { withLease } from '#server/nodes/lease.ts'
import type { Store } from '#server/store/store.ts'

export interface NightlyPorts {
  readonly store: Store
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'backup'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly registry: Registry
}

export interface NightlyBackup {
  /** Undefined where no schedule is set. */
  readonly state: () => Promise<BackupState | undefined>
  /** Gives up the backup under way. */
  readonly close: () => Promise<void>
}

const LEASE = 'backup'
const LEASE_MS = 60_000

/** Makes a backup each night where BACKUP_AT is set, once over all nodes, and tells of it: log, acts, metrics. */
export function openNightlyBackup(ports: NightlyPorts): NightlyBackup {
  const { store, clock, registry } = ports
  const { at } = ports.config.backup
  if (at === null) return { state: () => Promise.resolve(undefined), close: () => Promise.resolve() }
  const state = (): Promise<BackupState> => backupState(store)
  backupMetrics(registry, clock, state)
  const threads = backupInThread()
  const job = eachNight({ at, name: 'backup', clock, work: (day) => backUp(ports, threads, day) })
  return {
    state,
    close: async () => {
      await threads.close()
      await job.close()
    },
  }
}

async function backUp(ports: NightlyPorts, threads: BackupInThread, day: string): Promise<boolean> {
  const { store, clock, log, config } = ports
  try {
    // Whether it succeeds at another node, and what is said of it, is that one's to tell.
    const done = await withLease(store, LEASE, LEASE_MS, () => oneBackup(ports, threads), {
      ...{ once: day, clock },
    })
    return done !== undefined || (await isDone(store, day))
  } catch (error) {
    if (threads.isClosed()) return false
    log.error(
      { err: error, folder: config.backup.folder },
      'the nightly backup failed; it is tried again in ten minutes',
    )
    const why = error instanceof Error ? error.message : String(error)
    await recordFailure({ store, clock }, 'system', why.slice(0, 500)).catch(() => undefined) // the log has it
    return false
  }
}

async function oneBackup(
  { store, config, clock, log }: NightlyPorts,
  threads: BackupInThread,
): Promise<void> {
  const { folder, keep } = config.backup
  const began = performance.now()
  const { value } = await store.read.selectFrom('change_seq').select('value').executeTakeFirstOrThrow()
  const to = resolve(join(folder, backupName(instantOf(clock.now()), value)))
  const manifest = await threads.make({ ...config, to, at: clock.now() })
  await recordBackup({ store, clock }, 'system', to, manifest)
  const { epoch, seq, shelves } = manifest
  const damaged = shelves.flatMap((shelf) => shelf.damaged)
  if (damaged.length > 0) log.warn({ damaged }, 'files are damaged and are in no backup: run verify')
  const epochs = [epoch, ...(await formerEpochs(store.read))]
  const gone = await pruneBackups(dirname(to), keep, epochs)
  const ms = Math.round(performance.now() - began)
  log.info({ to, seq, ms, gone: gone.length }, 'a backup was made')
}

async function isDone({ read }: Store, day: string): Promise<boolean> {
  const lease = await read.selectFrom('lease').select('done').where('name', '=', LEASE).executeTakeFirst()
  return lease?.done === day
}
