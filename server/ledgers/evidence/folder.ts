import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder in which evidence lies by its hash: the same content once, under a name that nobody chose. */
export interface EvidenceFolder {
  /** Answers with the SHA-256 once the content is on the disk. */
  readonly keep: (file: Buffer) => Promise<string>
  /** Where it lies; undefined where it is gone. */
  readonly path: (sha256: string) => string | undefined
  readonly remove: (sha256: string) => Promise<void>
}

export function evidenceFolder(root: string): EvidenceFolder {
  const folderOf = (sha256: string): string => join(root, sha256.slice(0, 2))
  const pathOf = (sha256: string): string => join(folderOf(sha256), sha256)
  return {
    keep: async (file) => {
      const sha256 = createHash('sha256').update(file).digest('hex')
      const path = pathOf(sha256)
      if (existsSync(path)) return sha256
      await mkdir(folderOf(sha256), { recursive: true })
      // Under its own name only when all of it is there.
      const part = `${path}.part`
      const handle = await open(part, 'w', 0o600)
      try {
        await handle.writeFile(file)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(part, path)
      return sha256
    },
    path: (sha256) => (existsSync(pathOf(sha256)) ? pathOf(sha256) : undefined),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  }
}
