import type { ProjectRow } from '#shared/contract/rooms/projects.ts'

/**
 * The project of a card that is about none in particular: the one that is pointed out, else the one that lags most;
 * undefined where there is none.
 */
export function cardProject(
  projects: readonly ProjectRow[],
  shown: readonly ProjectRow[],
  chosen: string | undefined,
): ProjectRow | undefined {
  return projects.find(({ id }) => id === chosen) ?? mostBehind(shown)
}

const mostBehind = (projects: readonly ProjectRow[]): ProjectRow | undefined =>
  projects.filter(({ gap }) => gap !== null).toSorted((a, b) => (a.gap ?? 0) - (b.gap ?? 0))[0] ?? projects[0]

/** The milestone that is next to be reached. */
export const nextMilestone = ({ milestones }: Pick<ProjectRow, 'milestones'>) =>
  milestones.find(({ doneOn, plannedOn }) => doneOn === null && plannedOn !== null)
