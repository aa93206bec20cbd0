import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '#server/store/files.ts'

const HASH = /^[0-9a-f]{64}$/

/** Files in a folder of this machine: `evidence/ab/ab12…`. */
export function folderFiles(root: string): Files {
  const folderOf = (hash: string): string => join(root, hash.slice(0, 2))
  const pathOf = (hash: string): string => join(folderOf(hash), hash)
  return {
    put: async (content) => {
      const hash = createHash('sha256').update(content).digest('hex')
      if (existsSync(pathOf(hash))) return hash
      await mkdir(folderOf(hash), { recursive: true })
      // Under its own name only when all of it is there.
      const part = `${pathOf(hash)}.${randomUUID()}.part`
      const handle = await open(part, 'w', 0o600)
      try {
        await handle.writeFile(content)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(part, pathOf(hash))
      return hash
    },
    has: (hash) => Promise.resolve(existsSync(pathOf(hash))),
    get: (hash) => Promise.resolve(existsSync(pathOf(hash)) ? createReadStream(pathOf(hash)) : undefined),
    remove: (hash) => rm(pathOf(hash), { force: true }),
    list: async () => {
      if (!existsSync(root)) return []
      const names = await readdir(root, { recursive: true, withFileTypes: true })
      return names
        .filter((entry) => entry.isFile() && HASH.test(entry.name))
        .map(({ name }) => name)
        .toSorted()
    },
  }
}
