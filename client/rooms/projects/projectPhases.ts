import type { ProjectRow } from '#shared/contract/rooms/projects.ts'

/** The ledger's states as the bureau speaks of them: 谋划, 前期, 在建 (begun, going on or halted), 竣工. */
const PHASES = {
  reserve: ['reserve'],
  preparing: ['pre-work'],
  building: ['started', 'building', 'suspended'],
  completed: ['completed'],
} as const

/** How many projects are in which phase; those that were taken off the lists are in none. */
export const projectPhases = (
  projects: readonly Pick<ProjectRow, 'state'>[],
): readonly { readonly phase: string; readonly count: number }[] =>
  Object.entries<readonly string[]>(PHASES).map(([phase, states]) => ({
    phase,
    count: projects.filter(({ state }) => states.includes(state)).length,
  }))
