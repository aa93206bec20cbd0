import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Logger } from 'pino'
import { FILE_SHELVES, type FileShelf } from '#server/store/files.ts'
import { folderFiles } from '#server/store/folderFiles.ts'
import type { Store } from '#server/store/store.ts'

interface AdoptPorts {
  readonly store: Store
  readonly dataDir: string
  readonly log: Pick<Logger, 'info'>
}

/**
 * Brings what lies in this node's folder and is named by the database alone into it: nodes of earlier versions kept files
 * to themselves. The folder stays as it is; the embedded store, whose files are there for good, is left alone.
 */
export async function adoptFiles({ store, dataDir, log }: AdoptPorts): Promise<void> {
  if (store.engine !== 'postgres') return
  for (const shelf of FILE_SHELVES) {
    const root = join(dataDir, shelf)
    if (!existsSync(root)) continue
    const [here, there] = [folderFiles(root), store.files[shelf]]
    const known = new Set(await there.list())
    let adopted = 0
    for (const hash of await namedOn(store, shelf)) {
      const content = known.has(hash) ? undefined : await here.get(hash)
      if (!content) continue
      await there.put(await buffer(content)) // under the hash of what it is, should it be damaged
      adopted += 1
    }
    if (adopted > 0)
      log.info({ shelf, files: adopted }, 'files of this folder are in the database from now on')
  }
}

async function namedOn({ read }: Store, shelf: FileShelf): Promise<readonly string[]> {
  if (shelf === 'pictures')
    return (await read.selectFrom('wall_picture').select('hash').execute()).map(({ hash }) => hash)
  const rows = await read.selectFrom('record_file').select('sha256').distinct().execute()
  return rows.map(({ sha256 }) => sha256)
}
