import { crc32 } from 'node:zlib'

/** A zip of parts that are already inflated and counted, for a reader that takes nothing but zips. */
export function storedZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, part] of parts) {
    const path = Buffer.from(name, 'utf8')
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(at, 42)
    // Local header and directory entry say the same of a part, the entry two bytes further on.
    for (const [header, shift] of [
      [local, 0],
      [entry, 2],
    ] as const) {
      header.writeUInt16LE(20, 4 + shift)
      header.writeUInt32LE(crc32(part), 14 + shift)
      header.writeUInt32LE(part.length, 18 + shift)
      header.writeUInt32LE(part.length, 22 + shift)
      header.writeUInt16LE(path.length, 26 + shift)
    }
    files.push(local, path, part)
    directory.push(entry, path)
    at += local.length + path.length + part.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}
