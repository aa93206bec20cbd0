import type { ProjectMilestone } from '#shared/contract/rooms/projects.ts'

export type MilestoneState = 'reached' | 'reachedLate' | 'waiting' | 'late'
export type GanttMilestone = Pick<ProjectMilestone, 'name' | 'plannedOn' | 'doneOn'>

/** Reached in time or late, or not reached: not due yet, or overdue from the day after it was planned for. */
export function milestoneState({ plannedOn, doneOn }: GanttMilestone, today: string): MilestoneState {
  const plan = plannedOn ?? '9999-12-31'
  if (doneOn !== null) return doneOn > plan ? 'reachedLate' : 'reached'
  return today > plan ? 'late' : 'waiting'
}
