import { Gauge, type Registry } from 'prom-client'
import type { BackupState } from '#server/backup/recordBackup.ts'
import type { Clock } from '#server/clock.ts'

/** Shows how old the newest backup is to whoever watches over the servers, on every node alike. */
export function backupMetrics(registry: Registry, clock: Clock, state: () => Promise<BackupState>): void {
  const gauge = (name: string, help: string, value: (state: BackupState) => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        await state().then(
          (now) => this.set(value(now)),
          () => this.set(NaN), // the database is away, which other metrics say
        )
      },
    })
  gauge('guanlan_backup_age_seconds', 'Since the moment of the newest backup', ({ newest }) =>
    newest === null ? Infinity : (clock.now() - Date.parse(newest)) / 1_000,
  )
  gauge('guanlan_backup_failed', '1 when the last attempt at a backup failed', ({ failed }) =>
    failed === null ? 0 : 1,
  )
}
