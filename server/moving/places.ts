import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { databaseFile } from '#server/store/dataFolder.ts'
import { StartError } from '#server/store/startError.ts'

/** Opening a store makes one where there is none; whoever wants to copy one is told instead. */
export function refuseMissingData(dataDir: string): void {
  if (!existsSync(databaseFile(dataDir)))
    throw new StartError(`There is no data in ${resolve(dataDir)}; set DATA_DIR to the folder to be copied.`)
}

/** A folder for data to be copied into. Throws a StartError where there is something in it. */
export function newDataFolder(folder: string): { readonly path: string; readonly remove: () => void } {
  const path = resolve(folder)
  const isNew = !existsSync(path)
  if (!isNew && readdirSync(path).length > 0)
    throw new StartError(`${path} is not empty; name a new folder, nothing is ever overwritten.`)
  mkdirSync(path, { recursive: true })
  return {
    path,
    remove: () => {
      for (const name of readdirSync(path)) rmSync(`${path}/${name}`, { recursive: true, force: true })
      if (isNew) rmSync(path, { recursive: true, force: true })
    },
  }
}
