import { describe, expect, it } from 'vitest'
import { answerRoom } from '#server/rooms/answerRoom.ts'
import type { RoomGround } from '#server/rooms/ground.ts'
import { HandRecords, REVIEWER, SCREEN } from '#test/server/rooms/handRecords.ts'
import type { ViewAnswer } from '#shared/contract/rooms.ts'
import type { Measure, Room, RoomView } from '#shared/rooms/room.ts'

const OPEN = 'rectification-item'
const room = (view: RoomView, of?: string): Room => ({
  ...{ code: 'hand', zh: '手算', en: 'By hand', domain: 'key-projects', views: [view] },
  ...(of !== undefined && { of }),
})
const base = { code: 'one', zh: '一', en: 'One', place: 'main' } as const
const answer = (view: RoomView, ground: RoomGround, about?: string, of?: string): ViewAnswer | undefined =>
  answerRoom(room(view, about), ground, new Map(), of).answers['one']

const number = { zh: '个数', en: 'Number', unit: 'count-item' } as const
const COUNT: Measure = { ...number, of: 'formula', formula: 'count(rectification-item; raisedOn in ytd)' }
const DAYS: Measure = {
  ...{ zh: '平均天数', en: 'Mean days', unit: 'day', better: 'lower' },
  ...{ of: 'mean-days', from: 'raisedOn', to: 'resolvedOn' },
}
const RED: Measure = { ...number, of: 'lights', lights: ['red'] }

/** Five problems of three units: two of A, two of B, one of nobody; one of them of last year. */
const problems = (): HandRecords =>
  new HandRecords()
    .add(OPEN, '1', '2026-02-03', {
      ...of('p1', 'bureau.projects', 'land-clearance'),
      raisedOn: '2026-02-03',
    })
    .add(OPEN, '1', '2026-02-13', { state: 'resolved', resolvedOn: '2026-02-13' })
    .add(OPEN, '2', '2026-11-02', { ...of('p1', 'bureau.projects', 'funding'), raisedOn: '2026-11-02' })
    .add(OPEN, '3', '2026-03-05', { ...of('p2', 'bureau.economy', 'funding'), raisedOn: '2026-03-05' })
    .add(OPEN, '3', '2026-03-25', { state: 'resolved', resolvedOn: '2026-03-25' })
    .add(OPEN, '4', '2026-05-06', { ...of('p2', 'bureau.economy', 'funding'), raisedOn: '2026-05-06' })
    .add(OPEN, '5', '2025-06-01', { ...of('p2', null, 'other'), raisedOn: '2025-06-01' })
    .add(OPEN, '4', '2026-05-06', { dueOn: '2026-11-20' })
    .add(OPEN, '2', '2026-11-02', { dueOn: '2026-11-26' })

const of = (project: string, unit: string | null, stage: string) => ({
  ...{ project, problem: `${project} ${stage}`, responsibleUnit: unit, stage, state: 'open' },
})

describe('bars', () => {
  const view: RoomView = {
    ...{ ...base, kind: 'bars', ledger: OPEN, by: 'responsibleUnit', ranked: true },
    measures: [COUNT, DAYS, RED],
  }

  it('measure each part, and all of them together', () => {
    expect(answer(view, problems().ground('2026-11-23'))).toMatchObject({
      rows: [
        { code: 'bureau.economy', name: { zh: expect.any(String) as unknown }, values: [2, 20, 1] },
        { code: 'bureau.projects', values: [2, 10, 0] },
      ],
      others: null,
      total: [4, 15, 1],
    })
  })

  it('share a place where they are equal, and know the place of the month before', () => {
    const answered = answer(view, problems().ground('2026-11-23'))
    if (answered?.kind !== 'bars') throw new Error('no bars')
    expect(answered.rows.map(({ code, rank, tied, before }) => [code, rank, tied, before])).toEqual([
      ['bureau.economy', 1, true, 1],
      ['bureau.projects', 1, true, 2],
    ])
  })

  it('take places among the records as they stood at the end of the month before', () => {
    const done: Measure = {
      ...{ ...number, better: 'higher', of: 'formula' },
      formula: 'count(rectification-item; state = resolved)',
    }
    const records = problems().add(OPEN, '2', '2026-11-16', { state: 'resolved' })
    const more = records.add(OPEN, '4', '2026-11-17', {
      responsibleUnit: 'bureau.projects',
      state: 'resolved',
    })
    const answered = answer({ ...view, measures: [done] }, more.ground('2026-11-23'))
    if (answered?.kind !== 'bars') throw new Error('no bars')
    expect(
      answered.rows.map(({ code, values, rank, tied, before }) => [code, values[0], rank, tied, before]),
    ).toEqual([
      ['bureau.projects', 3, 1, false, 1],
      ['bureau.economy', 1, 2, false, 1],
    ])
  })

  it('take the mean of the days that ended in the year', () => {
    const late = problems().add(OPEN, '5', '2025-06-11', {
      responsibleUnit: 'bureau.economy',
      resolvedOn: '2025-06-11',
    })
    expect(answer({ ...view, measures: [DAYS] }, late.ground('2026-11-23'))).toMatchObject({ total: [15] })
    expect(answer({ ...view, measures: [DAYS] }, late.ground('2025-12-31'))).toMatchObject({ total: [10] })
  })

  it('stand as they stood on a day that has passed', () => {
    expect(answer(view, problems().ground('2026-03-10'))).toMatchObject({
      rows: [
        { code: 'bureau.economy', values: [1, null, 0] },
        { code: 'bureau.projects', values: [1, 10, 0] },
      ],
    })
  })

  it('say what is left when they are cut, and a record in two parts counts once there', () => {
    const bySet: RoomView = {
      ...{ ...base, kind: 'bars', ledger: 'project', by: 'lists', most: 1 },
      measures: [{ ...number, of: 'formula', formula: 'count(project)' }],
    }
    const records = new HandRecords()
      .add('project', 'a', '2026-01-01', { lists: ['key', 'services', 'ecology'] })
      .add('project', 'b', '2026-01-01', { lists: ['key', 'services'] })
      .add('project', 'c', '2026-01-01', { lists: ['key'] })
    expect(answer(bySet, records.ground('2026-11-23'))).toMatchObject({
      rows: [{ code: 'key', values: [3] }],
      others: { parts: 2, values: [2] },
      total: [3],
    })
  })

  it('name who holds a duty to people, and mask them on a shared screen, their code too', () => {
    const byLeader: RoomView = {
      ...{ ...base, kind: 'bars', ledger: 'project', by: 'leader' },
      measures: [{ ...number, of: 'formula', formula: 'count(project)' }],
    }
    const records = new HandRecords()
      .add('project', 'a', '2026-01-01', { leader: '欧阳明' })
      .add('project', 'b', '2026-01-01', { leader: '张三' })
      .add('project', 'c', '2026-01-01', { leader: '张四' })
      .add('project', 'd', '2026-01-01', { leader: '区领导01' }, { demo: true })
    const shown = JSON.stringify(answer(byLeader, records.ground('2026-11-23', SCREEN)))
    expect(shown).not.toMatch(/张三|张四|欧阳明/)
    expect(shown.match(/张××|欧阳××|区领导01/g)).toEqual(
      expect.arrayContaining(['张××', '欧阳××', '区领导01']),
    )
    expect(answer(byLeader, records.ground('2026-11-23', SCREEN))).toMatchObject({
      rows: [{ values: [1] }, { values: [1] }, { values: [1] }, { values: [1] }],
    })
    expect(JSON.stringify(answer(byLeader, records.ground('2026-11-23')))).toMatch(/张三/)
  })

  it('of what is filed month by month are of the last month that anybody has filed of', () => {
    const invested: RoomView = {
      ...{ ...base, kind: 'bars', ledger: 'project', by: 'category' },
      measures: [
        {
          ...{ zh: '累计完成投资', en: 'Invested', unit: 'CNY-100M', of: 'formula' },
          formula: 'sum(project.investedYtd)',
        },
      ],
    }
    const filed = (project: string, period: string, yuan: number) => ({
      ...{ project, period, investedYtd: yuan, state: 'accepted' },
    })
    const records = new HandRecords()
      .add('project', 'a', '2026-01-01', { category: '工业' })
      .add('project', 'b', '2026-01-01', { category: '工业' })
      .add('project', 'b', '2026-11-10', { category: '服务业' })
      .add('project-progress', '1', '2026-10-08', filed('a', '2026-09', 1e8))
      .add('project-progress', '2', '2026-11-08', filed('a', '2026-10', 3e8))
      .add('project-progress', '3', '2026-10-08', filed('b', '2026-09', 2e8))
    expect(answer(invested, records.ground('2026-11-23'))).toMatchObject({
      period: '2026-10',
      rows: [{ code: '工业', values: [5] }],
    })
  })
})

describe('a matrix', () => {
  const view: RoomView = {
    ...{ ...base, kind: 'matrix', ledger: OPEN, rows: 'responsibleUnit', columns: 'stage' },
    measure: COUNT,
  }
  it('holds a number where there are records, and nothing where there are none', () => {
    const answered = answer(view, problems().ground('2026-11-23'))
    if (answered?.kind !== 'matrix') throw new Error('no matrix')
    expect(answered.columns.map(({ code }) => code)).toEqual(['land-clearance', 'funding', 'other'])
    expect(answered.rows.map(({ code }, i) => [code, answered.cells[i]])).toEqual([
      ['bureau.economy', [null, 2, null]],
      ['bureau.projects', [1, 1, null]],
      ['', [null, null, 0]],
    ])
  })
})

describe('stages', () => {
  it('count and sum up in the order of the states, of the year where that is asked', () => {
    const view: RoomView = { ...base, kind: 'stages', ledger: OPEN, inYear: 'raisedOn' }
    const answered = answer(view, problems().ground('2026-11-23'))
    if (answered?.kind !== 'stages') throw new Error('no stages')
    expect(answered.stages.map(({ code, count }) => `${code} ${count}`)).toEqual([
      ...['open 2', 'in-progress 0', 'resolved 2', 'verified 0', 'rejected 0'],
    ])
  })
  it('sum up money in yuan without losing a fen', () => {
    const view: RoomView = { ...base, kind: 'stages', ledger: 'project', sum: 'totalInvestment' }
    const records = new HandRecords()
      .add('project', 'a', '2026-01-01', { state: 'building', totalInvestment: 0.1 })
      .add('project', 'b', '2026-01-01', { state: 'building', totalInvestment: 0.2 })
    expect(answer(view, records.ground('2026-11-23'))).toMatchObject({
      stages: expect.arrayContaining([
        expect.objectContaining({ code: 'building', count: 2, sum: 0.3 }),
      ]) as unknown,
    })
  })
})

describe('items', () => {
  const view: RoomView = {
    ...{ ...base, kind: 'items', ledger: OPEN, faces: ['wall', 'tablet', 'admin'] },
    facts: ['stage', 'dueOn', 'responsiblePerson'],
  }
  it('are what is open, the most urgent first, with how many are late', () => {
    expect(answer(view, problems().ground('2026-11-23'))).toMatchObject({
      ...{ total: 5, overdue: 1, soon: 1 },
      items: [
        {
          id: '4',
          light: { why: 'overdue' },
          facts: [
            { field: 'stage', text: { zh: expect.any(String) as unknown } },
            { text: { zh: '2026-11-20' } },
          ],
        },
        { id: '2', light: { why: 'soon', days: 3 } },
        {},
        {},
        {},
      ],
    })
  })
  it('are of one record where the room is about one', () => {
    const records = problems()
      .add('project', 'p1', '2026-01-01', { name: '甲' })
      .add('project', 'p2', '2026-01-01', { name: '乙' })
    expect(answer(view, records.ground('2026-11-23'), 'project', 'p1')).toMatchObject({ total: 2 })
    expect(() => answer(view, records.ground('2026-11-23'), 'project', 'p3')).toThrow('not-found')
    expect(() => answer(view, records.ground('2026-11-23'), 'project')).toThrow('not-found')
  })
})

describe('months', () => {
  it('run up from January of each year, and end with the running month', () => {
    const view: RoomView = { ...base, kind: 'months', ledger: OPEN, measure: COUNT }
    const answered = answer(view, problems().ground('2026-11-23'))
    if (answered?.kind !== 'months') throw new Error('no months')
    expect(answered.current.map(({ value }) => value)).toEqual([0, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4])
    expect(answered.before.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
    expect(answered.current.at(-1)?.period).toBe('2026-11')
  })
})

describe('who sees what', () => {
  it('a closed ledger is in no room for anybody outside, and its views are gone from the definition', () => {
    const view: RoomView = { ...base, kind: 'stages', ledger: 'major-decision' }
    const other: RoomView = { ...base, code: 'two', kind: 'stages', ledger: OPEN }
    const records = problems().add('major-decision', '1', '2026-01-01', { state: 'proposed' })
    const both: Room = { ...room(view), views: [view, other] }
    for (const actor of [undefined, SCREEN]) {
      const answered = answerRoom(both, records.ground('2026-11-23', actor), new Map())
      expect(answered.definition.views.map(({ code }) => code)).toEqual(['two'])
      expect(Object.keys(answered.answers)).toEqual(['two'])
    }
    expect(answerRoom(both, records.ground('2026-11-23', REVIEWER), new Map()).answers).toHaveProperty('one')
  })

  it('items are on a shared screen only where that is said', () => {
    const view: RoomView = { ...base, kind: 'items', ledger: OPEN, facts: [] }
    expect(() => answer(view, problems().ground('2026-11-23', SCREEN))).toThrow('not-found')
    expect(answer({ ...view, faces: ['wall'] }, problems().ground('2026-11-23', SCREEN))).toBeDefined()
  })

  it('a view that draws the answer of a sibling brings it along', () => {
    const views: RoomView[] = [
      { ...base, kind: 'own', name: 'made', faces: ['tablet'] },
      { ...base, code: 'two', kind: 'own', name: 'drawn', draws: 'one', faces: ['wall'] },
    ]
    const builders = new Map([['made', () => ({ of: 3 })]])
    const both: Room = { ...room(views[0] as RoomView), views }
    const answered = answerRoom(both, problems().ground('2026-11-23', SCREEN), builders)
    expect(answered.definition.views.map(({ code }) => code)).toEqual(['two'])
    expect(answered.answers).toEqual({ one: { kind: 'own', name: 'made', data: { of: 3 } } })
  })

  it('says whether what it shows is for demonstration', () => {
    const view: RoomView = { ...base, kind: 'stages', ledger: OPEN }
    const demoOf = (records: HandRecords) =>
      answerRoom(room(view), records.ground('2026-11-23'), new Map()).demo['one']
    expect(demoOf(problems())).toBe('none')
    expect(demoOf(problems().add(OPEN, '9', '2026-01-01', { state: 'open' }, { demo: true }))).toBe('some')
    const made = new HandRecords().add(OPEN, '9', '2026-01-01', { state: 'open' }, { demo: true })
    expect(demoOf(made)).toBe('all')
  })
})
