import { describe, expect, it } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { rankProjects, type RankedProjects } from '#shared/rooms/projectRanking.ts'
import { monthlySums, projectSums } from '#shared/rooms/projectSums.ts'

const YI = 100_000_000
/** A project with a plan in 亿元, and what it filed in January–February, March and April. */
const project = (
  id: string,
  planYear: number | null,
  filed: readonly (number | null)[],
  more: Partial<RankedProjects> = {},
): RankedProjects => ({
  id,
  name: `项目${id}`,
  unit: null,
  street: null,
  leader: null,
  light: 'green',
  planYear: planYear === null ? null : planYear * YI,
  totalInvestment: 10 * YI,
  months: [2, 3, 4].map((month, i) => ({
    period: asPeriod(`2026-0${month}`),
    invested: filed[i] === null || filed[i] === undefined ? null : filed[i] * YI,
    plan: planYear === null ? null : (planYear * YI * month) / 12,
  })),
  ...more,
})

const places = (lines: ReturnType<typeof rankProjects>): readonly unknown[] =>
  lines.map(({ code, rank, tied, before }) => [code, rank, tied, before])

describe('ranking of projects', () => {
  it('puts the better completion first, lets equals share a place and says where each was the month before', () => {
    const projects = [
      project('a', 10, [1, 2, 5]),
      project('b', 20, [4, 8, 10]),
      project('c', 10, [3, 4, 4.5]),
      project('d', 10, [null, null, 6]),
    ]
    expect(places(rankProjects(projects, 'completion', { ties: 'skip' }))).toEqual([
      ['d', 1, false, undefined],
      ['a', 2, true, 3],
      ['b', 2, true, 1],
      ['c', 4, false, 1],
    ])
    expect(places(rankProjects(projects, 'completion', { ties: 'dense' })).at(-1)).toEqual(['c', 3, false, 1])
  })

  it('orders by the distance from the schedule, which is not the order of completion', () => {
    const late = { ...project('late', 10, [1, 2, 4]) }
    const early = {
      ...project('early', 10, [1, 2, 3]),
      months: project('early', 10, [1, 2, 3]).months.map((month) => ({ ...month, plan: YI })),
    }
    const lines = rankProjects([late, early], 'gap', { ties: 'skip' })
    expect(lines.map(({ code, value }) => [code, Math.round(value * 10) / 10])).toEqual([
      ['early', 20],
      ['late', 6.7],
    ])
    expect(rankProjects([late, early], 'completion', { ties: 'skip' })[0]?.code).toBe('late')
  })

  it('measures a leader by all money over all plans, not by the mean of shares', () => {
    const small = project('small', 1, [0.1, 0.5, 1], { leader: '张××' })
    const large = project('large', 9, [0.9, 0.9, 1], { leader: '张××', light: 'red' })
    const unplanned = project('unplanned', null, [1, 1, 1], { leader: '张××' })
    const nobody = project('nobody', 10, [1, 2, 9])
    const [line, ...others] = rankProjects([small, large, unplanned, nobody], 'leader', { ties: 'skip' })
    expect(others).toEqual([])
    expect(line?.value).toBe(20)
    expect([line?.sums.count, line?.light, line?.red]).toEqual([3, 'red', 1])
  })

  it('keeps the last filing of one that filed nothing this month, under its own month', () => {
    const lines = rankProjects([project('a', 10, [2, 4, null]), project('b', 10, [1, 2, 3])], 'completion', {
      ties: 'skip',
    })
    expect(lines.map(({ code, value, period }) => [code, value, period])).toEqual([
      ['a', 40, '2026-03'],
      ['b', 30, '2026-04'],
    ])
  })

  it('holds one project against the schedule of its own month, a leader against that of the ranking', () => {
    const projects = [
      project('a', 10, [2, 4, null], { leader: '张××' }),
      project('b', 10, [1, 2, 3], { leader: '李××' }),
    ]
    const gapOf = (by: 'gap' | 'leader', code: string): number | null | undefined =>
      rankProjects(projects, by, { ties: 'skip' }).find((line) => line.code === code)?.sums.gap
    expect(gapOf('gap', 'a')).toBeCloseTo(40 - 25, 9)
    expect(gapOf('leader', '张××')).toBeCloseTo(40 - 100 / 3, 9)
  })

  it('goes back to a month: later filings are not known to it', () => {
    const projects = [project('a', 10, [1, 2, 9]), project('b', 10, [2, 3, 4])]
    const march = rankProjects(projects, 'completion', { ties: 'skip', at: asPeriod('2026-03') })
    expect(march.map(({ code, value }) => [code, value])).toEqual([
      ['b', 30],
      ['a', 20],
    ])
  })

  it('gives no place to who has no plan or no filing, and none to anybody before the first filing', () => {
    expect(
      rankProjects([project('a', null, [1, 1, 1]), project('b', 10, [])], 'completion', { ties: 'skip' }),
    ).toEqual([])
  })
})

describe('sums of projects', () => {
  const projects = [project('a', 10, [1, 2, 5]), project('b', 20, [4, null, null]), project('c', 30, [])]

  it('sums plans of all, and completion over those that filed', () => {
    const sums = projectSums(projects)
    expect([sums.count, sums.totalInvestment, sums.plan, sums.invested]).toEqual([
      3,
      30 * YI,
      60 * YI,
      9 * YI,
    ])
    expect(sums.completion).toBe(30)
    expect(sums.scheduled).toBeCloseTo(100 / 3, 9)
  })

  it('says nothing instead of zero where nothing is known', () => {
    expect(projectSums([project('c', null, [])])).toMatchObject({
      plan: null,
      invested: null,
      completion: null,
    })
  })

  it('runs month by month to the last filing, the plan to the end', () => {
    expect(
      monthlySums(projects).map(({ period, invested, plan }) => [
        period,
        invested && invested / YI,
        plan && Math.round(plan / YI),
      ]),
    ).toEqual([
      ['2026-02', 5, 10],
      ['2026-03', 6, 15],
      ['2026-04', 9, 20],
    ])
    expect(monthlySums([project('a', 10, [1])]).map(({ invested }) => invested)).toEqual([YI, null, null])
  })
})
