import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { ganttGroups, ganttLines, headingAt } from '#client/rooms/projects/charts/gantt/ganttLines.ts'
import { dayAt, ganttSpan, ticksOf } from '#client/rooms/projects/charts/gantt/ganttSpan.ts'
import { milestoneState } from '#client/rooms/projects/charts/gantt/milestoneState.ts'
import ProjectGantt from '#client/rooms/projects/charts/ProjectGantt.vue'
import { asPeriod } from '#shared/period.ts'
import { inChinese, textOf } from '#test/client/rooms/charts/mountChart.ts'
import { manyProjects } from '#test/support/manyProjects.ts'

const TODAY = asPeriod('2026-11-23')
const many = manyProjects(60, TODAY)
const [one] = many
const unit = (code: string) => ({ code, name: { zh: code, en: code } })
const project = (id: string, more: Partial<(typeof many)[number]> = {}) => ({
  ...one!,
  id,
  name: id,
  ...more,
})

type Shown = InstanceType<typeof ProjectGantt>['$props']
const gantt = (props: Shown) => mount(ProjectGantt, { props, ...inChinese() })

describe('the days of a Gantt chart', () => {
  test('are whole months around all that is planned, done, and today', () => {
    const span = ganttSpan(
      [
        project('a', {
          startedOn: null,
          plannedStartOn: '2025-03-09',
          plannedFinishOn: '2027-02-14',
          milestones: [],
        }),
      ],
      TODAY,
    )
    expect(span).toEqual({ from: '2025-03-01', days: 730 })
    expect([dayAt(span, '2025-03-01'), dayAt(span, '2027-02-28')]).toEqual([0, 729])
  })

  test('are cut into years, quarters and months without a gap', () => {
    const span = { from: asPeriod('2025-03-01'), days: 730 }
    for (const kind of ['year', 'quarter', 'month'] as const) {
      const ticks = ticksOf(span, kind)
      expect(ticks[0]?.at).toBe(0)
      expect(ticks.reduce((sum, { days }) => sum + days, 0)).toBe(730)
    }
    expect(ticksOf(span, 'year').map(({ period, days }) => [period, days])).toEqual([
      ['2025', 306],
      ['2026', 365],
      ['2027', 59],
    ])
  })
})

test.each([
  ['2026-11-22', null, 'late'],
  ['2026-11-23', null, 'waiting'],
  [null, null, 'waiting'],
  ['2026-11-01', '2026-11-01', 'reached'],
  ['2026-11-01', '2026-11-02', 'reachedLate'],
  [null, '2026-11-02', 'reached'],
])('a milestone planned for %s and reached on %s is %s', (plannedOn, doneOn, state) => {
  expect(milestoneState({ name: 'x', plannedOn, doneOn }, TODAY)).toBe(state)
})

describe('groups', () => {
  const rows = [
    project('a', { unit: unit('甲'), lists: ['key', 'services'] }),
    project('b', { unit: unit('乙'), lists: ['services'] }),
    project('c', { unit: unit('乙'), lists: [] }),
    project('d', { unit: null, lists: ['key'] }),
  ]
  const told = (by: 'unit' | 'list' | 'none') =>
    ganttGroups(rows, by, [unit('services'), unit('key'), unit('ecology')]).map((group) => [
      group.name?.zh,
      group.projects.map(({ id }) => id).join(''),
    ])

  test('by unit begin with the one that has most; who has none comes last', () => {
    expect(told('unit')).toEqual([
      ['乙', 'bc'],
      ['甲', 'a'],
      [undefined, 'd'],
    ])
  })

  test('by list keep the order of the lists, a project may stand in several, an empty list is left out', () => {
    expect(told('list')).toEqual([
      ['services', 'ab'],
      ['key', 'ad'],
      [undefined, 'c'],
    ])
  })

  test('keep their heading in sight however far one scrolls', () => {
    const lines = ganttLines(ganttGroups(rows, 'unit', []))
    expect(lines.map(({ kind }) => kind)).toEqual([
      'group',
      'project',
      'project',
      'group',
      'project',
      'project',
    ])
    expect([0, 2, 3, 99].map((top) => headingAt(lines, top)?.code)).toEqual(['乙', '乙', '甲', '甲'])
    expect(headingAt(ganttLines(ganttGroups(rows, 'none', [])), 3)).toBeUndefined()
  })
})

describe('the chart', () => {
  test('tells each milestone with its days, and opens a project by its name', async () => {
    const dated = project('停车楼', {
      milestones: [
        { ...one!.milestones[0]!, name: '桩基施工', plannedOn: '2026-05-01', doneOn: '2026-06-03' },
        { ...one!.milestones[0]!, name: '竣工验收', plannedOn: '2026-10-01', doneOn: null },
      ],
    })
    const chart = gantt({ projects: [dated], today: TODAY, face: 'tablet' })
    const marks = chart
      .findAll('.track .gantt-mark')
      .map((mark) => [mark.classes().at(-1), mark.attributes('title')])
    expect(marks).toEqual([
      ['reachedLate', '桩基施工：计划 2026年5月1日，完成 2026年6月3日'],
      ['late', '竣工验收：计划 2026年10月1日，完成 未完成'],
    ])
    await chart.get('button.name').trigger('click')
    expect(chart.emitted('choose')).toEqual([['停车楼']])
  })

  test('draws only the lines in sight of two thousand', () => {
    const chart = gantt({
      projects: manyProjects(2_000, TODAY),
      today: TODAY,
      face: 'admin',
    })
    expect(chart.findAll('.names .line').length).toBeLessThan(60)
    expect(chart.get<HTMLElement>('.body').element.style.height).toBe(`${2_000 * 44}px`)
  })

  test('is grouped as the reader asks', async () => {
    const rows = [project('a', { unit: unit('甲') }), project('b', { unit: unit('乙') })]
    const chart = gantt({ projects: rows, today: TODAY, face: 'tablet' })
    await chart.get('select').setValue('unit')
    expect(chart.findAll('.names .line').map(textOf)).toEqual(['甲 1 个', 'a', '乙 1 个', 'b'])
  })

  test('says so where there is nothing to draw', () => {
    expect(textOf(gantt({ projects: [], today: TODAY, face: 'wall' }))).toBe(
      '还没有排定里程碑或起止日期的项目',
    )
  })
})
