import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { MOST_BYTES } from '#server/nodes/bus.ts'

/** Either the text itself, or a part of it packed, `part` of `of`. */
export type Piece = z.output<typeof PieceSchema>
const PieceSchema = z.union([
  z.object({ text: z.string() }),
  z.object({
    id: z.int(),
    part: z.int().nonnegative(),
    of: z.int().positive().max(2_000),
    packed: z.string(),
  }),
])

const PART_BYTES = MOST_BYTES - 200
/** What unpacks to more than this is nothing that we have said. */
const MOST_UNPACKED = 64_000_000

let saying = 0

/** Cuts a text into pieces that can be told. */
export function piecesOf(text: string): readonly Piece[] {
  // As JSON within JSON: quotes double.
  if (Buffer.byteLength(JSON.stringify(text)) <= PART_BYTES) return [{ text }]
  const packed = gzipSync(text, { level: 1 }).toString('base64')
  const of = Math.ceil(packed.length / PART_BYTES)
  const id = (saying += 1)
  return Array.from({ length: of }, (_, part) => ({
    ...{ id, part, of },
    packed: packed.slice(part * PART_BYTES, (part + 1) * PART_BYTES),
  }))
}

/** Puts together what each node says: answers with a text when its last piece is there. */
export function joinPieces(): (piece: unknown, from: string) => string | undefined {
  const begun = new Map<string, { readonly id: number; readonly parts: string[] }>()
  return (piece, from) => {
    const { data } = PieceSchema.safeParse(piece)
    if (!data) return undefined
    if ('text' in data) return data.text
    const { id, part, of, packed } = data
    // Pieces of one node come in order: one that is out of it belongs to something that was missed in part.
    const known = begun.get(from)
    const parts = part === 0 ? [] : known?.id === id ? known.parts : undefined
    if (!parts || parts.length !== part) return void begun.delete(from)
    parts.push(packed)
    if (parts.length < of) return void begun.set(from, { id, parts })
    begun.delete(from)
    return unpacked(parts.join(''))
  }
}

function unpacked(packed: string): string | undefined {
  try {
    return gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_UNPACKED }).toString()
  } catch {
    return undefined
  }
}
