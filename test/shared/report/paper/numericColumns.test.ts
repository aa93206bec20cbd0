import { describe, expect, it } from 'vitest'
import { numericColumns } from '#shared/report/paper/numericColumns.ts'

const isNumeric = (...cells: string[]): boolean | undefined =>
  numericColumns({ head: [[{ text: '列' }]], rows: cells.map((text) => [[{ text }]]) })[0]

describe('columns of numbers', () => {
  it.each([
    ['12.35亿元', '—', '3,042人'],
    ['-3.1%', '0.0%', '4.2%（初步）'],
    ['36个', '（待报）', ''],
    ['3万余人', '40%以上'],
  ])('are those of %s', (...cells) => {
    expect(isNumeric(...cells)).toBe(true)
  })

  it.each([
    ['1—5月', '5月'],
    ['5月', '6月'],
    ['2020年', '2019年'],
    ['12.35亿元', '未公布'],
    ['—', '—'],
    ['某项目', '3'],
  ])('are not those of %s', (...cells) => {
    expect(isNumeric(...cells)).toBe(false)
  })

  it('looks at each column by itself, and short rows do not disturb it', () => {
    const row = (...cells: string[]) => cells.map((text) => [{ text }])
    expect(numericColumns({ head: row('指标', '同比'), rows: [row('投资', '4.2%'), row('消费')] })).toEqual([
      false,
      true,
    ])
  })
})
