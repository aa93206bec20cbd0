import { mount } from '@vue/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { startOf } from '#client/rooms/projects/charts/race/overtake.ts'
import { raceScale } from '#client/rooms/projects/charts/race/raceScale.ts'
import { rowsInSight } from '#client/rooms/projects/charts/race/rowsInSight.ts'
import RankingRace from '#client/rooms/projects/charts/RankingRace.vue'
import type { Light } from '#shared/light.ts'
import { asPeriod } from '#shared/period.ts'
import { inChinese, textOf } from '#test/client/rooms/charts/mountChart.ts'
import { manyProjects } from '#test/support/manyProjects.ts'

const TODAY = asPeriod('2026-11-23')
const [base] = manyProjects(1, TODAY)
/** A project with a plan of 100 yuan that was filed month by month from January. */
const filed = (id: string, ...invested: readonly number[]) => ({
  ...base!,
  id,
  name: id,
  planYear: 100,
  months: base!.months.map((month, i) => ({ ...month, invested: invested[i] ?? null, plan: (i + 1) * 8 })),
})
type Shown = InstanceType<typeof RankingRace>['$props']
const race = (projects: Shown['projects'], more: Partial<Shown> = {}) =>
  mount(RankingRace, {
    props: { projects, by: 'completion', ties: 'skip', face: 'tablet', ...more },
    ...inChinese(),
  })
const rowsOf = (chart: ReturnType<typeof race>) => chart.findAll('li').map(textOf)

describe('the scale of a ranking', () => {
  test('has zero on it, also where all are behind', () => {
    expect(raceScale([50, 80])).toMatchObject({ zero: 0 })
    const behind = raceScale([-5, -20])
    expect(behind.zero).toBe(100)
    expect(behind.barOf(-5)).toEqual({ left: 75, width: 25 })
    expect(raceScale([]).barOf(0)).toEqual({ left: 0, width: 0 })
  })
})

describe('a row on its way', () => {
  test('comes from just beyond the edge where it was far out of sight, and stands still where it is new', () => {
    expect(startOf({ from: 900, to: 3 }, 0, 20)).toBe(22)
    expect(startOf({ from: 5, to: 3 }, 0, 20)).toBe(5)
    expect(startOf({ from: undefined, to: 3 }, 0, 20)).toBe(3)
  })
})

describe('the ranking', () => {
  test('tells place, ties, movement since the month before, and value', () => {
    const chart = race([filed('甲', 10, 20), filed('乙', 5, 30), filed('丙', 8, 20)])
    expect(rowsOf(chart)).toEqual([
      '1 乙 ▲ 2 升 2 位 30.0%',
      '2 并列 甲 ▼ 1 降 1 位 20.0%',
      '2 并列 丙 – 位次未变 20.0%',
    ])
  })

  test('of months that were filed is played from the first to the newest, and stops there', async () => {
    vi.useFakeTimers()
    const chart = race([filed('甲', 10, 20, 30), filed('乙', 5, 30, 31)])
    const told = (): string | undefined =>
      `${textOf(chart.get('output'))} ${chart.find('li').attributes('data-code')}`
    expect(told()).toBe('2026年3月 乙')
    await chart.get('[data-test="race-play"]').trigger('click')
    expect(told()).toBe('2026年1月 甲')
    vi.advanceTimersByTime(1_400)
    await nextTick()
    expect(told()).toBe('2026年2月 乙')
    vi.advanceTimersByTime(5_000)
    await nextTick()
    expect(told()).toBe('2026年3月 乙')
    expect(chart.get('[data-test="race-play"]').attributes('aria-label')).toBe('播放')
    vi.useRealTimers()
  })

  test('has lights at the newest month only, since those of earlier ones are not known', async () => {
    const chart = race([filed('甲', 10, 20)])
    expect(chart.findAll('li svg')).toHaveLength(1)
    await chart.get('input').setValue('0')
    expect(chart.findAll('li svg')).toHaveLength(0)
  })

  test('stays at the newest month when a new one is filed, and at the chosen one otherwise', async () => {
    const chart = race([filed('甲', 10, 20)])
    await chart.setProps({ projects: [filed('甲', 10, 20, 40)] })
    expect(textOf(chart.get('output'))).toBe('2026年3月')
    await chart.get('input').setValue('0')
    await chart.setProps({ projects: [filed('甲', 10, 20, 40, 50)] })
    expect(textOf(chart.get('output'))).toBe('2026年1月')
  })

  test('of leaders counts their projects and those that lag', () => {
    const of = (id: string, leader: string, light: Light) => ({ ...filed(id, 10), leader, light })
    const chart = race([of('甲', '张', 'red'), of('乙', '张', 'green'), of('丙', '李', 'green')], {
      by: 'leader',
    })
    expect(rowsOf(chart).toSorted()).toEqual(
      ['1 并列 张 2 个 1 · 上月无位次 10.0%', '1 并列 李 1 个 · 上月无位次 10.0%'].toSorted(),
    )
  })

  test('by the gap has its unit and its sign', () => {
    expect(rowsOf(race([filed('甲', 10), filed('乙', 5)], { by: 'gap' }))).toEqual([
      '1 甲 · 上月无位次 +2.0 个百分点',
      '2 乙 · 上月无位次 −3.0 个百分点',
    ])
  })

  test('draws only the rows in sight of two thousand', () => {
    const chart = race(manyProjects(2_000, TODAY))
    expect(chart.findAll('li').length).toBeLessThan(60)
    expect(chart.get('li').attributes('aria-setsize')).toBe('2000')
  })

  test('on a wall has no controls', () => {
    const chart = race([filed('甲', 10)], { face: 'wall' })
    expect(chart.findAll('button, input')).toEqual([])
  })

  test('on a wall shows the first and, of every three rows, one of the last', () => {
    expect(rowsInSight(10, 12)).toMatchObject({ first: 10, last: 0 })
    const { first, last, rowOf } = rowsInSight(60, 12)
    expect([first, last]).toEqual([8, 4])
    expect([0, 7, 8, 55, 56, 59].map(rowOf)).toEqual([0, 7, undefined, undefined, 8, 11])
    expect(rowsInSight(5, 1)).toMatchObject({ first: 1, last: 0 })
    const chart = race(manyProjects(60, TODAY), { face: 'wall' })
    expect(textOf(chart.get('.cut'))).toBe('前 16 名和末 8 名，共 60 个')
    expect(chart.findAll('li').at(-1)?.attributes('aria-posinset')).toBe('60')
  })

  test('plays through the months by itself once it may, and ends at the newest', async () => {
    vi.useFakeTimers()
    const chart = race([filed('甲', 10, 20, 30), filed('乙', 5, 30, 31)], { face: 'wall', plays: false })
    const months = () => chart.emitted<readonly unknown[]>('month')?.map(([month]) => month)
    expect(months()).toEqual(['2026-03'])
    await chart.setProps({ plays: true })
    await vi.advanceTimersByTimeAsync(6_000)
    expect(months()).toEqual(['2026-03', '2026-01', '2026-02', '2026-03'])
    vi.useRealTimers()
  })

  test('of units by their distance from the schedule', () => {
    const of = (id: string, code: string, done: number) => ({
      ...filed(id, done),
      unit: { code, name: { zh: code, en: code } },
    })
    expect(
      rowsOf(race([of('甲', '住建局', 10), of('乙', '住建局', 2)], { by: 'unit', measure: 'gap' })),
    ).toEqual(['1 住建局 2 个 · 上月无位次 −2.0 个百分点'])
  })

  test('points out the line that was chosen', () => {
    const chart = race([filed('甲', 10), filed('乙', 5)], { face: 'wall', marked: '乙' })
    expect(chart.findAll('li.marked').map((row) => row.attributes('data-code'))).toEqual(['乙'])
  })

  test('of nothing says so', () => {
    expect(textOf(race([filed('甲')]))).toBe('还没有可以排名的填报')
  })
})
