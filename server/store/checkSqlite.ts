import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { databaseFile, newestBackup } from '#server/store/dataFolder.ts'
import { StartError } from '#server/store/startError.ts'

/** Before this version two connections in WAL mode can lose commits (sqlite.org/wal.html#walresetbug). */
const OLDEST = [3, 51, 3]

export function refuseOldSqlite(version: string): void {
  const parts = version.split('.').map(Number)
  const differs = OLDEST.findIndex((least, i) => parts[i] !== least)
  if (differs === -1 || (parts[differs] ?? 0) > (OLDEST[differs] ?? 0)) return
  throw new StartError(
    `SQLite ${version} of this Node can lose data; start with Node 24.21 or later (SQLite ${OLDEST.join('.')}).`,
  )
}

/** What PRAGMA quick_check objects to, or undefined for a sound file. */
export function quickCheck(database: DatabaseSync): string | undefined {
  const [first] = database.prepare('pragma quick_check(1)').all()
  const verdict = String(Object.values(first ?? {})[0])
  return verdict === 'ok' ? undefined : verdict
}

/** The refusal to start on a damaged file, with the copy to use and the command that puts it in place. */
export function corruptStore(dataDir: string, finding: string): StartError {
  const file = databaseFile(dataDir)
  const backup = newestBackup(dataDir)
  const advice = backup
    ? `The newest backup is ${backup}; to use it: mv "${file}" "${file}.damaged" && rm -f "${file}-wal" "${file}-shm" && cp "${backup}" "${file}"`
    : `There is no backup in ${join(dataDir, 'backups')}; keep the file for a rescue and start with another DATA_DIR.`
  return new StartError(`The database ${file} is damaged (${finding.replace(/\s+/g, ' ')}). ${advice}`)
}
