import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { Failure } from '#server/failure.ts'
import { MOST_BYTES } from '#server/imports/reading/limits.ts'

/** The bytes of a file, which must be one itself and no link to another. Throws Failure `file-too-large`. */
export async function readDropped(path: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw new Failure('file-another-kind', [], { found: '' })
    if (found.size > MOST_BYTES) throw new Failure('file-too-large', [], { limit: MOST_BYTES / 1_000_000 })
    return new Uint8Array(await handle.readFile())
  } finally {
    await handle.close()
  }
}
