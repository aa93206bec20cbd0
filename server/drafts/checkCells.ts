import { inBatches } from '#server/drafts/batches.ts'
import type { DraftPorts, DraftRow } from '#server/drafts/ports.ts'
import { Failure } from '#server/failure.ts'
import { figureFaults, groundOf } from '#server/releases/index.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { DraftEntryInput } from '#shared/contract/drafts.ts'
import { shanghaiDay } from '#shared/period.ts'
import { cellKey } from '#shared/series.ts'

type Cell = Pick<DraftEntryInput, 'series' | 'period'>

type Owned = Pick<DraftRow, 'owner' | 'origin' | 'author' | 'area'>

/**
 * In whose name the figures of a draft are judged: the office that owns it, which files its own figures only. An undo
 * takes back whatever a release published, of several offices where need be; a filer still adds only own figures to it.
 */
export const filerOf = ({ owner, origin, author, area }: Owned, editor?: Actor): Actor => {
  const isOfOneOffice = origin !== 'revert' || editor?.role === 'filer'
  return {
    id: author,
    name: author,
    role: isOfOneOffice ? 'filer' : 'reviewer',
    owner,
    ...(area !== null && { area }),
  }
}

/** In whose name a draft as a whole is judged: what a reviewer alone does to records is done as a reviewer. */
export const actingIn = (row: Owned & Pick<DraftRow, 'entries' | 'author_role'>, editor?: Actor): Actor => {
  const filer = filerOf(row, editor)
  return row.author_role === 'reviewer' && row.entries === 0 ? { ...filer, role: 'reviewer' } : filer
}

/** Throws Failure `invalid` for cells that are no figures of the draft's office, or that come twice. */
export async function checkCells(
  { releases, clock }: Pick<DraftPorts, 'releases' | 'clock'>,
  filer: Actor,
  lists: {
    readonly entries?: readonly Cell[]
    readonly set?: readonly Cell[]
    readonly clear?: readonly Cell[]
  },
): Promise<void> {
  const ground = groundOf({
    catalogue: releases.catalogue(),
    book: releases.records,
    actor: filer,
    today: shanghaiDay(clock.now()),
  })
  const seen = new Set<string>()
  const all = Object.entries(lists).flatMap(([list, cells]) =>
    cells.map((cell, i) => ({ cell, list, pointer: `/${list}/${i}` })),
  )
  const faults = await inBatches(all, async (batch) =>
    batch.flatMap(({ cell, list, pointer }) => {
      const key = cellKey(cell.series, cell.period)
      if (seen.size === seen.add(key).size) return [{ pointer, code: 'duplicate' as const }]
      // What is no longer a figure of this office can still be taken out.
      return list === 'clear' ? [] : figureFaults(cell, pointer, ground)
    }),
  )
  if (faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN))
}
