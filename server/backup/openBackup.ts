import { existsSync, statSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Manifest, MANIFEST } from '#server/backup/manifest.ts'
import { wrongFiles } from '#server/backup/sums.ts'
import { unpackTar } from '#server/backup/tar.ts'
import { StartError } from '#server/store/startError.ts'

/** A backup laid out in a folder of its own, which may be written to; the backup stays as it is. */
export interface OpenedBackup {
  readonly folder: string
  readonly manifest: Manifest
  /** Files that are not what they were when it was made. */
  readonly wrong: readonly string[]
  readonly remove: () => Promise<void>
}

/** Lays out a backup below a folder. Throws a StartError where there is none, or none that this version understands. */
export async function openBackup(from: string, below = tmpdir()): Promise<OpenedBackup> {
  const place = resolve(from)
  if (!existsSync(place)) throw new StartError(`There is no backup ${place}.`)
  const folder = await mkdtemp(join(below, 'guanlan-restore-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    if (statSync(place).isDirectory()) {
      await readManifest(place)
      await cp(place, folder, { recursive: true })
    } else await unpackTar(place, folder)
    const wrong = await wrongFiles(folder)
    return { folder, manifest: await readManifest(folder), wrong, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** What the backup in a folder says of itself. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST)
  if (!existsSync(file)) throw new StartError(`${folder} is no backup: it has no ${MANIFEST}.`)
  try {
    return Manifest.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new StartError(`${file} cannot be read: it was changed, or made by a newer version.`)
  }
}
