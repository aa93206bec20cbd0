import { crc32, inflateRawSync } from 'node:zlib'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { MOST_INFLATED_BYTES, MOST_RATIO, RATIO_COUNTS_FROM_BYTES } from '#server/imports/reading/limits.ts'

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50
const SHORTEST_END = 22
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 5_000

/** One entry of the directory of a zip. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packed: number
  readonly at: number
}

/** The directory at the end of a zip. Throws FileRefusal `broken` where there is none that can be followed. */
export function zipEntries(file: Buffer): readonly ZipEntry[] {
  const end = endOfDirectory(file)
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new FileRefusal('zip-bomb')
  const entries: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new FileRefusal('broken')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function endOfDirectory(file: Buffer): number {
  const first = Math.max(0, file.length - SHORTEST_END - LONGEST_COMMENT)
  for (let at = file.length - SHORTEST_END; at >= first; at--)
    if (file.readUInt32LE(at) === DIRECTORY_END) return at
  throw new FileRefusal('broken')
}

/**
 * Inflates entries one after another and counts what really comes out, whatever the directory declares. Throws
 * FileRefusal `zip-bomb` at the first byte too many, `encrypted` or `broken` where a part cannot be had.
 */
export function zipInflater(file: Buffer): (entry: ZipEntry) => Buffer {
  let left = MOST_INFLATED_BYTES
  return (entry) => {
    if (entry.flags & 1) throw new FileRefusal('encrypted')
    const packed = packedBytes(file, entry)
    const most = Math.min(left, Math.max(RATIO_COUNTS_FROM_BYTES, packed.length * MOST_RATIO))
    const part = entry.method === 0 ? packed : inflated(packed, entry.method, most)
    if (part.length > most) throw new FileRefusal('zip-bomb')
    if (crc32(part) !== entry.crc) throw new FileRefusal('broken')
    left -= part.length
    return part
  }
}

/** The bytes of an entry as they lie in the zip. Throws FileRefusal `broken`. */
export function packedBytes(file: Buffer, { at, packed }: ZipEntry): Buffer {
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_HEADER) throw new FileRefusal('broken')
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + packed > file.length) throw new FileRefusal('broken')
  return file.subarray(start, start + packed)
}

const DEFLATE = 8

function inflated(packed: Buffer, method: number, maxOutputLength: number): Buffer {
  if (method !== DEFLATE) throw new FileRefusal('broken')
  try {
    return inflateRawSync(packed, { maxOutputLength })
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new FileRefusal(tooLarge ? 'zip-bomb' : 'broken')
  }
}
