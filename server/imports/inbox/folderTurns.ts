import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withLease } from '#server/nodes/lease.ts'
import type { Store } from '#server/store/store.ts'

/** Does the work unless another server is at work in the same folder now. */
export type FolderTurn = (work: () => Promise<void>) => Promise<void>

/** What a share is known by, wherever each server has it. */
const MARK = '.id'
const LEASE_MS = 60_000

/** Of several servers each may have an inbox of its own, or all the same one on a share: then one takes a file. */
export async function folderTurns(root: string, store: Pick<Store, 'engine' | 'write'>): Promise<FolderTurn> {
  if (store.engine === 'sqlite') return (work) => work()
  const name = `inbox ${await markOf(root)}`
  return async (work) => void (await withLease(store, name, LEASE_MS, work))
}

async function markOf(root: string): Promise<string> {
  const file = join(root, MARK)
  await writeFile(file, `${randomUUID()}\n`, { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  return (await readFile(file, 'utf8')).trim()
}
