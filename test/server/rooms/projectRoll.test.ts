import { describe, expect, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { openGround } from '#server/rooms/openGround.ts'
import { project as projectPage } from '#server/rooms/own/project.ts'
import { projectRoll } from '#server/rooms/own/projectRoll.ts'
import { ProjectPage, ProjectRoll } from '#shared/contract/rooms/projects.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { asPeriod } from '#shared/period.ts'
import { catalogue, CITY_DESK } from '#test/server/releases/builders.ts'
import { filing, KEEPER, openProjects, project } from '#test/server/releases/derive/projectReleases.ts'
import { SCREEN, VIEWER } from '#test/server/rooms/handRecords.ts'

const PEOPLE = { leader: '欧阳振华', responsiblePerson: '李卫东', serviceOfficer: '王建国', note: '内部掌握' }
const push = (entity: string, id: string, on: string, fields: RecordRequest['fields']): RecordRequest => ({
  ...{ entity, id, on, fields },
})

/** One project that has filed two months, with a late milestone, a problem overdue and two approvals. */
async function district() {
  const { releases, act, clock } = await openProjects('2026-11-23T04:00:00.000Z')
  await act(
    KEEPER,
    project({ ...PEOPLE, totalInvestment: 500_000_000, street: '城东路办事处', lon: 113.69, lat: 34.756 }),
  )
  for (const step of [...filing('2026-09', 8_000), ...filing('2026-10', 9_000)]) await act(KEEPER, step)
  await act(
    CITY_DESK,
    push('project', 'P-1', '2026-11-23', { state: 'building', startedOn: '2026-11-23' }),
    push('project-milestone', 'M-1', '2026-01-05', {
      ...{ project: 'P-1', name: '主体结构封顶', plannedOn: '2026-10-20', state: 'planned' },
    }),
    push('project-milestone', 'M-2', '2026-01-05', {
      ...{
        project: 'P-1',
        name: '施工许可',
        plannedOn: '2026-03-20',
        state: 'reached',
        doneOn: '2026-03-18',
      },
    }),
    push('rectification-item', 'R-1', '2026-10-08', {
      ...{
        project: 'P-1',
        problem: '剩余两户未签征迁协议',
        stage: 'land-clearance',
        level: 'leader',
        state: 'open',
      },
      ...{ raisedOn: '2026-10-08', dueOn: '2026-11-09', responsiblePerson: '赵青' },
    }),
    push('approval-item', 'A-1', '2026-10-08', {
      ...{ project: 'P-1', name: '施工许可', state: 'decided', dueOn: '2026-10-20', decidedOn: '2026-10-16' },
    }),
    push('approval-item', 'A-2', '2026-10-08', {
      project: 'P-1',
      name: '消防设计审查',
      state: 'accepted',
      dueOn: '2026-12-20',
    }),
  )
  const ground = (day = '2026-11-23', actor: Pick<Actor, 'role' | 'owner'> = VIEWER) =>
    openGround(
      { board: releases.board(), catalogue, ledgers: releases.ledgers(), view: releases.records, actor },
      asPeriod(day),
    )
  return { releases, act, clock, ground }
}

describe('the roll of projects', () => {
  test('says of a project what its filings and its plan come to, by hand', async () => {
    const { ground } = await district()
    const roll = ProjectRoll.parse(projectRoll(ground()))
    expect(roll).toMatchObject({ day: '2026-11-23', year: 2026, period: '2026-10' })
    const [row] = roll.projects
    expect(row).toMatchObject({
      ...{ id: 'P-1', state: 'building', lists: ['key'], street: '城东路办事处', lon: 113.69, lat: 34.756 },
      ...{ totalInvestment: 500_000_000, planYear: 120_000_000, invested: 90_000_000, period: '2026-10' },
      ...{ completion: 75, light: 'green', rule: { code: expect.any(String) as string } },
      milestones: [
        { name: '施工许可', doneOn: '2026-03-18', light: { why: 'done' } },
        { name: '主体结构封顶', doneOn: null, light: { colour: 'red', why: 'overdue' } },
      ],
      ...{ problems: { open: 1, overdue: 1 }, approvals: { done: 1, of: 2, overdue: 0 }, demo: false },
    })
    // Ten of twelve months are gone: 83⅓ percent were scheduled.
    expect(row?.scheduled).toBeCloseTo(250 / 3, 9)
    expect(row?.gap).toBeCloseTo(75 - 250 / 3, 9)
    expect(row?.months[8]).toMatchObject({ period: '2026-09', invested: 80_000_000, plan: 90_000_000 })
    expect(row?.months.map(({ invested }) => invested === null)).toEqual(
      Array.from({ length: 12 }, (_, i) => i !== 8 && i !== 9),
    )
  })

  test('names people to those who sign in, and their surnames to a shared screen', async () => {
    const { ground } = await district()
    const [row] = ProjectRoll.parse(projectRoll(ground())).projects
    expect(row).toMatchObject({ leader: '欧阳振华', responsiblePerson: '李卫东', serviceOfficer: '王建国' })
    const shown = projectRoll(ground('2026-11-23', SCREEN))
    expect(ProjectRoll.parse(shown).projects[0]).toMatchObject({
      ...{ leader: '欧阳××', responsiblePerson: '李××', serviceOfficer: '王××' },
    })
    const page = projectPage(ground('2026-11-23', SCREEN), 'P-1')
    for (const secret of ['振华', '卫东', '建国', '内部掌握', '赵青'])
      expect(JSON.stringify([shown, page])).not.toContain(secret)
  })

  test('as of a day of last year has last year’s plan, lists and light', async () => {
    const { act, clock, ground } = await district()
    clock.moveTo('2027-01-08T04:00:00.000Z')
    await act(KEEPER, {
      ...{ entity: 'project', id: 'P-1', event: 'project.plan-set' },
      fields: { planYear: 60_000_000, lists: ['key', 'prov-muni'] },
    })
    clock.moveTo('2027-02-02T04:00:00.000Z')
    for (const step of filing('2027-01', 500)) await act(KEEPER, step)
    const on = (day: string) => ProjectRoll.parse(projectRoll(ground(day))).projects[0]
    expect(on('2027-02-02')).toMatchObject({
      ...{ lists: ['key', 'prov-muni'], planYear: 60_000_000, invested: 5_000_000, period: '2027-01' },
    })
    expect(on('2026-12-31')).toMatchObject({
      ...{ lists: ['key'], planYear: 120_000_000, invested: 90_000_000, period: '2026-10', completion: 75 },
    })
    expect(ProjectPage.parse(projectPage(ground('2027-02-02'), 'P-1')).years).toEqual([
      { year: 2026, plan: 120_000_000, invested: 90_000_000, period: '2026-10' },
      { year: 2027, plan: 60_000_000, invested: 5_000_000, period: '2027-01' },
    ])
  })

  test('leaves out what ended in a year before', async () => {
    const { act, clock, ground } = await district()
    await act(CITY_DESK, push('project', 'P-1', '2026-11-23', { state: 'completed' }))
    clock.moveTo('2027-01-08T04:00:00.000Z')
    expect(ProjectRoll.parse(projectRoll(ground('2026-12-31'))).projects[0]).toMatchObject({
      ...{ finishedOn: '2026-11-23', light: 'grey', rule: null },
    })
    expect(ProjectRoll.parse(projectRoll(ground('2027-01-08'))).projects).toEqual([])
  })
})

describe('the page of a project', () => {
  test('has its problems, approvals, filings and what happened, the newest first', async () => {
    const { ground } = await district()
    const page = ProjectPage.parse(projectPage(ground(), 'P-1'))
    expect(page).toMatchObject({
      problems: [{ problem: '剩余两户未签征迁协议', person: '赵青', light: { colour: 'red' } }],
      approvals: [{ name: '消防设计审查' }, { name: '施工许可', light: { why: 'done' } }],
      filings: [{ period: '2026-10', invested: 90_000_000 }, { period: '2026-09' }],
    })
    const days = page.log.map(({ on }) => on)
    expect(days).toEqual(days.toSorted().toReversed())
    expect(page.log.map(({ event }) => event.zh)).toContain('审定进度')
  })

  test('is not there for a project that is not', async () => {
    const { ground } = await district()
    for (const of of ['P-2', 'constructor', undefined])
      expect(() => projectPage(ground(), of)).toThrow(Failure)
  })
})
