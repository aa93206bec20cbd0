import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { zipEntries } from '#server/imports/reading/zipParts.ts'

export type FileKind = 'xlsx' | 'csv'

/** Beginnings of files that people rename or mistake for tables. */
const FOREIGN: readonly (readonly [beginning: string, found: string])[] = [
  ['%PDF', 'PDF'],
  ['\xFF\xD8\xFF', 'JPEG'],
  ['\x89PNG', 'PNG'],
  ['GIF8', 'GIF'],
  ['MZ', 'EXE'],
  ['\x7FELF', 'ELF'],
  ['Rar!', 'RAR'],
  ['7z\xBC\xAF', '7z'],
  ['\x1F\x8B', 'gzip'],
  ['{\\rtf', 'RTF'],
  ['SQLite format 3', 'SQLite'],
]
const OLE = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'

/** What a file is by its content; its name may lie. Throws FileRefusal for everything that holds no table we read. */
export function fileKind(file: Buffer): FileKind {
  if (file.length === 0) throw new FileRefusal('empty')
  const start = file.toString('latin1', 0, 16)
  if (start.startsWith(OLE)) throw new FileRefusal(oleRefusal(file))
  for (const [beginning, found] of FOREIGN)
    if (start.startsWith(beginning) && !isWords(file, beginning))
      throw new FileRefusal('another-kind', { found })
  if (start.startsWith('PK\x03\x04')) return zipKind(file)
  if (start.startsWith('PK\x05\x06')) throw new FileRefusal('empty')
  if (
    /^\s*(?:<!doctype html|<html|<table|<meta|<\?xml|<!--)/i.test(
      file.toString('latin1', bomLength(file), 400),
    )
  )
    throw new FileRefusal('web-page')
  return 'csv'
}

const bomLength = (file: Buffer): number => (file.toString('latin1', 0, 3) === '\xEF\xBB\xBF' ? 3 : 0)

/** A text may begin with `MZ` too; a program has zeros soon. */
const isWords = (file: Buffer, beginning: string): boolean =>
  /^[A-Z]+$/i.test(beginning) && !file.subarray(0, 512).includes(0)

/** Names in the directory of a compound file are UTF-16. */
const holds = (file: Buffer, name: string): boolean => file.includes(Buffer.from(name, 'utf16le'))

const oleRefusal = (file: Buffer): 'encrypted' | 'old-excel' | 'another-kind' => {
  if (holds(file, 'EncryptedPackage')) return 'encrypted'
  return holds(file, 'Workbook') || holds(file, 'Book') ? 'old-excel' : 'another-kind'
}

function zipKind(file: Buffer): FileKind {
  const names = zipEntries(file).map(({ name }) => name)
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/i)) throw new FileRefusal('binary-workbook')
  if (has(/^\[Content_Types\]\.xml$/i) && has(/worksheets?\/[^/]+\.xml$/i)) return 'xlsx'
  if (has(/^content\.xml$/) && has(/^mimetype$/)) throw new FileRefusal('open-document')
  if (has(/^Index\/.*\.iwa$|^Index\.zip$/)) throw new FileRefusal('numbers')
  if (has(/^word\//)) throw new FileRefusal('another-kind', { found: 'Word' })
  if (has(/^ppt\//)) throw new FileRefusal('another-kind', { found: 'PowerPoint' })
  throw new FileRefusal('another-kind', { found: 'ZIP' })
}
