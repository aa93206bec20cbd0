import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { FILE_SHELVES, type FileShelf, type FileShelves } from '#server/store/files.ts'
import { StartError } from '#server/store/startError.ts'

/** The files of one kind in short. */
export interface CopiedShelf {
  readonly shelf: FileShelf
  readonly files: number
  readonly bytes: number
  /** Of their hashes in order: the same for the same files. */
  readonly hash: string
  /** Whose content is not what their name says, so that they bear nothing out any more; these stayed behind. */
  readonly damaged: readonly string[]
}

/** Copies all files and reads each of them back. One that goes away meanwhile was thrown away by the server that runs. */
export async function copyFiles(source: FileShelves, target: FileShelves): Promise<readonly CopiedShelf[]> {
  const copied: CopiedShelf[] = []
  for (const shelf of FILE_SHELVES) {
    const names = createHash('sha256')
    const damaged: string[] = []
    let [files, bytes] = [0, 0]
    for (const hash of await source[shelf].list()) {
      const content = await source[shelf].get(hash)
      if (!content) continue
      const file = await buffer(content)
      if (hashOf(file) !== hash) {
        damaged.push(hash)
        continue
      }
      await target[shelf].put(file)
      const kept = await target[shelf].get(hash)
      if (!kept || hashOf(await buffer(kept)) !== hash)
        throw new StartError(`The file ${hash} of ${shelf} did not arrive as it was sent; nothing was kept.`)
      names.update(`${hash}\n`)
      files += 1
      bytes += file.length
    }
    copied.push({ shelf, files, bytes, hash: names.digest('hex'), damaged })
  }
  return copied
}

const hashOf = (file: Uint8Array): string => createHash('sha256').update(file).digest('hex')
