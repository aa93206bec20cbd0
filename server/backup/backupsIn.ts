import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '#server/backup/manifest.ts'
import { MANIFEST } from '#server/backup/manifest.ts'
import { UNFINISHED } from '#server/backup/makeBackup.ts'
import { readManifest } from '#server/backup/openBackup.ts'

export interface KeptBackup {
  readonly place: string
  readonly manifest: Manifest
}

/** `guanlan-20261124-023000-1042`: by instant and release, so that they sort by age. */
export const backupName = (at: string, seq: number): string =>
  `guanlan-${at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-${seq}`
const NAME = /^guanlan-\d{8}-\d{6}-\d+$/

/** The backups in a folder that were made by the schedule or without a name, newest first. */
export async function backupsIn(folder: string): Promise<readonly KeptBackup[]> {
  if (!existsSync(folder)) return []
  const found: KeptBackup[] = []
  for (const name of await readdir(folder)) {
    const place = join(folder, name)
    if (!NAME.test(name) || !existsSync(join(place, MANIFEST))) continue
    const manifest = await readManifest(place).catch(() => undefined)
    if (manifest) found.push({ place, manifest })
  }
  return found.toSorted((a, b) => (a.manifest.at < b.manifest.at ? 1 : -1))
}

const DAY_MS = 86_400_000

/** Removes all but the newest backups of this log, and what was left unfinished long ago; those of others stay. */
export async function pruneBackups(
  folder: string,
  keep: number,
  epochs: readonly string[],
  now = Date.now(),
): Promise<readonly string[]> {
  const ours = (await backupsIn(folder)).filter(({ manifest }) => epochs.includes(manifest.epoch))
  const gone = ours.slice(keep).map(({ place }) => place)
  for (const name of await readdir(folder))
    if (name.startsWith('guanlan-') && name.includes(UNFINISHED)) {
      const { mtimeMs } = await stat(join(folder, name))
      if (now - mtimeMs > DAY_MS) gone.push(join(folder, name))
    }
  for (const place of gone) await rm(place, { recursive: true, force: true })
  return gone
}
