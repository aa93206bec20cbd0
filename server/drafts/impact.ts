import { partIn } from '#server/drafts/access.ts'
import { prepare } from '#server/drafts/judge.ts'
import { judgingOf } from '#server/drafts/judgingOf.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { authorsOf, findDraft } from '#server/drafts/repository.ts'
import { recordEffects } from '#server/drafts/recordEffects.ts'
import { Failure } from '#server/failure.ts'
import type { DraftImpact } from '#shared/contract/review.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** What is over is not released again. */
const OVER: ReadonlySet<string> = new Set(['released', 'discarded'])

/**
 * What a draft would come to if it were released now. Throws Failure `not-found` for those who may not know of it, and
 * `invalid` or `conflict` with a pointer `/cells/<index>` to each cell that keeps it from being released.
 */
export const draftImpact = (
  { releases }: Pick<DraftPorts, 'releases'>,
  actor: Actor,
  id: string,
): Promise<DraftImpact> =>
  releases.consider(async (read, desk) => {
    const row = await findDraft(read, id)
    const authors = (await authorsOf(read, [id])).get(id) ?? new Set<string>()
    if (!row || !partIn(row, authors, actor)) throw new Failure('not-found')
    if (OVER.has(row.state)) throw new Failure('draft-state')
    const judging = await judgingOf(read, row, desk, actor)
    const { checked, atCells } = await prepare(judging, false)
    const rehearsal = await desk.weigh(checked).catch((error: unknown) => {
      throw error instanceof Failure ? atCells(error) : error
    })
    return {
      version: row.version,
      seq: rehearsal.seq,
      title: rehearsal.title,
      owner: rehearsal.owner,
      changes: [...rehearsal.changes],
      before: rehearsal.before.map(({ demo, missing, ...standing }) => ({
        ...standing,
        ...(missing && { missing }),
        ...(demo && { demo: true as const }),
      })),
      unchanged: [...rehearsal.unchanged],
      records: recordEffects(judging.records, rehearsal.versions, desk),
    }
  })
