import { expect, test } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { isDecided, proposedTurn, turnRequests, type TurningProject } from '#shared/rooms/yearTurn.ts'

const project = (of: Partial<TurningProject>): TurningProject => ({
  id: 'GC-1',
  version: 4,
  name: '示例项目',
  state: 'building',
  lists: ['key', 'services', 'planned-start'],
  plannedStartOn: asPeriod('2026-03-01'),
  plannedFinishOn: asPeriod('2028-06-30'),
  totalInvestment: 3e8,
  plan: 1e8,
  then: { plan: 1e8, invested: 0.9e8 },
  demo: false,
  ...of,
})

test('a project under way goes on and is no planned start of the new year any more', () => {
  expect(proposedTurn(project({}), 2027)).toEqual({ fate: 'carry', lists: ['key', 'services'], plan: null })
})

test('a completed project leaves the lists; one that left them before is not touched again', () => {
  expect(proposedTurn(project({ state: 'completed' }), 2027)).toEqual({
    fate: 'leave',
    lists: [],
    plan: null,
  })
  expect(proposedTurn(project({ state: 'completed', lists: [], plan: undefined }), 2027).fate).toBe('stay')
})

test('a project of the pipeline becomes a planned start in the year in which it is to begin, and not before', () => {
  const reserve = {
    state: 'reserve',
    lists: ['new-pipeline', 'ecology'],
    plannedStartOn: asPeriod('2027-05-01'),
  }
  expect(proposedTurn(project(reserve), 2027)).toEqual({
    fate: 'start',
    lists: ['key', 'ecology', 'planned-start'],
    plan: null,
  })
  expect(proposedTurn(project(reserve), 2026)).toEqual({
    fate: 'stay',
    lists: ['new-pipeline', 'ecology'],
    plan: null,
  })
})

test('nothing is asked for a project whose plan nobody has set: there is no plan of 0', () => {
  const undecided = { project: project({}), decision: proposedTurn(project({}), 2027) }
  expect(isDecided(undecided.decision)).toBe(false)
  expect(turnRequests([undecided], '年度结转')).toEqual([])
  expect(isDecided({ ...undecided.decision, plan: 0 })).toBe(true)
})

test('each decided project has one event, based on the version that was looked at', () => {
  const decided = [
    { project: project({}), decision: { fate: 'carry', lists: ['key'], plan: 2e8 } as const },
    {
      project: project({ id: 'GC-2', state: 'completed' }),
      decision: { fate: 'leave', lists: [], plan: null } as const,
    },
  ]
  expect(turnRequests(decided, '2027年度结转')).toEqual([
    {
      ...{ entity: 'project', id: 'GC-1', basedOn: 4, event: 'project.plan-set' },
      fields: { planYear: 2e8, lists: ['key'] },
    },
    {
      ...{ entity: 'project', id: 'GC-2', basedOn: 4, event: 'project.corrected', reason: '2027年度结转' },
      fields: { lists: [], planYear: null },
    },
  ])
})
