import type { Readable } from 'node:stream'

/** Files by the hash of their content: the same content once, under a name that nobody chose. */
export interface Files {
  /** Answers with the SHA-256 once the content is kept; what is there already is not written again. */
  readonly put: (content: Uint8Array) => Promise<string>
  readonly has: (hash: string) => Promise<boolean>
  /** The content as it is read; undefined where it is gone. */
  readonly get: (hash: string) => Promise<Readable | undefined>
  readonly remove: (hash: string) => Promise<void>
  /** The hashes of all that are there, in their order. */
  readonly list: () => Promise<readonly string[]>
}

/** What people bring: photos and documents that bear records out, and pictures that scenes show. */
export const FILE_SHELVES = ['evidence', 'pictures'] as const
export type FileShelf = (typeof FILE_SHELVES)[number]

/** Each kind apart: what is thrown away on one shelf may still be wanted on another. */
export type FileShelves = Readonly<Record<FileShelf, Files>>

export const everyShelf = (open: (shelf: FileShelf) => Files): FileShelves => ({
  evidence: open('evidence'),
  pictures: open('pictures'),
})
