import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * A compact copy of the database as it stands, while it is in use. The file appears under its name only when it is
 * whole. Throws when the name is taken.
 */
export function copyDatabase(database: DatabaseSync, file: string): void {
  if (existsSync(file)) throw new Error(`${file} exists already`)
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  database.prepare('vacuum into ?').run(unfinished)
  renameSync(unfinished, file)
}
