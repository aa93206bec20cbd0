import { Failure } from '#server/failure.ts'

const BUSY = 5
const READ_ONLY = 8
const CORRUPT = 11
const FULL = 13
const CANNOT_OPEN = 14
const NOT_A_DATABASE = 26
/** The shared-memory file could not grow; the extended code of a full disk at the first write after opening. */
const SHM_SIZE = 4874

/** The extended result code of an error that SQLite raised, or undefined for any other. */
export const sqliteCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : undefined

const primary = (code: number | undefined): number => (code ?? 0) & 0xff

export const saysBusy = (error: unknown): boolean => primary(sqliteCode(error)) === BUSY

export function saysCorrupt(error: unknown): boolean {
  const code = primary(sqliteCode(error))
  return code === CORRUPT || code === NOT_A_DATABASE
}

/** The file belongs to somebody else, or is none. */
export const saysUnusable = (error: unknown): boolean =>
  [READ_ONLY, CANNOT_OPEN].includes(primary(sqliteCode(error)))

/** What the reader can do something about as a Failure; anything else unchanged. */
export function sqliteFailure(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === SHM_SIZE || primary(code) === FULL) return new Failure('disk-full')
  return saysBusy(error) ? new Failure('unavailable') : error
}
