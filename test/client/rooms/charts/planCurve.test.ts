import { describe, expect, test } from 'vitest'
import type { ChartTheme } from '#client/charts/theme.ts'
import { planCurveChart } from '#client/rooms/projects/charts/curve/planCurveChart.ts'
import type { ProjectMonth } from '#shared/contract/rooms/projects.ts'
import { asPeriod } from '#shared/period.ts'

const YI = 100_000_000
const theme: ChartTheme = {
  text: '#000',
  textSoft: '#111',
  line: '#222',
  axis: '#333',
  home: '#444',
  homeFill: '#555',
  city: '#666',
  nation: '#777',
  province: '#888',
  panel: '#999',
  fontNumber: 'n',
  fontText: 't',
  rem: 10,
}
const words = {
  plan: (yuan: number) => `计划 ${yuan / YI}`,
  actual: (yuan: number) => String(yuan / YI),
  axis: String,
  tick: String,
  tooltip: () => document.createElement('div'),
}
interface Drawn {
  readonly yAxis: { readonly max: number }
  readonly series: readonly {
    readonly id: string
    readonly data: readonly (number | null)[]
    readonly label: { position: string; formatter(at: { dataIndex: number }): string }
  }[]
}
function drawn(invested: readonly (number | null)[], plan: readonly (number | null)[]): Drawn {
  const months: ProjectMonth[] = plan.map((due, i) => ({
    period: asPeriod(`2026-${String(i + 1).padStart(2, '0')}`),
    invested: typeof invested[i] === 'number' ? (invested[i] ?? 0) * YI : null,
    plan: due === null ? null : due * YI,
  }))
  return planCurveChart(months, words, { width: 800, height: 260, theme }) as unknown as Drawn
}
const labelsOf = ({ series }: Drawn) =>
  series.map(({ data, label }) => data.map((_, dataIndex) => label.formatter({ dataIndex })).filter(Boolean))

describe('the curve of a plan', () => {
  test('is in 亿元, and names the newest value and the whole year where they are', () => {
    const chart = drawn([10, 25], [10, 20, 30])
    expect(chart.series.map(({ id, data }) => [id, data])).toEqual([
      ['plan', [10, 20, 30]],
      ['actual', [10, 25, null]],
    ])
    expect(labelsOf(chart)).toEqual([['计划 30'], ['25']])
  })

  test('has a gap where nothing was filed, and never a zero', () => {
    expect(drawn([null, 25], [10, 20]).series[1]?.data).toEqual([null, 25])
  })

  test('writes the newest value on the side where the plan does not run', () => {
    expect(drawn([10, 25], [10, 20, 30]).series[1]?.label.position).toBe('top')
    expect(drawn([10, 15], [10, 20, 30]).series[1]?.label.position).toBe('bottom')
    expect(drawn([10, 25, 30], [10, 20, 30]).series[1]?.label.position).toBe('right')
  })

  test('of a project without a plan draws what was done alone', () => {
    expect(labelsOf(drawn([10, 25], [null, null]))).toEqual([[], ['25']])
  })

  test('of nothing draws an empty axis', () => {
    expect(labelsOf(drawn([], []))).toEqual([[], []])
    expect(drawn([], []).yAxis.max).toBe(1)
  })
})
