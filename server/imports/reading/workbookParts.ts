import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { MOST_SHEETS } from '#server/imports/reading/limits.ts'
import { zipEntries, zipInflater } from '#server/imports/reading/zipParts.ts'

/** Only what tables are made of; pictures, charts, macros, links and properties are left in the file. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i
const SHEET = /\/worksheets\/[^/]+\.xml$/i
const LONGEST_PROLOGUE = 2_000

/** The XML of a workbook by path, inflated within limits. Throws FileRefusal. */
export function workbookParts(file: Buffer): ReadonlyMap<string, Buffer> {
  const entries = zipEntries(file).filter(({ name }) => WANTED.test(name))
  if (entries.filter(({ name }) => SHEET.test(name)).length > MOST_SHEETS)
    throw new FileRefusal('too-many-sheets', { limit: MOST_SHEETS })
  const inflate = zipInflater(file)
  const parts = new Map<string, Buffer>()
  for (const entry of entries) {
    if (parts.has(entry.name)) throw new FileRefusal('broken')
    const part = inflate(entry)
    if (declaresEntities(part)) throw new FileRefusal('unsafe-xml')
    parts.set(entry.name, part)
  }
  return parts
}

/** No writer of workbooks declares a document type; only those who want a reader to blow up or to fetch something do. */
const declaresEntities = (part: Buffer): boolean =>
  /<!(?:DOCTYPE|ENTITY)/i.test(part.toString('latin1', 0, LONGEST_PROLOGUE)) ||
  part.includes('<!DOCTYPE') ||
  part.includes('<!ENTITY')
