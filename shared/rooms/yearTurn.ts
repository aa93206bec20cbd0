import type { RecordBatch } from '#shared/contract/recordBatch.ts'
import type { Day } from '#shared/period.ts'

/** What a project was at the end of the old year, and what it is now; money in yuan. */
export interface TurningProject {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly state: string
  readonly lists: readonly string[]
  readonly plannedStartOn: Day | undefined
  readonly plannedFinishOn: Day | undefined
  readonly totalInvestment: number | undefined
  /** Annual plan as it stands now. */
  readonly plan: number | undefined
  /** Of the old year, as its last day left it. */
  readonly then: { readonly plan: number | undefined; readonly invested: number | undefined }
  readonly demo: boolean
}

/** 续建 goes on, 新开工 is to begin this year, 转出 leaves the year's lists, 不变 has nothing to do with the turn. */
export type TurnFate = 'carry' | 'start' | 'leave' | 'stay'

export interface TurnDecision {
  readonly fate: TurnFate
  readonly lists: readonly string[]
  /** Annual plan of the new year in yuan; null until somebody has said. */
  readonly plan: number | null
}

const OVER = new Set(['completed', 'withdrawn'])
const UNDER_WAY = new Set(['started', 'building', 'suspended'])
/** Lists of the year in which a project is to begin, and of those that have none yet. */
const [STARTS, PIPELINE, KEY] = ['planned-start', 'new-pipeline', 'key']

/**
 * What the turn proposes for a project: the lists are rolled over by its state, the plan is never proposed, since nobody
 * but the bureau sets one.
 */
export function proposedTurn(project: TurningProject, year: number): TurnDecision {
  const { state, lists, plannedStartOn } = project
  if (OVER.has(state)) {
    const isListed = lists.length > 0 || project.plan !== undefined
    return { fate: isListed ? 'leave' : 'stay', lists: [], plan: null }
  }
  if (UNDER_WAY.has(state))
    return { fate: 'carry', lists: lists.filter((list) => list !== STARTS && list !== PIPELINE), plan: null }
  if (plannedStartOn !== undefined && Number(plannedStartOn.slice(0, 4)) <= year) {
    const kept = lists.filter((list) => list !== PIPELINE && list !== KEY && list !== STARTS)
    return { fate: 'start', lists: [KEY, ...kept, STARTS], plan: null }
  }
  return { fate: 'stay', lists, plan: null }
}

/** Whether a decision says all that it has to: who goes on or begins has a plan. */
export const isDecided = ({ fate, plan }: TurnDecision): boolean =>
  fate === 'leave' || ((fate === 'carry' || fate === 'start') && plan !== null)

/** Whether the project has had its turn of this year: the plan or the lists are no longer those of the old one. */
export const hasTurned = ({ plan, then }: TurningProject): boolean => plan !== undefined && plan !== then.plan

/**
 * What is to happen to the records, one event a project, all from the same day on. Undecided projects and those that the
 * turn leaves alone are not in it.
 */
export function turnRequests(
  turns: readonly { readonly project: TurningProject; readonly decision: TurnDecision }[],
  reason: string,
): RecordBatch['records'] {
  return turns.flatMap(({ project: { id, version }, decision }): RecordBatch['records'] => {
    if (!isDecided(decision)) return []
    const { fate, plan, lists } = decision
    const to = { entity: 'project', id, basedOn: version }
    // A project that is completed takes no plan any more: its entry is put right, with the reason.
    if (fate === 'leave')
      return [{ ...to, event: 'project.corrected', reason, fields: { lists: [], planYear: null } }]
    return [{ ...to, event: 'project.plan-set', fields: { planYear: plan, lists: [...lists] } }]
  })
}
