import { describe, expect, it } from 'vitest'
import { dispatchToday } from '#server/rooms/own/dispatchToday.ts'
import { evaluationIndicators, evaluationNow } from '#server/rooms/own/evaluation.ts'
import { monthPlaces, placeHistory } from '#server/rooms/own/monthPlaces.ts'
import { tourPlaces } from '#server/rooms/own/tourPlaces.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { HandRecords, REVIEWER, SCREEN } from '#test/server/rooms/handRecords.ts'

const [A, B, C] = ['district.finance', 'district.greening', 'district.commerce'] as const
const ranking = (period: string, unit: string, score: number, position: number) =>
  ({ period, domain: 'ecology', unit, score, position, state: 'published' }) as const

describe('月评比', () => {
  const records = new HandRecords()
    .add('monthly-ranking', 'm1', '2026-10-08', ranking('2026-09', A, 90, 1))
    .add('monthly-ranking', 'm2', '2026-10-08', ranking('2026-09', B, 80, 2))
    .add('monthly-ranking', 'm3', '2026-11-08', { ...ranking('2026-10', A, 81, 2), note: '日调度有缺报' })
    .add('monthly-ranking', 'm4', '2026-11-08', ranking('2026-10', B, 92, 1))
    .add('monthly-ranking', 'm5', '2026-11-08', ranking('2026-10', C, 81, 2))
    .add('monthly-ranking', 'm6', '2026-11-20', { ...ranking('2026-11', A, 99, 1), state: 'scoring' })
  const places = (day: string, actor: Pick<Actor, 'role' | 'owner'> = SCREEN) =>
    monthPlaces(records.ground(day, actor)) as {
      topics: { period: string; rows: { unit: { code: string }; before: number | null }[] }[]
    }

  it('is the newest published month with movement, ties and notes, on a shared screen too', () => {
    expect(places('2026-11-23')).toMatchObject({
      topics: [
        {
          ...{ period: '2026-10', before: '2026-09', domain: { code: 'ecology' } },
          rows: [
            { unit: { code: B }, position: 1, tied: false, before: 2, score: 92 },
            { unit: { code: A }, position: 2, tied: true, before: 1, note: '日调度有缺报' },
            { unit: { code: C }, position: 2, tied: true, before: null },
          ],
        },
      ],
    })
  })
  it('does not know a month that is being scored, not even for those who mark it', () => {
    expect(places('2026-11-23', REVIEWER).topics.map(({ period }) => period)).toEqual(['2026-10'])
  })
  it('of a past day is what stood then', () => {
    expect(places('2026-10-31').topics).toMatchObject([{ period: '2026-09', rows: [{ before: null }, {}] }])
  })
  it('has a history with gaps, the best mean place first', () => {
    expect(placeHistory(records.ground('2026-11-23'))).toMatchObject({
      topics: [
        {
          periods: ['2026-09', '2026-10'],
          rows: [
            { unit: { code: A }, mean: 1.5, cells: [{ position: 1 }, { position: 2 }] },
            { unit: { code: B }, mean: 1.5 },
            { unit: { code: C }, mean: 2, cells: [null, { position: 2, score: 81 }] },
          ],
        },
      ],
    })
  })
})

describe('观摩评比', () => {
  const tour = (heldOn: string, state = 'published') => ({
    domain: 'ecology',
    heldOn,
    state,
    notes: '要素保障仍是短板',
  })
  const result = (event: string, project: string, unit: string, score: number, position: number) =>
    ({ event, project, unit, score, position }) as const
  const records = new HandRecords()
    .add('project', 'P1', '2026-01-01', { name: '甲项目' })
    .add('project', 'P2', '2026-01-01', { name: '乙项目' })
    .add('observation-event', 'E1', '2026-05-10', tour('2026-05-10'))
    .add('observation-event', 'E2', '2026-10-10', tour('2026-10-10'))
    .add('observation-event', 'E3', '2026-11-20', tour('2026-11-20', 'held'))
    .add('observation-result', 'r1', '2026-05-12', result('E1', 'P1', A, 88, 1))
    .add('observation-result', 'r2', '2026-05-12', result('E1', 'P2', B, 86, 2))
    .add('observation-result', 'r3', '2026-10-12', result('E2', 'P2', B, 90, 1))
    .add('observation-result', 'r4', '2026-10-12', result('E2', 'P1', A, 84, 2))
    .add('observation-result', 'r5', '2026-11-22', result('E3', 'P1', A, 99, 1))
  it('is the newest published tour; what is marked and not published is not there', () => {
    const answer = tourPlaces(records.ground('2026-11-23', SCREEN))
    expect(answer).toMatchObject({
      held: 3,
      tours: [
        {
          id: 'E2',
          notes: '要素保障仍是短板',
          rows: [
            { project: '乙项目', position: 1, before: 2 },
            { project: '甲项目', position: 2, before: 1 },
          ],
        },
      ],
      units: [
        { unit: { code: B }, mean: 88, projects: 2, rank: 1 },
        { unit: { code: A }, mean: 86, projects: 2, rank: 2 },
      ],
    })
    expect(JSON.stringify(answer)).not.toContain('99')
  })
})

describe('日调度', () => {
  const building = { lists: ['ecology'], state: 'building' }
  const entry = (project: string, day: string, more = {}) => ({
    project,
    day,
    workers: 10,
    machines: 2,
    ...more,
  })
  const records = new HandRecords()
    .add('project', 'P1', '2026-01-01', { ...building, name: '甲项目' })
    .add('project', 'P2', '2026-01-01', { ...building, name: '乙项目' })
    .add('project', 'P3', '2026-01-01', { ...building, name: '丙项目' })
    .add('project', 'P4', '2026-01-01', { lists: ['key'], state: 'building', name: '丁项目' })
    .add('dispatch-entry', 'd1', '2026-11-23', entry('P1', '2026-11-23', { doneToday: '乔木栽植' }))
    .add('dispatch-entry', 'd2', '2026-11-23', { project: 'P2', day: '2026-11-23', missed: true })
    .add('dispatch-entry', 'd3', '2026-11-20', entry('P1', '2026-11-20'))
    .add('dispatch-entry', 'd4', '2026-11-20', { project: 'P2', day: '2026-11-20', missed: true })
    .add('dispatch-entry', 'd4', '2026-11-21', { filedOn: '2026-11-21T02:00:00.000Z' })
    .add('coordination-meeting', 'w1', '2026-11-18', {
      domain: 'ecology',
      type: 'weekly',
      heldOn: '2026-11-18',
    })
  it('is who has filed among those who have to; late is filed, and missed stays missed', () => {
    expect(dispatchToday(records.ground('2026-11-23', SCREEN))).toMatchObject({
      ...{ day: '2026-11-23', due: 3, filed: 1, workers: 10, machines: 2 },
      projects: [
        { name: '乙项目', state: 'missed' },
        { name: '丙项目', state: 'waiting' },
        { name: '甲项目', state: 'filed', done: '乔木栽植' },
      ],
      meeting: { week: '2026-11-23', heldOn: null, last: '2026-11-18' },
    })
  })
  it('at a weekend is about the last working day', () => {
    const answer = dispatchToday(records.ground('2026-11-22')) as { days: readonly unknown[] }
    expect(answer).toMatchObject({ day: '2026-11-20', due: 3, filed: 2, meeting: { heldOn: '2026-11-18' } })
    expect(answer.days).toHaveLength(10)
    expect(answer.days.at(-1)).toMatchObject({ day: '2026-11-20', due: 3, filed: 2, missed: 1 })
  })
})

describe('营商环境评价', () => {
  const round = (covers: string, more = {}) => ({ organiser: 'city-third-party', covers, ...more })
  const records = new HandRecords()
    .add(
      'evaluation-round',
      'R1',
      '2026-01-08',
      round('2025-H2', { state: 'closed', rankCity: 4, score: 90 }),
    )
    .add(
      'evaluation-round',
      'R2',
      '2026-07-08',
      round('2026-H1', { state: 'published', rankCity: 3, score: 92 }),
    )
    .add(
      'evaluation-round',
      'R3',
      '2026-11-08',
      round('2026-H2', { state: 'collecting', closesOn: '2026-11-30' }),
    )
    .add('indicator-score', 's1', '2026-01-08', {
      round: 'R1',
      indicator: '纳税',
      score: 80,
      rankCity: 6,
      leadUnit: A,
    })
    .add('indicator-score', 's2', '2026-07-08', {
      round: 'R2',
      indicator: '纳税',
      score: 85,
      rankCity: 2,
      leadUnit: A,
    })
    .add('indicator-score', 's3', '2026-07-08', {
      round: 'R2',
      indicator: '登记财产',
      score: 85,
      rankCity: 1,
    })
    .add('indicator-score', 's4', '2026-11-20', { round: 'R3', indicator: '纳税', score: 99, rankCity: 9 })
    .add('evidence-item', 'e1', '2026-11-10', { round: 'R3', indicator: '纳税', unit: A, state: 'accepted' })
    .add('evidence-item', 'e2', '2026-11-10', { round: 'R3', indicator: '纳税', unit: B, state: 'returned' })
    .add('sample-enterprise', 'q1', '2026-11-10', { round: 'R3', enterprise: '示例企业甲', state: 'checked' })
    .add('sample-enterprise', 'q2', '2026-11-10', { round: 'R3', enterprise: '示例企业乙', state: 'drawn' })
    .add('sample-enterprise', 'q3', '2026-11-10', { round: 'R3', enterprise: '示例企业丙', state: 'void' })
    .add('evaluation-finding', 'f1', '2026-08-10', { round: 'R2', indicator: '纳税', state: 'open' })
  it('says where the round is, and what the published ones came to', () => {
    expect(evaluationNow(records.ground('2026-11-23', SCREEN))).toMatchObject({
      rounds: [
        {
          ...{ covers: '2026-H2', at: 1, daysLeft: 7, result: { rank: null } },
          samples: { drawn: 2, answered: 1 },
          published: [
            { covers: '2026-H1', rank: 3 },
            { covers: '2025-H2', rank: 4 },
          ],
        },
      ],
    })
  })
  it('knows firms as numbers alone', () => {
    expect(JSON.stringify(evaluationNow(records.ground('2026-11-23', SCREEN)))).not.toContain('示例企业')
  })
  it('puts the indicators beside each other, and knows nothing of a round that is not published', () => {
    const answer = evaluationIndicators(records.ground('2026-11-23', SCREEN))
    expect(answer).toEqual({
      rounds: [
        { id: 'R1', covers: '2025-H2' },
        { id: 'R2', covers: '2026-H1' },
      ],
      evidenceOf: '2026-H2',
      rows: [
        {
          ...{ indicator: '登记财产', unit: null, accepted: 0, asked: 0, openFindings: 0 },
          cells: [null, { rank: 1, score: 85 }],
        },
        {
          ...{ indicator: '纳税', accepted: 1, asked: 2, openFindings: 1 },
          unit: expect.objectContaining({ code: A }) as unknown,
          cells: [
            { rank: 6, score: 80 },
            { rank: 2, score: 85 },
          ],
        },
      ],
    })
  })
})
