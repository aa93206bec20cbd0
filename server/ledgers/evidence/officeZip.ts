import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { Failure } from '#server/failure.ts'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { packedBytes, zipEntries, type ZipEntry } from '#server/imports/reading/zipParts.ts'
import { OFFICE_ZIPS, type EvidenceKind } from '#server/ledgers/evidence/kinds.ts'

/** All parts of a document together. */
const MOST_INFLATED_BYTES = 100_000_000
/** Names of parts that are programs, and of archives and programs put into a document. */
const MACROS = /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData\.xml)$/i
const PROGRAM = /\.(?:exe|dll|com|scr|bat|cmd|ps1|js|vbs|hta|jar|zip|rar|7z)$/i

const DOCUMENTS = [
  ['word', /^word\/document\.xml$/i],
  ['xl', /^xl\/workbook\.(?:xml|bin)$/i],
  ['ppt', /^ppt\/presentation\.xml$/i],
] as const

/**
 * Which document of Office a zip is. Throws Failure for every other zip, for one with macros or programs inside, and
 * for one that unfolds without measure: what really comes out is counted, whatever its directory declares.
 */
export async function officeZipKind(file: Buffer): Promise<EvidenceKind> {
  const entries = reading(() => zipEntries(file))
  const has = (pattern: RegExp): boolean => entries.some(({ name }) => pattern.test(name))
  const found = has(/^\[Content_Types\]\.xml$/i) ? DOCUMENTS.find(([, part]) => has(part)) : undefined
  if (!found) throw new Failure('evidence-kind')
  if (has(MACROS)) throw new Failure('evidence-macros')
  if (has(PROGRAM)) throw new Failure('evidence-kind')
  await refuseBomb(file, entries)
  return OFFICE_ZIPS[found[0]]
}

const STORED = 0
const DEFLATED = 8

async function refuseBomb(file: Buffer, entries: readonly ZipEntry[]): Promise<void> {
  let left = MOST_INFLATED_BYTES
  for (const entry of entries) {
    if (entry.flags & 1) throw new Failure('evidence-encrypted')
    const packed = reading(() => packedBytes(file, entry))
    if (entry.method !== STORED && entry.method !== DEFLATED) throw new Failure('evidence-broken')
    left -= entry.method === STORED ? packed.length : await inflatedLength(packed, left)
  }
}

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    throw new Failure(error.code === 'zip-bomb' ? 'evidence-bomb' : 'evidence-broken')
  }
}

/** Counts what comes out and keeps nothing of it; away from the thread that answers. */
async function inflatedLength(packed: Buffer, most: number): Promise<number> {
  let length = 0
  const counter = new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      length += bytes.length
      done(length > most ? new Failure('evidence-bomb') : null)
    },
  })
  try {
    await pipeline(Readable.from([packed]), createInflateRaw(), counter)
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('evidence-broken')
  }
  return length
}
