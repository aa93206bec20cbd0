import type { ProjectRoll, ProjectRow } from '#shared/contract/rooms/projects.ts'

/** Which project a card is about, by what speaks for it, the strongest first. */
interface Asked {
  /** Named by the card itself. */
  readonly named: string | undefined
  /** Pointed out by whoever presents. */
  readonly chosen: string | undefined
  /** What the scene is about. */
  readonly about: string | undefined
}

/** The project of a card; the one that lags most where nobody asked for any, undefined where it is not there. */
export function cardProject(
  { projects }: Pick<ProjectRoll, 'projects'>,
  shown: readonly ProjectRow[],
  { named, chosen, about }: Asked,
): ProjectRow | undefined {
  const byId = (id: string | undefined): ProjectRow | undefined => projects.find((one) => one.id === id)
  const asked = named ?? (byId(chosen) ? chosen : undefined) ?? about
  return asked === undefined ? mostBehind(shown) : byId(asked)
}

const mostBehind = (projects: readonly ProjectRow[]): ProjectRow | undefined =>
  projects.filter(({ gap }) => gap !== null).toSorted((a, b) => (a.gap ?? 0) - (b.gap ?? 0))[0] ?? projects[0]

/** The milestone that is next to be reached. */
export const nextMilestone = ({ milestones }: Pick<ProjectRow, 'milestones'>) =>
  milestones.find(({ doneOn, plannedOn }) => doneOn === null && plannedOn !== null)
