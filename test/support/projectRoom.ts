import type { RoomShown } from '#client/api/rooms.ts'
import type { ProjectRoll, ProjectRow } from '#shared/contract/rooms/projects.ts'
import { asPeriod } from '#shared/period.ts'

const DAY = '2020-06-18'
const said = (text: string) => ({ zh: text, en: text })

/** A roll of these projects. */
export const rollOf = (projects: readonly ProjectRow[]): ProjectRoll => ({
  day: asPeriod(DAY),
  year: 2020,
  period: asPeriod('2020-05'),
  states: [
    { code: 'building', name: { zh: '在建', en: 'Building' }, phase: 'open' },
    { code: 'completed', name: { zh: '竣工', en: 'Completed' }, phase: 'done' },
  ],
  lists: [
    { code: 'key', name: { zh: '省市重点', en: 'Key' } },
    { code: 'ecology', name: { zh: '生态', en: 'Ecology' } },
  ],
  projects: [...projects],
})

/** The room of projects as the server answers it. */
export const projectRoom = (projects: readonly ProjectRow[]): Omit<RoomShown, 'seq'> => ({
  day: asPeriod(DAY),
  period: asPeriod('2020-06'),
  demo: { roll: 'all' },
  definition: {
    ...{ code: 'projects', ...said('重点项目建设'), domain: 'key-projects' },
    views: [{ kind: 'own', code: 'roll', ...said('项目分布'), place: 'main', name: 'project-roll' }],
  },
  answers: {
    roll: { kind: 'own', name: 'project-roll', data: JSON.parse(JSON.stringify(rollOf(projects))) },
  },
})
