import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readingCopy, type CopyReader } from '#server/backup/copyReader.ts'
import { boardHash, foldBoard } from '#server/backup/foldBoard.ts'
import { Manifest, MANIFEST } from '#server/backup/manifest.ts'
import { readme } from '#server/backup/readme.ts'
import { storeHead } from '#server/backup/storeHead.ts'
import { writeSums } from '#server/backup/sums.ts'
import { packTar } from '#server/backup/tar.ts'
import { syncPath, writeSynced } from '#server/backup/writeSynced.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { copyFiles, type CopiedShelf } from '#server/moving/copyFiles.ts'
import { copyStore } from '#server/moving/copyStore.ts'
import { tableHashes } from '#server/moving/tableHashes.ts'
import { BOARD_FORM, checkpoints } from '#server/releases/checkpoint.ts'
import { databaseFile } from '#server/store/dataFolder.ts'
import { everyShelf } from '#server/store/files.ts'
import { folderFiles } from '#server/store/folderFiles.ts'
import { openStore } from '#server/store/openStore.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import { emptyBoard } from '#shared/board.ts'

export interface BackupPorts {
  readonly store: Store
  readonly clock: Clock
  /** Who makes it: `cli:USER`, `system`. */
  readonly by: string
}

/** What a backup that is not finished is called; whoever is cut off leaves it behind. */
export const UNFINISHED = '.unfinished-'

/**
 * Copies one moment of the store with its files to a new folder, or to one file where the name ends in `.tar`, while
 * others go on writing; reads it again, and gives it its name only then. Throws a StartError where the name is taken.
 */
export async function makeBackup({ store, clock, by }: BackupPorts, to: string): Promise<Manifest> {
  const place = resolve(to)
  if (existsSync(place)) throw new StartError(`${place} exists already; name another place.`)
  const folder = `${place}${UNFINISHED}${randomUUID().slice(0, 8)}`
  const at = instantOf(clock.now())
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const shelves = await (store.engine === 'sqlite' ? fromFile(store, folder) : fromPostgres(store, folder))
    await settle(folder)
    const read = await readingCopy(folder, describe)
    const manifest = Manifest.parse({ format: 1, at, by, engine: store.engine, ...read, shelves })
    await writeSynced(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    await writeSynced(join(folder, 'README.txt'), readme(manifest))
    await writeSums(folder)
    await syncPath(folder)
    if (place.endsWith('.tar')) {
      await packTar(folder, `${folder}.tar`)
      await rename(`${folder}.tar`, place)
    } else await rename(folder, place)
    await syncPath(dirname(place))
    return manifest
  } finally {
    for (const left of [folder, `${folder}.tar`]) await rm(left, { recursive: true, force: true })
  }
}

/** The database first: what it names is there by then, and stays. */
async function fromFile(store: Store, folder: string): Promise<readonly CopiedShelf[]> {
  await store.backupTo(databaseFile(folder))
  return copyFiles(
    store.files,
    everyShelf((shelf) => folderFiles(join(folder, shelf))),
  )
}

async function fromPostgres(store: Store, folder: string): Promise<readonly CopiedShelf[]> {
  const target = await openStore({ dataDir: folder, databaseUrl: '', exclusive: false })
  try {
    return (await copyStore(store, target)).shelves
  } finally {
    await target.close()
  }
}

/** One file without a journal beside it, on the disk. */
async function settle(folder: string): Promise<void> {
  const database = new DatabaseSync(databaseFile(folder))
  database.exec('pragma journal_mode = delete')
  database.close()
  await syncPath(databaseFile(folder))
}

async function describe(
  copy: CopyReader,
): Promise<Pick<Manifest, 'epoch' | 'seq' | 'audit' | 'board' | 'tables'>> {
  const { epoch, seq, audit } = await storeHead(copy.read)
  const { newest } = await checkpoints(copy, epoch)
  const board = await foldBoard(copy, newest ?? emptyBoard(epoch))
  const tables = [...(await tableHashes(copy.read, 'sqlite'))]
  return { epoch, seq, audit, board: { form: BOARD_FORM, hash: boardHash(board) }, tables }
}
