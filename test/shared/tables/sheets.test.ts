import { describe, expect, it } from 'vitest'
import { catalogue, HINTS } from '#test/shared/tables/readBlock.ts'
import type { BoardObservation } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { fates, type HistoryOf } from '#shared/tables/fates.ts'
import { cellAddress, gridOfTexts, type Cell, type Merge, type TableGrid } from '#shared/tables/grid.ts'
import { recognise } from '#shared/tables/recognise.ts'

/** A sheet of a workbook: numbers as the file keeps them, `null` for an empty cell. */
function sheet(
  rows: readonly (readonly (string | number | Cell | null)[])[],
  more: Partial<TableGrid> = {},
): TableGrid {
  const cell = (content: string | number | Cell | null): Cell => {
    if (content === null) return { text: '' }
    return typeof content === 'object'
      ? content
      : typeof content === 'string'
        ? { text: content }
        : { text: String(content), value: content }
  }
  return { name: '5月', merges: [], rows: rows.map((row) => row.map(cell)), ...more }
}
const merge = (row: number, col: number, rows: number, cols: number): Merge => ({ row, col, rows, cols })
const outcome = (grid: TableGrid, history: HistoryOf = () => [], hints = HINTS) =>
  fates(grid, recognise(grid, catalogue, hints).mapping, catalogue, history)
const taken = (grid: TableGrid, hints = HINTS) =>
  outcome(grid, undefined, hints).entries.map(({ address, series, period, value }) => [
    address,
    series,
    period,
    value,
  ])

describe('a sheet of a workbook', () => {
  it('says what a merged header cell says for every column and row below it', () => {
    const grid = sheet(
      [
        ['各县（市、区）主要指标', null, null, null],
        ['地区', '固定资产投资', null, '社会消费品零售总额'],
        [null, '增速（%）', '位次', '增速（%）'],
        ['管城区', 6.1, 2, 7.3],
      ],
      { merges: [merge(0, 0, 1, 4), merge(1, 0, 2, 1), merge(1, 1, 1, 2)] },
    )
    expect(taken(grid)).toEqual([
      ['B4', 'economy.fixed-asset-investment.growth@410104', '2026-05', 6.1],
      ['C4', 'economy.fixed-asset-investment.rank-city@410104', '2026-05', 2],
      ['D4', 'economy.retail-sales.growth@410104', '2026-05', 7.3],
    ])
  })

  it('repeats a merged label for the rows that it spans', () => {
    const grid = sheet(
      [
        ['指标', '地区', '1—5月增速（%）'],
        ['固定资产投资', '中原区', 3.2],
        [null, '管城区', 6.1],
      ],
      { merges: [merge(1, 0, 2, 1)] },
    )
    expect(taken(grid).map(([cell, series]) => [cell, series])).toEqual([
      ['C2', 'economy.fixed-asset-investment.growth@410102'],
      ['C3', 'economy.fixed-asset-investment.growth@410104'],
    ])
  })

  it('counts percents, dates and errors as the sheet shows them', () => {
    const grid = sheet([
      ['指标', '增速'],
      ['固定资产投资', { text: '6.1%', value: 0.061, format: '0.0%' }],
      ['社会消费品零售总额', { text: '2026/5/1', value: 46143, format: 'yyyy/m/d' }],
      ['一般公共预算收入', { text: '#REF!', error: '#REF!' }],
    ])
    const { entries, problems } = outcome(grid)
    expect(entries.map(({ value }) => value)).toEqual([6.1])
    expect(problems.map(({ cell, code, sheet: name }) => [name, cell, code])).toEqual([
      ['5月', 'B3', 'date'],
      ['5月', 'B4', 'sheet-error'],
    ])
  })

  it('leaves out rows and columns that are hidden, and says so', () => {
    const rows = [
      ['指标', '本月', '累计'],
      ['社会消费品零售总额', 34.9, 165.1],
      ['一般公共预算收入', 9.1, 47.3],
    ]
    const { cells, entries } = outcome(sheet(rows, { hiddenRows: [2], hiddenCols: [1] }))
    expect(entries.map(({ address }) => address)).toEqual(['C2'])
    const hidden = cells.flatMap((cell) =>
      cell.fate === 'skipped' && cell.reason === 'hidden' ? [cell.address] : [],
    )
    expect(hidden).toEqual(['A3', 'B3', 'C3', 'B2'])
  })

  it('takes its period from the name of the sheet or file only where nobody chose one', () => {
    const rows = [
      ['指标', '累计'],
      ['社会消费品零售总额', 165.1],
    ]
    const unnamed = sheet(rows, { name: 'Sheet1' })
    expect(outcome(unnamed, undefined, {}).problems.map(({ code }) => code)).toContain('no-period')
    expect(taken(sheet(rows, { name: '2026年4月' }), {})[0]?.[2]).toBe('2026-04')
    const named = recognise(unnamed, catalogue, { fileName: '2026年3月指标.xlsx' })
    expect(named.mapping.defaults.period).toBe('2026-03')
    expect(taken(sheet(rows, { name: '2026年4月' }))[0]?.[2]).toBe('2026-05')
  })

  it('gives cells the addresses that the sheet gives them', () => {
    expect([
      cellAddress(6, 1),
      cellAddress(0, 25),
      cellAddress(0, 26),
      cellAddress(9, 701),
      cellAddress(0, 702),
    ]).toEqual(['B7', 'Z1', 'AA1', 'ZZ10', 'AAA1'])
  })
})

describe('a total', () => {
  const known =
    (series: Record<string, number>): HistoryOf =>
    (key) => {
      const value = series[key]
      return value === undefined
        ? []
        : [{ period: asPeriod('2026-05'), value, status: 'final', vintage: 1 } satisfies BoardObservation]
    }
  const table = (other: number) =>
    gridOfTexts([
      ['指标', '1-5月'],
      ['新入库“四上”单位数', '30'],
      ['新入库建筑业企业数', '8'],
      ['新入库房地产企业数', String(other)],
    ])
  const rest = 'stats.four-above.new-other@410104'

  it('of the catalogue is held against parts in the table and parts that are published', () => {
    expect(outcome(table(4), known({ [rest]: 18 })).problems).toEqual([])
    const { problems, entries } = outcome(table(9), known({ [rest]: 18 }))
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        code: 'parts-differ',
        cell: 'B2',
        params: { total: 30, sum: 35, difference: 5 },
      },
    ])
    expect(entries.map(({ value }) => value)).toEqual([30, 8, 9])
  })

  it('with parts that are not all known is held against nothing', () => {
    expect(outcome(table(9)).problems).toEqual([])
  })
})
