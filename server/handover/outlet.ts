import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export interface WrittenFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** Writes files below a folder and notes the hash of each. */
export interface Outlet {
  readonly write: (name: string, content: Content) => Promise<void>
  readonly written: readonly WrittenFile[]
  /** `SHA256SUMS`, which `sha256sum -c` reads. */
  readonly close: () => Promise<void>
}

type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>

const SUMS = 'SHA256SUMS'

export function outletTo(folder: string): Outlet {
  const written: WrittenFile[] = []
  return {
    written,
    async write(name, content) {
      const hash = createHash('sha256')
      let bytes = 0
      async function* noted(): AsyncGenerator<Buffer> {
        const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
        for await (const part of parts) {
          const chunk = Buffer.from(part)
          hash.update(chunk)
          bytes += chunk.length
          yield chunk
        }
      }
      const file = join(folder, name)
      await mkdir(dirname(file), { recursive: true })
      await pipeline(noted(), createWriteStream(file))
      written.push({ name, bytes, sha256: hash.digest('hex') })
    },
    close: () =>
      writeFile(
        join(folder, SUMS),
        written
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))
          .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
          .join(''),
      ),
  }
}
