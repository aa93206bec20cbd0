import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50

/** The files in a ZIP archive by their names, in its order. */
export function unzippedFiles(archive: Buffer): ReadonlyMap<string, Buffer> {
  let end = archive.length - 22
  while (end >= 0 && archive.readUInt32LE(end) !== END) end -= 1
  if (end < 0) throw new Error('not a ZIP archive')
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('a ZIP archive with a broken directory')
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
    files.set(archive.subarray(at + 46, at + 46 + (name ?? 0)).toString(), contentAt(archive, at))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

/** The names and texts of all files in a ZIP archive, such as a workbook, one behind the other. */
export const unzippedText = (archive: Buffer): string =>
  [...unzippedFiles(archive)].flatMap(([name, content]) => [name, content.toString()]).join('\n')

/** The content of the entry that the directory has at this place. */
function contentAt(archive: Buffer, at: number): Buffer {
  const local = archive.readUInt32LE(at + 42)
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20))
  const isStored = archive.readUInt16LE(at + 10) === 0
  return isStored ? packed : inflateRawSync(packed)
}
