import { Failure } from '#server/failure.ts'
import { imageSize } from '#server/ledgers/evidence/imageSize.ts'
import { officeZipKind } from '#server/ledgers/evidence/officeZip.ts'

/** A kind of file that may bear a record out. */
export interface EvidenceKind {
  readonly type: string
  /** Endings of names that do not lie about it; the first is given to a name without one. */
  readonly endings: readonly string[]
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const IMAGES: readonly (EvidenceKind & { readonly begins: RegExp })[] = [
  { begins: /^\xFF\xD8\xFF/, type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { begins: /^\x89PNG\r\n/, type: 'image/png', endings: ['png'] },
  { begins: /^RIFF[^]{4}WEBP/, type: 'image/webp', endings: ['webp'] },
]
const PDF: EvidenceKind = { type: 'application/pdf', endings: ['pdf'] }
export const OFFICE_ZIPS = {
  word: { type: `${OFFICE}.wordprocessingml.document`, endings: ['docx'] },
  xl: { type: `${OFFICE}.spreadsheetml.sheet`, endings: ['xlsx'] },
  ppt: { type: `${OFFICE}.presentationml.presentation`, endings: ['pptx'] },
} as const satisfies Record<string, EvidenceKind>
/** Compound files of older Office and of WPS, by a stream that each of them has. */
const OLDER: readonly (EvidenceKind & { readonly stream: string })[] = [
  { stream: 'WordDocument', type: 'application/msword', endings: ['doc', 'wps'] },
  { stream: 'Workbook', type: 'application/vnd.ms-excel', endings: ['xls', 'et'] },
  { stream: 'PowerPoint Document', type: 'application/vnd.ms-powerpoint', endings: ['ppt', 'dps'] },
]
const COMPOUND = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'

/** A picture that unfolds to more would stop the browser that shows it. */
const MOST_PIXELS = 100_000_000

/**
 * What a file is by its content; its name may lie. Throws Failure for what is no evidence: programs, pages, archives,
 * documents with macros, and pictures and documents that unfold without measure.
 */
export async function evidenceKind(file: Buffer): Promise<EvidenceKind> {
  if (file.length === 0) throw new Failure('evidence-empty')
  const start = file.toString('latin1', 0, 16)
  const image = IMAGES.find(({ begins }) => begins.test(start))
  if (image) {
    const size = imageSize(file, image.type)
    if (!size) throw new Failure('evidence-broken')
    if (size.width * size.height > MOST_PIXELS)
      throw new Failure('evidence-picture', [], { limit: MOST_PIXELS / 1_000_000 })
    return image
  }
  if (start.startsWith('%PDF-')) return PDF
  if (start.startsWith('PK\x03\x04')) return officeZipKind(file)
  if (start.startsWith(COMPOUND)) return compoundKind(file)
  throw new Failure('evidence-kind')
}

/** Names in the directory of a compound file are UTF-16. */
const holds = (file: Buffer, name: string): boolean => file.includes(Buffer.from(name, 'utf16le'))

function compoundKind(file: Buffer): EvidenceKind {
  if (holds(file, 'EncryptedPackage')) throw new Failure('evidence-encrypted')
  if (holds(file, '_VBA_PROJECT')) throw new Failure('evidence-macros')
  const kind = OLDER.find(({ stream }) => holds(file, stream))
  if (!kind) throw new Failure('evidence-kind')
  return kind
}

/** A name that does not lie about what the file is, without folders and signs that systems trip over. */
export function evidenceName(sent: string, { endings }: EvidenceKind): string {
  const bare = sent.normalize('NFC').replace(/^.*[/\\]/, '')
  const clean = bare.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim()
  const ending = /\.([^.]+)$/.exec(clean)?.[1]?.toLowerCase()
  if (ending === undefined) return `${clean === '' ? 'file' : shortened(clean)}.${endings[0] ?? 'bin'}`
  if (!endings.includes(ending))
    throw new Failure('evidence-disguised', [], { ending, found: endings[0] ?? '' })
  return `${shortened(clean.slice(0, -ending.length - 1))}.${ending}`
}

const LONGEST_NAME = 180

/** Never in the middle of a character. */
const shortened = (name: string): string => name.slice(0, LONGEST_NAME).replace(/[\ud800-\udbff]$/, '')
