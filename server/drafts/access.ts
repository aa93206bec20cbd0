import type { DraftRow } from '#server/drafts/ports.ts'
import type { Facts, Part } from '#server/drafts/states.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Tokens act under ids of this kind. */
const MACHINE = 'token:'

export const isPerson = ({ id }: Pick<Actor, 'id'>): boolean => !id.startsWith(MACHINE)

/**
 * The part that somebody has in a draft; none for those who may not know of it. All filers of an office share its
 * drafts. A reviewer sees what has been submitted, and what they began themselves.
 */
export function partIn(
  row: Pick<DraftRow, 'owner' | 'area' | 'submitted_at'>,
  authors: ReadonlySet<string>,
  actor: Actor,
): Part | undefined {
  if ((actor.area ?? null) !== row.area) return undefined // another bureau's
  const isAuthor = authors.has(actor.id)
  const part = { isAuthor, isPerson: isPerson(actor) }
  if (actor.role === 'filer')
    return actor.owner === row.owner ? { ...part, files: true, reviews: false } : undefined
  if (actor.role !== 'reviewer') return undefined
  return isAuthor || row.submitted_at !== null ? { ...part, files: isAuthor, reviews: true } : undefined
}

export const factsOf = (
  { approved_by }: Pick<DraftRow, 'approved_by'>,
  authors: ReadonlySet<string>,
  fourEyes: boolean,
): Facts => ({
  fourEyes,
  seenByOther: approved_by !== null && isPerson({ id: approved_by }) && !authors.has(approved_by),
})
