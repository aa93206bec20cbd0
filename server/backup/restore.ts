import { existsSync, mkdirSync } from 'node:fs'
import { cp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { differences } from '#server/backup/compareBackup.ts'
import type { Manifest } from '#server/backup/manifest.ts'
import { beginEpoch } from '#server/backup/newEpoch.ts'
import { openBackup, type OpenedBackup } from '#server/backup/openBackup.ts'
import type { Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import { copyStore } from '#server/moving/copyStore.ts'
import { databaseFile, lockDataFolder } from '#server/store/dataFolder.ts'
import { FILE_SHELVES } from '#server/store/files.ts'
import { openStore } from '#server/store/openStore.ts'
import { StartError } from '#server/store/startError.ts'

export interface RestorePorts {
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl'>
  readonly clock: Clock
  readonly by: string
}

export interface Restored {
  readonly manifest: Manifest
  /** The name of the log from now on. */
  readonly epoch: string
}

/**
 * Brings a backup into the empty store of the settings: everything is held against its hashes first, then the log gets a
 * new name, since what was published after the backup is gone and its numbers will be given again. That it was restored
 * is an act in the log of acts. Throws a StartError where something differs or the place is not empty; then nothing is kept.
 */
export async function restore(ports: RestorePorts, from: string): Promise<Restored> {
  const { config } = ports
  if (config.databaseUrl) {
    const backup = await openBackup(from)
    try {
      const epoch = await prepare(ports, backup)
      await intoPostgres(config, backup.folder)
      return { manifest: backup.manifest, epoch }
    } finally {
      await backup.remove()
    }
  }
  mkdirSync(config.dataDir, { recursive: true })
  const unlock = lockDataFolder(config.dataDir)
  try {
    if (existsSync(databaseFile(config.dataDir)))
      throw new StartError(
        `There is data in ${config.dataDir}; set DATA_DIR to a new folder, nothing is ever overwritten.`,
      )
    const backup = await openBackup(from, config.dataDir)
    try {
      const epoch = await prepare(ports, backup)
      await intoFolder(backup.folder, config.dataDir)
      return { manifest: backup.manifest, epoch }
    } finally {
      await backup.remove()
    }
  } finally {
    unlock()
  }
}

async function prepare({ clock, by }: RestorePorts, backup: OpenedBackup): Promise<string> {
  const { folder, manifest, wrong } = backup
  const found = wrong.length > 0 ? wrong : await differences(folder, manifest)
  if (found.length > 0)
    throw new StartError(
      `The backup is not what it was when it was made: ${found.join('; ')}. Nothing was restored.`,
    )
  const store = await openStore({ dataDir: folder, databaseUrl: '', exclusive: false })
  try {
    return await beginEpoch(store, { manifest, by, clock })
  } finally {
    await store.close()
  }
}

/** The database last: until then there is nothing that a server would open. */
async function intoFolder(folder: string, dataDir: string): Promise<void> {
  for (const shelf of FILE_SHELVES)
    if (existsSync(join(folder, shelf)))
      await cp(join(folder, shelf), join(dataDir, shelf), { recursive: true, force: true })
  await rename(databaseFile(folder), databaseFile(dataDir))
}

async function intoPostgres(config: RestorePorts['config'], folder: string): Promise<void> {
  const source = await openStore({ dataDir: folder, databaseUrl: '', exclusive: false })
  try {
    const target = await openStore({ ...config, exclusive: true })
    try {
      await copyStore(source, target)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
