import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import { projectSums, type ProjectSums } from '#shared/rooms/projectSums.ts'

type Begun = Pick<
  ProjectRow,
  'id' | 'name' | 'batch' | 'startedOn' | 'months' | 'planYear' | 'totalInvestment' | 'light' | 'state'
>

/** The projects that were begun together on one day (集中开工), and what they come to. */
export interface ProjectBatch<Row extends Begun> {
  readonly id: string
  readonly title: string
  /** The first day on which one of them was begun; null where none has been yet. */
  readonly startedOn: string | null
  readonly projects: readonly Row[]
  readonly sums: ProjectSums
}

/** The groundbreaking batches, the newest first; those that nothing was begun with come last. */
export function projectBatches<Row extends Begun>(projects: readonly Row[]): readonly ProjectBatch<Row>[] {
  const batches = new Map<string, { title: string; of: Row[] }>()
  for (const project of projects) {
    if (!project.batch) continue
    const batch = batches.get(project.batch.id) ?? { title: project.batch.title, of: [] }
    batch.of.push(project)
    batches.set(project.batch.id, batch)
  }
  return [...batches]
    .map(([id, { title, of }]) => ({
      id,
      title,
      startedOn: of.flatMap(({ startedOn }) => startedOn ?? []).sort()[0] ?? null,
      projects: of,
      sums: projectSums(of),
    }))
    .sort((a, b) => (b.startedOn ?? '').localeCompare(a.startedOn ?? '') || (a.id < b.id ? 1 : -1))
}
