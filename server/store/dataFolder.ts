import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { saysBusy, saysUnusable, sqliteFailure } from '#server/store/sqliteFailure.ts'
import { StartError } from '#server/store/startError.ts'

export const databaseFile = (dataDir: string): string => join(dataDir, 'guanlan.db')
export const backupFolder = (dataDir: string): string => join(dataDir, 'backups')
/** Where the nightly backups are unless BACKUP_DIR says another place, as it should: another disk. */
export const nightlyFolder = (dataDir: string): string => join(dataDir, 'nightly')

/**
 * Makes the folder where there is none. Throws a StartError where it, or the database in it, cannot be read and
 * written: SQLite opens a file that is not ours without a word, and fails at the first sign-in.
 */
export function prepareDataFolder(dataDir: string): void {
  const file = databaseFile(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw unusable(`data folder ${dataDir}`, error)
  }
}

/** The refusal to start on a folder or file that this user cannot read and write. */
export function unusable(what: string, error: unknown): StartError {
  const why = error instanceof Error ? error.message : String(error)
  return new StartError(
    `The ${what} cannot be used (${why}); set DATA_DIR to a folder this user may write to.`,
  )
}

/**
 * Takes the folder for this process alone; the answer gives it back. The lock is SQLite's own on a file of no
 * content, so the kernel frees it when the process dies, however it dies.
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, 'server.lock')
  const lock = new DatabaseSync(file, { open: false, timeout: 0 })
  try {
    lock.open()
    lock.exec('begin exclusive')
  } catch (error) {
    if (lock.isOpen) lock.close()
    if (saysUnusable(error)) throw unusable(`file ${file}`, error)
    if (!saysBusy(error)) throw sqliteFailure(error)
    throw new StartError(
      `Another server is running on the data folder ${dataDir}; stop it or set DATA_DIR to another folder.`,
    )
  }
  return () => lock.close()
}

/** The newest copy of the store in this folder, or undefined where none was made: one by itself, or in a nightly backup. */
export function newestBackup(dataDir: string): string | undefined {
  const copies = namesIn(backupFolder(dataDir))
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(backupFolder(dataDir), name))
  const nights = nightlyFolder(dataDir)
  const nightly = namesIn(nights)
    .filter((name) => existsSync(join(nights, name, 'manifest.json')))
    .map((name) => databaseFile(join(nights, name)))
  const aged = [...copies, ...nightly].map((file) => ({ file, madeAt: statSync(file).mtimeMs }))
  return aged.toSorted((a, b) => b.madeAt - a.madeAt)[0]?.file
}

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])
