import { differences } from '#server/backup/compareBackup.ts'
import type { Manifest } from '#server/backup/manifest.ts'
import { openBackup, type OpenedBackup } from '#server/backup/openBackup.ts'
import { storeHead } from '#server/backup/storeHead.ts'
import type { Clock } from '#server/clock.ts'
import { openStore } from '#server/store/openStore.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import { verifyStore } from '#server/verify/index.ts'

export interface DrillPorts {
  /** The store in use, where there is one. */
  readonly store: Pick<Store, 'read'> | undefined
  readonly clock: Clock
}

export interface DrillVerdict {
  readonly manifest: Manifest
  /** In words; none where the backup can be restored and is what it was. */
  readonly wrong: readonly string[]
  /** Whether the store in use was asked too: `no-store` where there is none, `another-log` where it is of something else, `not-asked` where the backup cannot be read. */
  readonly beside: 'agrees' | 'differs' | 'another-log' | 'no-store' | 'not-asked'
}

/**
 * Restores a backup into a temporary place and holds everything against everything: files, all tables, the board folded
 * from the first release on and the chain of acts, and the log against that of the store in use. Nothing of either changes.
 */
export async function drill(ports: DrillPorts, from: string): Promise<DrillVerdict> {
  const backup = await openBackup(from)
  const { manifest } = backup
  try {
    const wrong = [...backup.wrong]
    try {
      const beside = await checkContent(ports, backup, wrong)
      return { manifest, wrong, beside }
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      return { manifest, wrong: [...wrong, error.message], beside: 'not-asked' }
    }
  } finally {
    await backup.remove()
  }
}

async function checkContent(
  { store, clock }: DrillPorts,
  { folder, manifest }: OpenedBackup,
  wrong: string[],
): Promise<DrillVerdict['beside']> {
  wrong.push(...(await differences(folder, manifest)))
  const copy = await openStore({ dataDir: folder, databaseUrl: '', exclusive: false })
  try {
    const { findings, more } = await verifyStore({ store: copy, clock, ...copy.files })
    for (const { table, row, fault } of findings) wrong.push(`${table} ${row}: ${fault}`)
    if (more > 0) wrong.push(`and ${more} more`)
    const beside = store ? await compareLogs(copy, store, manifest) : 'no-store'
    if (beside === 'differs') wrong.push('the log in use says something else up to the same release or act')
    return beside
  } finally {
    await copy.close()
  }
}

const BATCH = 5_000

/** What was published and done up to the backup has to stand in the store in use, release by release. */
async function compareLogs(
  { read: copy }: Pick<Store, 'read'>,
  { read }: Pick<Store, 'read'>,
  { epoch, seq, audit }: Manifest,
): Promise<'agrees' | 'differs' | 'another-log'> {
  const head = await storeHead(read)
  if (head.epoch !== epoch && !head.former.includes(epoch)) return 'another-log'
  const act = await read.selectFrom('audit').select('hash').where('n', '=', audit.n).executeTakeFirst()
  if (audit.n > 0 && act?.hash !== audit.hash) return 'differs'
  for (let after = 0; after < seq; after += BATCH) {
    const [mine, theirs] = await Promise.all([hashes(copy, after), hashes(read, after)])
    if (mine.length !== Math.min(BATCH, seq - after)) return 'differs'
    if (mine.some((hash, i) => hash !== theirs[i])) return 'differs'
  }
  return 'agrees'
}

async function hashes(read: Store['read'], after: number): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('release_log')
    .select('hash')
    .where('seq', '>', after)
    .where('seq', '<=', after + BATCH)
    .orderBy('seq')
    .execute()
  return rows.map(({ hash }) => hash)
}
