import type { ProjectStanding } from '#shared/projectStanding.ts'
import type { Progress } from '#shared/progress.ts'

export type RankedProject = ProjectStanding & { readonly rank: number; readonly progress: Progress }

/** The rows of the list, best first: a number stands for that many projects that are left out there. */
export type ProjectList = readonly (RankedProject | number)[]

/** Of every three rows one is kept for those furthest behind: a wall that shows only the best hides what matters. */
const WORST_SHARE = 1 / 3

/** As many of the standings as fit: the best, a gap, and always the last ones. */
export function chooseProjects(standings: readonly ProjectStanding[], rows: number): ProjectList {
  const ranked = standings.flatMap((s, i): RankedProject[] =>
    s.progress ? [{ ...s, rank: i + 1, progress: s.progress }] : [],
  )
  if (ranked.length <= rows) return ranked
  const worst = Math.max(1, Math.round((rows - 1) * WORST_SHARE))
  const best = Math.max(0, rows - 1 - worst)
  return [...ranked.slice(0, best), ranked.length - best - worst, ...ranked.slice(-worst)]
}
