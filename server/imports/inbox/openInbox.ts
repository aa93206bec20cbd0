import { existsSync, watch, type FSWatcher } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { actingFrom } from '#server/audit/origin.ts'
import type { Clock } from '#server/clock.ts'
import { folderTurns } from '#server/imports/inbox/folderTurns.ts'
import {
  droppedIn,
  officeFolders,
  WORKING,
  type Dropped,
  type OfficeFolder,
} from '#server/imports/inbox/inboxFolders.ts'
import { takeFile } from '#server/imports/inbox/takeFile.ts'
import type { Imports } from '#server/imports/openImports.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'

export interface InboxPorts {
  readonly imports: Imports
  readonly store: Pick<Store, 'engine' | 'write'>
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** `DATA_DIR/inbox`. */
  readonly root: string
  /** Where people reach the panel. */
  readonly origin: string
  /** In place of {@link LOOK_EVERY_MS}. */
  readonly everyMs?: number
}

/** A file is taken when it has been the same for half of this. */
const LOOK_EVERY_MS = 2_000

interface Seen {
  readonly state: string
  readonly since: number
}

/**
 * Watches one folder an office; what is dropped there becomes a draft of that office, or waits on its import page. Files
 * on which work had begun when the server stopped are taken up again.
 */
export async function openInbox(ports: InboxPorts): Promise<{ close: () => Promise<void> }> {
  const { root, catalogue, store, log, everyMs = LOOK_EVERY_MS } = ports
  const folders = await officeFolders(root, catalogue)
  const inTurn = await folderTurns(root, store)
  /** Nobody else is at work here now, so that whatever is being worked on was left behind. */
  const takeAll = (files: readonly Dropped[]) =>
    inTurn(async () => {
      for (const folder of folders) await takeUpAgain(folder)
      for (const file of files) await take(file)
    })

  let seen = new Map<string, Seen>()
  const look = async (): Promise<void> => {
    const dropped = (await Promise.all(folders.map(droppedIn))).flat()
    const now = performance.now()
    const next = new Map<string, Seen>()
    for (const file of dropped) {
      const before = seen.get(placeOf(file))
      next.set(placeOf(file), before?.state === file.state ? before : { state: file.state, since: now })
    }
    seen = next
    const settled = dropped.filter((file) => now - (next.get(placeOf(file))?.since ?? now) >= everyMs / 2)
    if (settled.length > 0) await takeAll(settled)
  }
  const take = async (file: Dropped): Promise<void> => {
    const result = await actingFrom('folder', file.owner, () => takeFile(ports, file))
    if (result) log.info({ owner: file.owner, state: result.state }, 'a file was taken from the inbox')
  }

  await takeAll([])
  let closed = false
  let looking = Promise.resolve()
  const lookAgain = (): void => {
    looking = looking
      .then(() => (closed ? undefined : look()))
      .catch((err: unknown) => log.warn({ err }, 'the inbox cannot be looked into; it is tried again'))
  }
  const timer = setInterval(lookAgain, everyMs)
  timer.unref()
  const watcher = watchFolder(root, lookAgain)
  return {
    close: async () => {
      closed = true
      clearInterval(timer)
      watcher?.close()
      await looking
    },
  }
}

/** Puts back what was being worked on when the server stopped. */
async function takeUpAgain({ path }: OfficeFolder): Promise<void> {
  const working = join(path, WORKING)
  if (!existsSync(working)) return
  for (const name of await readdir(working)) await rename(join(working, name), join(path, name))
}

const placeOf = ({ owner, name }: Dropped): string => `${owner}/${name}`

/** Only to be quicker: where files cannot be watched, such as on a share, the timer sees them all the same. */
function watchFolder(root: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(root, { recursive: true, persistent: false }, changed).on('error', () => undefined)
  } catch {
    return undefined
  }
}
