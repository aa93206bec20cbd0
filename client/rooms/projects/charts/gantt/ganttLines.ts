import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import type { Said } from '#shared/ledger/ledger.ts'

/** What the Gantt chart says of a project. */
export type GanttProject = Pick<
  ProjectRow,
  | 'id'
  | 'name'
  | 'street'
  | 'unit'
  | 'lists'
  | 'light'
  | 'plannedStartOn'
  | 'startedOn'
  | 'plannedFinishOn'
  | 'finishedOn'
  | 'milestones'
>

/** Projects below a heading; one without a name has none. */
export interface GanttGroup {
  readonly code: string
  readonly name: Said | null
  readonly projects: readonly GanttProject[]
}

export type GanttLine =
  | { readonly kind: 'group'; readonly key: string; readonly group: GanttGroup }
  | { readonly kind: 'project'; readonly key: string; readonly project: GanttProject }

/** All lines in their order; a project may stand below several headings. */
export const ganttLines = (groups: readonly GanttGroup[]): readonly GanttLine[] =>
  groups.flatMap((group) => [
    ...(group.name ? [{ kind: 'group' as const, key: group.code, group }] : []),
    ...group.projects.map((project) => ({
      kind: 'project' as const,
      key: `${group.code}/${project.id}`,
      project,
    })),
  ])

/** Line by line the group that it belongs to, for a heading that stays in sight. */
export function headingAt(lines: readonly GanttLine[], top: number): GanttGroup | undefined {
  for (let i = Math.min(top, lines.length - 1); i >= 0; i--) {
    const line = lines[i]
    if (line?.kind === 'group') return line.group
  }
  return undefined
}

export type GanttGrouping = 'none' | 'unit' | 'list' | 'street'

interface Named {
  readonly code: string
  readonly name: Said
}

/**
 * Projects by responsible unit, list or street, the largest group first, and in the order of `lists` for those; who has
 * none of it stands in a last group without a heading.
 */
export function ganttGroups(
  projects: readonly GanttProject[],
  by: GanttGrouping,
  lists: readonly Named[],
): readonly GanttGroup[] {
  if (by === 'none') return [{ code: 'all', name: null, projects }]
  const found = new Map<string, { code: string; name: Said | null; projects: GanttProject[] }>()
  const rest: GanttProject[] = []
  if (by === 'list') for (const list of lists) found.set(list.code, { ...list, projects: [] })
  for (const project of projects) {
    const places = placesOf(project, by, lists)
    if (places.length === 0) rest.push(project)
    for (const { code, name } of places) {
      const group = found.get(code) ?? { code, name, projects: [] }
      group.projects.push(project)
      found.set(code, group)
    }
  }
  const groups = [...found.values()].filter((group) => group.projects.length > 0)
  if (by !== 'list') groups.sort((a, b) => b.projects.length - a.projects.length)
  return rest.length === 0 ? groups : [...groups, { code: 'rest', name: null, projects: rest }]
}

function placesOf(
  { unit, street, lists: own }: GanttProject,
  by: Exclude<GanttGrouping, 'none'>,
  lists: readonly Named[],
): readonly Named[] {
  switch (by) {
    case 'unit':
      return unit ? [unit] : []
    case 'street':
      return street === null ? [] : [{ code: street, name: { zh: street, en: street } }]
    case 'list':
      return lists.filter(({ code }) => own.includes(code))
  }
}
