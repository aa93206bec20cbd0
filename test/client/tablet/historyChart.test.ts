import { describe, expect, test } from 'vitest'
import { splitYears } from '#client/charts/splitYears.ts'
import type { ChartTheme } from '#client/charts/theme.ts'
import { trendData, type TrendSeries } from '#client/charts/trendData.ts'
import { trendLine, type TrendOptions } from '#client/charts/trendLine.ts'
import { lonelyPoints } from '#client/charts/trendMarks.ts'
import { trendTooltip } from '#client/charts/trendTooltip.ts'
import { valueAxis } from '#client/charts/valueAxis.ts'
import { periodTick } from '#client/format/periodTick.ts'
import { axisText, endText, placesAxis } from '#client/tablet/axisText.ts'
import { asPeriod } from '#shared/period.ts'
import { catalogue, traits } from '#test/support/boardFixture.ts'

const rule = catalogue.rule('monthly-no-jan')
const GROWTH = traits('economy.retail-sales.growth')
const line = (
  id: string,
  values: Readonly<Record<string, number>>,
  revised: readonly string[] = [],
): TrendSeries => ({
  id,
  name: id,
  role: 'home',
  traits: GROWTH,
  observations: Object.entries(values).map(([p, value]) => ({
    period: asPeriod(p),
    value,
    vintage: revised.includes(p) ? 2 : 1,
  })),
})
const year = line('home', { '2019-11': 80, '2019-12': 100, '2020-02': 9, '2020-03': 20 }, ['2019-12'])

interface Drawn {
  readonly yAxis: { readonly min: number; readonly max: number; readonly inverse: boolean }
  readonly dataZoom: readonly { readonly startValue: number; readonly endValue: number }[]
  readonly series: readonly {
    readonly id: string
    readonly endLabel: { readonly show: boolean }
    readonly markPoint: {
      readonly data: readonly { readonly coord: readonly number[]; readonly symbol: string }[]
    }
  }[]
}
const theme = new Proxy(
  { rem: 10 },
  { get: (o, k) => (k === 'rem' ? o.rem : '#000') },
) as unknown as ChartTheme
const words = { value: String, tick: String, tooltip: () => document.createElement('div') }
function drawn(lines: readonly TrendSeries[], more: Partial<TrendOptions> = {}): Drawn {
  const options = { lines, data: trendData(lines, rule), words, zoom: true, ...more }
  return trendLine(options, { width: 600, height: 400, theme }) as unknown as Drawn
}

describe('the history chart', () => {
  test('draws nothing across the turn of the year where amounts start anew', () => {
    const stretches = splitYears([year])
    expect(stretches.map(({ observations }) => observations.map((o) => o.value))).toEqual([
      [80, 100],
      [9, 20],
    ])
    const { series } = drawn(stretches)
    expect(series.map(({ endLabel }) => endLabel.show)).toEqual([false, true])
  })

  test('fits its axis to what is in sight and labels no end that is out of sight', () => {
    const { yAxis, series, dataZoom } = drawn([year], { window: [2, 3] })
    expect(yAxis.max).toBeLessThan(80)
    expect(series[0]?.endLabel.show).toBe(true)
    expect(dataZoom.map(({ startValue, endValue }) => [startValue, endValue])).toEqual([
      [2, 3],
      [2, 3],
    ])
    expect(drawn([year], { window: [0, 2] }).series[0]?.endLabel.show).toBe(false)
  })

  test('marks the chosen point and what was revised', () => {
    const marks = drawn([year], { selected: 3, marksRevisions: true }).series[0]?.markPoint.data ?? []
    expect(marks.map(({ coord, symbol }) => [symbol, coord[0]])).toEqual([
      ['rect', 3],
      ['circle', 3],
      ['diamond', 1],
    ])
  })

  test('shows a value between two gaps as a dot', () => {
    expect([...lonelyPoints([1, NaN, 2, NaN, 3, 4])]).toEqual([0, 2])
  })

  test('leaves zero off only where values lie close together far from it', () => {
    expect(valueAxis([99, 104], 5, true).min).toBeGreaterThan(0)
    expect(valueAxis([99, 104], 5).min).toBe(0)
    expect(valueAxis([20, 104], 5, true).min).toBe(0)
    expect(valueAxis([-1, 2], 5, true)).toMatchObject({ min: expect.any(Number) })
  })

  test('has the first place on top', () => {
    expect(placesAxis(16)).toEqual({ min: 1, max: 16, interval: 3 })
    expect(drawn([year], { axis: placesAxis(16), upsideDown: true }).yAxis).toMatchObject({
      min: 1,
      inverse: true,
    })
  })

  test('writes periods and numbers short, and names as text', () => {
    expect(
      ['2020-05', '2020-Q2', '2020-H1', '2020', '2020-06-12'].map((p) => periodTick(asPeriod(p))),
    ).toEqual(['20-05', '20Q2', '20H1', '2020', '06-12'])
    const growth = catalogue.indicator('economy.retail-sales.growth')
    if (!growth) throw new Error('the catalogue has lost retail sales')
    expect([endText(3.6, growth, 'half-up'), axisText(-2.5, growth), axisText(10, growth)]).toEqual([
      '+3.6%',
      '−2.5%',
      '10%',
    ])
    const box = trendTooltip('<b>', [{ name: '<i>', value: '1', colour: 'red', demo: '演示数据' }])
    expect(box.textContent).toBe('<b><i>1演示数据')
  })
})
