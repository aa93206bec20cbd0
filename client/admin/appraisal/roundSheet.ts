import { standings, type Conventions, type Mark, type Standing } from '#shared/appraisal/score.ts'
import type { Round, RoundCandidate, RoundWorkInput } from '#shared/contract/appraisal.ts'

/** Where a mark stands: whose, by which judge, on which line of the sheet. */
export interface MarkPlace {
  readonly candidate: string
  readonly judge: string | null
  readonly item: string | null
}
export const markKey = ({ candidate, judge, item }: MarkPlace): string =>
  JSON.stringify([candidate, judge, item])
export function placeOfKey(key: string): MarkPlace | undefined {
  const parts: unknown = JSON.parse(key)
  if (!Array.isArray(parts)) return undefined
  const [candidate, judge, item] = parts.map((part) => (typeof part === 'string' ? part : null))
  return typeof candidate === 'string' ? { candidate, judge: judge ?? null, item: item ?? null } : undefined
}

/** What was typed for marks, by their place. */
export type TypedMarks = ReadonlyMap<string, string>

/** The mark that a text says; undefined for none, or where it cannot be one. Full-width digits are digits. */
export function markIn(text: string, max: number): number | undefined {
  const plain = text.normalize('NFKC').trim()
  if (!/^\d+(?:\.\d{1,2})?$/.test(plain)) return undefined
  const score = Number(plain)
  return score <= max ? score : undefined
}

const standingMark = (row: RoundCandidate, { judge, item }: Omit<MarkPlace, 'candidate'>) =>
  row.marks.find((mark) => mark.judge === judge && mark.item === item)

/** What a cell shows: what is typed over what the server has. */
export function cellText(round: Round, typed: TypedMarks, place: MarkPlace): string {
  const row = round.rows.find(({ id }) => id === place.candidate)
  const standing = row && standingMark(row, place)
  return typed.get(markKey(place)) ?? (standing ? String(standing.score) : '')
}

/** Typed marks that can be sent, and how many cannot since they are no mark of their line. */
export function typedMarks(round: Round, typed: TypedMarks) {
  const marks: NonNullable<RoundWorkInput['marks']> = []
  let wrong = 0
  for (const [key, text] of typed) {
    const place = placeOfKey(key)
    const row = round.rows.find(({ id }) => id === place?.candidate)
    const line = round.items.find(({ id }) => id === place?.item)
    if (!place || !row || !line) continue
    const standing = standingMark(row, place)
    const score = markIn(text, line.max)
    if (text.trim() === '' && !standing) continue
    if (score === undefined) wrong++
    else if (standing?.score !== score) marks.push({ ...place, score, basedOn: standing?.version ?? 0 })
  }
  return { marks, wrong }
}

/** Where everybody would stand with what is typed. */
export function standingsWith(
  round: Round,
  typed: TypedMarks,
  conventions: Conventions,
): readonly Standing[] {
  const { marks: changed } = typedMarks(round, typed)
  return standings(
    round.items,
    round.rows.map(({ id, marks }) => {
      const mine: readonly Mark[] = changed.filter(({ candidate }) => candidate === id)
      const kept = marks.filter(
        ({ item, judge }) => !mine.some((one) => one.item === item && one.judge === judge),
      )
      return { id, marks: [...kept, ...mine] }
    }),
    conventions,
  )
}

/** A block out of Excel or WPS, laid over the cells from one of them on; what lies beyond the sheet is left out. */
export function pastedMarks(
  round: Round,
  text: string,
  from: { readonly row: number; readonly column: number },
  judge: string | null,
): readonly (readonly [key: string, text: string])[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  return lines.flatMap((line, i) =>
    line.split('\t').flatMap((cell, j) => {
      const row = round.rows[from.row + i]
      const item = round.items[from.column + j]
      return row && item ? [[markKey({ candidate: row.id, judge, item: item.id }), cell.trim()] as const] : []
    }),
  )
}
