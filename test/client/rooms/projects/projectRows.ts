import type { ProjectRoll, ProjectRow } from '#shared/contract/rooms/projects.ts'
import { asPeriod } from '#shared/period.ts'

export const YI = 100_000_000

/** A project of 2026 with a plan of ten 亿元 that filed the first ten months, as far as nothing else is said. */
export const projectRow = (id: string, more: Partial<ProjectRow> = {}): ProjectRow => ({
  ...{ id, name: `项目${id}`, category: null, lists: ['key'], street: null, state: 'building', unit: null },
  ...{ totalInvestment: 20 * YI, planYear: 10 * YI, invested: 8 * YI, period: asPeriod('2026-10') },
  ...{ completion: 80, scheduled: 250 / 3, gap: 80 - 250 / 3, light: 'green', rule: null },
  months: [{ period: asPeriod('2026-10'), invested: 8 * YI, plan: (10 * YI * 10) / 12 }],
  ...{ leader: null, responsiblePerson: null, serviceOfficer: null },
  ...{ plannedStartOn: null, startedOn: null, plannedFinishOn: null, finishedOn: null, lon: null, lat: null },
  ...{ milestones: [], problems: { open: 0, overdue: 0 }, approvals: { done: 0, of: 0, overdue: 0 } },
  ...{ batch: null, demo: false },
  ...more,
})

const named = (code: string, zh: string) => ({ code, name: { zh, en: code } })

export const projectRoll = (projects: ProjectRow[]): ProjectRoll => ({
  ...{ day: '2026-11-23', year: 2026, period: asPeriod('2026-10') },
  states: [
    { ...named('reserve', '谋划储备'), phase: 'open' },
    { ...named('building', '在建'), phase: 'open' },
    { ...named('completed', '竣工'), phase: 'done' },
    { ...named('withdrawn', '调出'), phase: 'stopped' },
  ],
  lists: [named('key', '重点项目'), named('ecology', '生态建设')],
  projects,
})
