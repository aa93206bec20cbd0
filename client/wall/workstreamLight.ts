import type { JudgedBy } from '#client/wall/overview.ts'
import type { BoardObservation } from '#shared/board.ts'
import { progressLight, type Light } from '#shared/light.ts'
import { timeElapsed } from '#shared/progress.ts'

const DONE = 100

/** The light of a workstream by its rule; grey where no rule says anything, for a colour is never made up. */
export function workstreamLight(judgedBy: JudgedBy, observation: BoardObservation | undefined): Light {
  const value = observation?.value
  if (observation === undefined || value === null || value === undefined || judgedBy === 'none') return 'grey'
  if (judgedBy === 'whole') return value >= DONE ? 'green' : 'grey'
  const elapsed = timeElapsed(observation.period)
  return progressLight({ completion: value, elapsed, gap: value - elapsed })
}
