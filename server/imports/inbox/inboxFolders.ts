import { lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'

export const DONE = 'done'
export const REFUSED = 'refused'
/** Files on which work has begun: moved here first, so that no two processes take the same one. */
export const WORKING = '.working'

/** One office's folder. */
export interface OfficeFolder {
  readonly owner: string
  readonly path: string
}

/** The folders of all offices of the house, made where they are missing. */
export async function officeFolders(root: string, catalogue: Catalogue): Promise<readonly OfficeFolder[]> {
  const offices = catalogue.owners.filter(({ type }) => type !== 'release')
  const folders = offices.map(({ code }) => ({ owner: code, path: join(root, code) }))
  for (const { path } of folders) await mkdir(path, { recursive: true })
  return folders
}

/** A file that lies in an office's folder. */
export interface Dropped extends OfficeFolder {
  readonly name: string
  /** Changes as long as somebody is writing it. */
  readonly state: string
}

/** Marks of files that are being written, and of what programs leave beside them. */
const UNFINISHED = /^(?:\.|~\$)|\.(?:tmp|part|partial|crdownload|swp|lock)$/i

/**
 * What lies in the folder. Links are left alone wherever they lead, and so is a folder that has been replaced by one.
 */
export async function droppedIn(folder: OfficeFolder): Promise<readonly Dropped[]> {
  if (!(await lstat(folder.path)).isDirectory()) return []
  const entries = await readdir(folder.path, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
  return Promise.all(
    files.map(async ({ name }) => {
      const { size, mtimeMs, ino } = await lstat(join(folder.path, name))
      return { ...folder, name, state: `${size} ${mtimeMs} ${ino}` }
    }),
  )
}
